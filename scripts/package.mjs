// npm run package: the unpacked app in release/, then a smoke test of it in a window of its own.
import { ensureDependencies } from "./lib/dependencies.mjs";
import { packageUnpacked } from "./lib/packaging.mjs";
import { runScript } from "./lib/report.mjs";
import { ensureSystemPackages } from "./lib/system-packages.mjs";
import { runVitest } from "./lib/vitest.mjs";

await runScript(async () => {
  await ensureDependencies();
  await ensureSystemPackages("electron", "display");
  const folder = await packageUnpacked();
  const { failed } = await runVitest("e2e", ["test/e2e/packaged.test.ts"]);
  if (failed === 0) console.log(folder);
  return failed === 0 ? 0 : 1;
});
