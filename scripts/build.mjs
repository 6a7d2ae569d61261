// npm run build: installs what is missing and builds the app into dist/ if a source file has changed.
import { ensureBuild } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { runScript } from "./lib/report.mjs";

await runScript(async () => {
  await ensureDependencies();
  await ensureBuild();
});
