// npm start -- [arguments]: prepares everything, builds, and opens Sigap. Without a display it goes through the tour
// of the main job on a virtual one instead and says what it did.
import { ensureBuild } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { hasDisplay, openDisplay } from "./lib/display.mjs";
import { ensureElectron } from "./lib/electron.mjs";
import { launchArguments } from "./lib/launch.mjs";
import { runInForeground, runScript, say } from "./lib/report.mjs";
import { ensureSystemPackages } from "./lib/system-packages.mjs";

await runScript(async () => {
  await ensureDependencies();
  await ensureSystemPackages("electron");
  const electron = await ensureElectron();
  await ensureBuild();
  const appArguments = process.argv.slice(2);
  if (hasDisplay()) return runInForeground(electron.executable, launchArguments(appArguments));

  say("There is no display: Sigap runs on a virtual one and goes through its main job.");
  const display = await openDisplay();
  try {
    const { runTour } = await import("./tour.mjs");
    return (await runTour({ electron, appArguments })) ? 0 : 1;
  } finally {
    await display.close();
  }
});
