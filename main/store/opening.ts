import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Refusal } from "../../shared/ipc/errors";
import type { DataPaths } from "../platform/paths";
import { Database } from "./database";
import { isDamage } from "./failures";
import { migrateLog, VIEW_VERSION } from "./schema";

const SIDE_FILES = ["", "-wal", "-shm"];

/** Up to this size a file that was not closed cleanly is checked page by page before it is used. */
const FULL_CHECK_BYTES = 256 * 1024 * 1024;

interface ClosedState {
  [file: string]: { size: number; modified: number };
}

/** Notes size and time of the files at a clean close: a file that is still so needs no check at the next start. */
export function noteCleanClose(paths: DataPaths): void {
  const state: ClosedState = {};
  for (const path of [paths.log, paths.view]) {
    if (!existsSync(path)) continue;
    const { size, mtimeMs } = statSync(path);
    state[basename(path)] = { size, modified: mtimeMs };
  }
  writeFileSync(paths.viewState, JSON.stringify(state));
}

function closedCleanly(paths: DataPaths, path: string): boolean {
  try {
    const state = JSON.parse(readFileSync(paths.viewState, "utf8")) as ClosedState;
    const noted = state[basename(path)];
    const { size, mtimeMs } = statSync(path);
    return noted !== undefined && noted.size === size && noted.modified === mtimeMs;
  } catch {
    return false;
  }
}

function passesCheck(database: Database, schema: "main" | "view", path: string): boolean {
  if (statSync(path).size > FULL_CHECK_BYTES) return true;
  const rows = database.rawAll<Record<string, string>>(`PRAGMA ${schema}.quick_check(1)`);
  return rows.length === 1 && Object.values(rows[0] ?? {})[0] === "ok";
}

/** Moves a damaged log beside itself. It is never deleted: somebody may still read facts out of it. */
function setAside(paths: DataPaths, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]/g, "").replace(/\..*/, "");
  const target = `${paths.log}.damaged-${stamp}`;
  for (const side of SIDE_FILES) {
    if (existsSync(paths.log + side)) renameSync(paths.log + side, target + side);
  }
  return target;
}

/** The log that was set aside last, or null. */
export function lastSetAside(paths: DataPaths): string | null {
  const prefix = `${basename(paths.log)}.damaged-`;
  const found = readdirSync(dirname(paths.log))
    .filter((name) => name.startsWith(prefix) && !name.endsWith("-wal") && !name.endsWith("-shm"))
    .sort();
  const last = found.at(-1);
  return last ? join(dirname(paths.log), last) : null;
}

/**
 * Opens the log for writing.
 * @throws Refusal `log-newer`; `log-damaged` after the file was set aside.
 */
export function openLog(paths: DataPaths, now: number): Database {
  if (!existsSync(paths.log) && existsSync(paths.officeKey)) {
    throw new Refusal("log-damaged", { setAside: lastSetAside(paths) ?? "", reason: "missing" });
  }
  const clean = closedCleanly(paths, paths.log);
  const fresh = !existsSync(paths.log) || statSync(paths.log).size === 0;
  const database = new Database(paths.log);
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
    if (!fresh && !clean && !passesCheck(database, "main", paths.log)) {
      throw Object.assign(new Error("quick_check"), { errcode: 11 });
    }
    migrateLog(database);
    return database;
  } catch (error) {
    database.close();
    if (isDamage(error)) {
      const aside = setAside(paths, now);
      throw new Refusal("log-damaged", { setAside: aside, reason: error instanceof Error ? error.message : "" });
    }
    throw error;
  }
}

export function removeView(path: string): void {
  for (const side of SIDE_FILES) rmSync(path + side, { force: true });
}

export function attachView(database: Database, path: string): void {
  database.rawRun("ATTACH DATABASE ? AS view", path);
  database.exec("PRAGMA view.journal_mode = WAL; PRAGMA view.synchronous = NORMAL; PRAGMA view.secure_delete = ON");
}

/**
 * Attaches view.db. Returns false, with nothing attached, where it is missing, damaged or of another version: then it
 * has to be built from the log.
 */
export function attachCheckedView(database: Database, paths: DataPaths): boolean {
  if (!existsSync(paths.view) || statSync(paths.view).size === 0) return false;
  try {
    const clean = closedCleanly(paths, paths.view);
    attachView(database, paths.view);
    const version = database.rawGet<{ user_version: number }>("PRAGMA view.user_version")?.user_version;
    if (version === VIEW_VERSION && (clean || passesCheck(database, "view", paths.view))) return true;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  detachView(database);
  return false;
}

function detachView(database: Database): void {
  const attached = database.rawAll<{ name: string }>("PRAGMA database_list").some((entry) => entry.name === "view");
  if (attached) database.exec("DETACH DATABASE view");
}
