import { packageFile, root } from "./paths.mjs";
import { run } from "./report.mjs";

/**
 * What TypeScript checks: the tests with all that they are about, and the configuration files in the root. Each side is
 * checked once, with the types of its own surroundings; the others read its declarations in out/types.
 */
const projects = ["test/tsconfig.build.json", "tsconfig.json"];

/**
 * What can be said about the sources without running them, by name. Each resolves to { passed, failed }, counting one
 * per program that ran, and prints what a failing program said.
 */
export const checks = {
  lint: () => check([packageFile("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."]),
  types: () => check([packageFile("typescript/bin/tsc"), "--build", ...projects]),
  unused: () => check([packageFile("knip/bin/knip.js"), "--no-progress"]),
};

async function check(command) {
  const result = await run(process.execPath, command, { cwd: root, tolerate: true });
  if (result.code === 0) return { passed: 1, failed: 0 };
  process.stdout.write(result.output + result.errors);
  return { passed: 0, failed: 1 };
}
