// npm run dev -- [arguments]: the app with hot reload of the screens and a restart when the main process changes.
import { forgetBuild } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { openDisplay } from "./lib/display.mjs";
import { ensureElectron } from "./lib/electron.mjs";
import { packageFile, root } from "./lib/paths.mjs";
import { runInForeground, runScript } from "./lib/report.mjs";
import { ensureSystemPackages } from "./lib/system-packages.mjs";

await runScript(async () => {
  await ensureDependencies();
  await ensureSystemPackages("electron");
  await ensureElectron();
  const display = await openDisplay();
  await forgetBuild();
  try {
    const sandbox = process.getuid?.() === 0 ? ["--noSandbox"] : [];
    const viteArguments = ["dev", "--watch", ...sandbox, "--", ...process.argv.slice(2)];
    return await runInForeground(
      process.execPath,
      [packageFile("electron-vite/bin/electron-vite.js"), ...viteArguments],
      {
        cwd: root,
      },
    );
  } finally {
    await display.close();
  }
});
