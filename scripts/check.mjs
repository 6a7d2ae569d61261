// npm run check: what can be said about the sources without the app: format and lint, types, unused code, layers.
import { checks } from "./lib/checks.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { runScript } from "./lib/report.mjs";
import { runStages } from "./lib/stages.mjs";
import { runVitest } from "./lib/vitest.mjs";

await runScript(async () => {
  await ensureDependencies();
  const { failed } = await runStages([
    [
      { name: "types", run: checks.types },
      { name: "format and lint", run: checks.lint },
      { name: "unused code", run: checks.unused },
    ],
    { name: "layers", run: () => runVitest("unit", ["test/architecture"]) },
  ]);
  return failed === 0 ? 0 : 1;
});
