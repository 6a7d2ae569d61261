// npm test [-- STAGE …]: everything, from a fresh checkout on. Stages by name: lint, types, unused, unit, e2e, package.
// `npm run test:long` runs the long tests instead.
import { ensureBuild } from "./lib/build.mjs";
import { checks } from "./lib/checks.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { ensureElectron } from "./lib/electron.mjs";
import { runScript, SetupError } from "./lib/report.mjs";
import { runStages } from "./lib/stages.mjs";
import { ensureSystemPackages } from "./lib/system-packages.mjs";
import { runVitest } from "./lib/vitest.mjs";

const once = { passed: 1, failed: 0 };
const setUp = {
  name: "set-up",
  needed: true,
  run: async () => {
    await ensureDependencies();
    await ensureSystemPackages("electron", "display");
    await ensureElectron();
    return once;
  },
};
const build = {
  name: "build",
  needed: true,
  run: async () => {
    await ensureBuild();
    return once;
  },
};
// What shows no progress of its own runs beside each other.
const stages = [
  [
    { key: "types", name: "types", run: checks.types },
    { key: "package", name: "unpacked build", run: packageApp },
    { key: "unused", name: "unused code", run: checks.unused },
    { key: "lint", name: "format and lint", run: checks.lint },
  ],
  { key: "unit", name: "unit, store and layer tests", run: () => vitest("unit") },
  { key: "e2e", name: "end-to-end tests", run: () => vitest("e2e") },
];
const long = { key: "long", name: "long tests", run: () => vitest("long") };

async function vitest(project) {
  const result = await runVitest(project);
  // The tests themselves print the reason.
  if (result.skipped > 0) console.log(`${result.skipped} tests were skipped.`);
  return result;
}

async function packageApp() {
  const { packageUnpacked } = await import("./lib/packaging.mjs");
  await packageUnpacked();
  return once;
}

function chooseStages(words) {
  if (words.includes("--long")) return [long];
  if (words.length === 0) return stages;
  const keys = stages.flat().map((stage) => stage.key);
  const unknown = words.filter((word) => !keys.includes(word));
  if (unknown.length > 0) {
    throw new SetupError(`Unknown stage: ${unknown.join(", ")}. Stages: ${keys.join(", ")}.`);
  }
  return stages.map((entry) => [entry].flat().filter((stage) => words.includes(stage.key)));
}

await runScript(async () => {
  const total = await runStages([setUp, build, ...chooseStages(process.argv.slice(2))]);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});
