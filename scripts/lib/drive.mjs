import { launchArguments } from "./launch.mjs";
import { root } from "./paths.mjs";

const TRIES = 3;
const CONNECTED_WITHIN_MS = 20_000;

/**
 * Starts the built app with a driver attached (Playwright). The driver's connection is made while the first window
 * comes into being and now and then waits for ever; then the app is started again. Another failure is passed on.
 */
export async function launchDriven(appArguments, options = {}) {
  const { _electron } = await import("playwright-core");
  for (let attempt = 1; ; attempt++) {
    try {
      return await _electron.launch({
        args: launchArguments(appArguments),
        cwd: root,
        timeout: CONNECTED_WITHIN_MS,
        ...options,
      });
    } catch (error) {
      if (error?.name !== "TimeoutError" || attempt === TRIES) throw error;
    }
  }
}
