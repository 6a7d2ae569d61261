import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { outputFolder, packageFile, root } from "./paths.mjs";
import { runInForeground } from "./report.mjs";

/**
 * Runs one vitest project and shows its output. Resolves to { passed, failed, skipped } in tests; a test file that
 * could not be loaded, and a run that ended without a report, count as failures.
 */
export async function runVitest(project, filters = []) {
  const report = join(outputFolder, "tests", `${project}.json`);
  await mkdir(join(outputFolder, "tests"), { recursive: true });
  await rm(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runInForeground(
    process.execPath,
    [packageFile("vitest/vitest.mjs"), "run", "--project", project, "--no-color", ...reporters, ...filters],
    { cwd: root },
  );
  const text = await readFile(report, "utf8").catch(() => null);
  if (text === null) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(text);
  const brokenFiles = result.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  const failed = result.numFailedTests + brokenFiles.length;
  return {
    passed: result.numPassedTests,
    // Unhandled errors fail a run whose tests all passed.
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
