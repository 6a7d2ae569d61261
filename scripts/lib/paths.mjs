import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** The folder that holds package.json. */
export const root = resolve(import.meta.dirname, "../..");

/** What the build writes. */
export const buildFolder = join(root, "dist");

/** What runs write: pictures, test reports. Never part of the repository. */
export const outputFolder = join(root, "out");

/** Large things that outlive a checkout, such as a prepared Electron. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "sigap");

/** A program that an installed package brings. */
export function packageFile(...parts) {
  return join(root, "node_modules", ...parts);
}
