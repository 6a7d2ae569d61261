import { root } from "./paths.mjs";

/**
 * The command line that starts the built app in an Electron from ensureElectron(), with arguments of the app's own.
 * Chromium refuses its sandbox to root, so only there it goes without.
 */
export function launchArguments(appArguments) {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return [root, ...sandbox, ...appArguments];
}
