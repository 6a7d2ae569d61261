import { ensureBuild } from "../../../scripts/lib/build.mjs";
import { openDisplay } from "../../../scripts/lib/display.mjs";
import { ensureElectron } from "../../../scripts/lib/electron.mjs";
import { ensureSystemPackages } from "../../../scripts/lib/system-packages.mjs";

/** Names the virtual displays to the tests' processes. */
export const DISPLAYS = "SIGAP_TEST_DISPLAYS";

/** As many as `maxWorkers` in vitest.config.ts. */
const PROCESSES = 2;

/**
 * Runs once before the end-to-end tests: Electron, the build and displays are there afterwards, also when vitest is
 * started by hand. The displays are always virtual ones, so that tests neither disturb nor depend on a person's screen;
 * SIGAP_TEST_ON_SCREEN=1 shows them.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  await ensureSystemPackages("electron");
  await ensureElectron();
  await ensureBuild();
  const alwaysVirtual = process.env.SIGAP_TEST_ON_SCREEN !== "1" && process.platform === "linux";
  const opened: Awaited<ReturnType<typeof openDisplay>>[] = [];
  while (opened.length < PROCESSES) opened.unshift(await openDisplay({ alwaysVirtual }));
  const names = opened.map(({ name }) => name).filter((name) => name !== null);
  if (names.length > 0) process.env[DISPLAYS] = names.join(" ");
  return async () => {
    for (const display of opened) await display.close();
  };
}
