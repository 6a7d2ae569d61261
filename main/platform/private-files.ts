import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DataPaths } from "./paths";

/** Everybody else's rights: to read, write and enter. */
const OTHERS = 0o077;

/** From now on no file or folder that this process makes can be read by another user. Call it before anything else. */
export function keepFilesPrivate(): void {
  process.umask(OTHERS);
}

/**
 * Makes a data folder, or takes other users' rights away from one that is there: from the folder and from the files right
 * in it. A folder of another user, or one with other things than Sigap's in it, is left as it is.
 */
export function makeDataFolder(paths: DataPaths): void {
  mkdirSync(paths.folder, { recursive: true, mode: 0o700 });
  // Windows keeps rights in lists that a folder hands down; the user's own folder is private there.
  if (process.platform === "win32") return;
  const names = readdirSync(paths.folder);
  const isOurs = names.length === 0 || [paths.log, paths.officeKey, paths.lock].some((path) => existsSync(path));
  if (!isOurs) return;
  takeRights(paths.folder);
  for (const name of names) takeRights(join(paths.folder, name), true);
}

function takeRights(path: string, onlyFiles = false): void {
  const { uid, mode, ...kind } = describe(path);
  if (uid !== process.getuid?.() || (mode & OTHERS) === 0 || (onlyFiles && !kind.isFile)) return;
  chmodSync(path, mode & 0o700);
}

function describe(path: string): { uid: number | null; mode: number; isFile: boolean } {
  try {
    const found = statSync(path);
    return { uid: found.uid, mode: found.mode & 0o777, isFile: found.isFile() };
  } catch {
    // A side file that another connection took away meanwhile.
    return { uid: null, mode: 0, isFile: false };
  }
}

/**
 * Where this user's data lies unless a folder is named. On Windows the local folder: the roaming one, which is the usual
 * place of applications, is copied to a server when somebody logs off.
 */
export function usualRoot(platform: NodeJS.Platform, usual: string, localAppData: string | undefined): string {
  return join(platform === "win32" && localAppData ? localAppData : usual, "Sigap");
}
