import { packageFile, root } from "./paths.mjs";
import { run } from "./report.mjs";

/** The sides with a tsconfig of their own; "." is for the configuration files in the root. */
const sides = ["shared", "main", "renderer", "test", "."];

/**
 * What can be said about the sources without running them, by name. Each resolves to { passed, failed }, counting one
 * per program that ran, and prints what a failing program said.
 */
export const checks = {
  lint: () => count([[packageFile("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."]]),
  types: () => count(sides.map((side) => [packageFile("typescript/bin/tsc"), "--noEmit", "--project", side])),
  unused: () => count([[packageFile("knip/bin/knip.js"), "--no-progress"]]),
};

async function count(commands) {
  let failed = 0;
  for (const command of commands) {
    const result = await run(process.execPath, command, { cwd: root, tolerate: true });
    if (result.code === 0) continue;
    failed += 1;
    process.stdout.write(result.output + result.errors);
  }
  return { passed: commands.length - failed, failed };
}
