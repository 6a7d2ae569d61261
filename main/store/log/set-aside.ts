import { existsSync, readdirSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { DataPaths } from "../../platform/paths";

/** The file of a database and what SQLite keeps beside it. The side files go first: a stale one would be played onto another. */
export const SIDE_FILES = ["-wal", "-shm", ""];

/** What a set-aside log and a set-aside view are called behind the file's own name. */
const MARKS = { damaged: ".damaged-", ahead: ".ahead-" } as const;

/**
 * Moves a database that must not be used any more beside itself. It is never deleted: somebody may still read facts out
 * of it. `now` in epoch milliseconds. Returns where it lies, or null where nothing was there.
 */
export function setAside(path: string, why: keyof typeof MARKS, now: number): string | null {
  const stamp = new Date(now).toISOString().replace(/[-:]/g, "").replace(/\..*/, "");
  const wanted = `${path}${MARKS[why]}${stamp}`;
  let target = wanted;
  for (let n = 2; existsSync(target); n++) target = `${wanted}-${n}`;
  for (const side of SIDE_FILES) {
    if (existsSync(path + side)) renameSync(path + side, target + side);
  }
  return existsSync(target) ? target : null;
}

/** The log that was set aside last, or null. */
export function lastSetAside(paths: DataPaths): string | null {
  return setAsideAs(paths.log, "damaged").at(-1) ?? null;
}

/** Logs that were set aside, and views that knew more than the log. */
export function setAsideFiles(paths: DataPaths): string[] {
  return [...setAsideAs(paths.log, "damaged"), ...setAsideAs(paths.view, "ahead")];
}

function setAsideAs(path: string, why: keyof typeof MARKS): string[] {
  const prefix = `${basename(path)}${MARKS[why]}`;
  if (!existsSync(dirname(path))) return [];
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix) && !name.endsWith("-wal") && !name.endsWith("-shm"))
    .sort()
    .map((name) => join(dirname(path), name));
}
