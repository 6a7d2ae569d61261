import { ensureBuild } from "../../../scripts/lib/build.mjs";
import { openDisplay } from "../../../scripts/lib/display.mjs";
import { ensureElectron } from "../../../scripts/lib/electron.mjs";
import { ensureSystemPackages } from "../../../scripts/lib/system-packages.mjs";

/**
 * Runs once before the end-to-end tests: Electron, the build and a display are there afterwards, also when vitest is
 * started by hand. The display is always a virtual one, so that tests neither disturb nor depend on a person's screen;
 * SIGAP_TEST_ON_SCREEN=1 shows them.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  await ensureSystemPackages("electron");
  await ensureElectron();
  await ensureBuild();
  const onScreen = process.env.SIGAP_TEST_ON_SCREEN === "1";
  const display = await openDisplay({ alwaysVirtual: !onScreen && process.platform === "linux" });
  return () => display.close();
}
