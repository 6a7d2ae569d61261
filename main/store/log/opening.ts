import { existsSync, rmSync, statSync } from "node:fs";
import { Refusal } from "../../../shared/ipc/errors";
import { closeKeyOf, type OfficeKey } from "../../platform/office-key";
import type { DataPaths } from "../../platform/paths";
import { Database } from "../database";
import { isDamage, SQLITE_CORRUPT } from "../failures";
import { type Condition, conditionOf } from "./clean-close";
import type { Keyring } from "./keyring";
import { readLogCheck } from "./log-check";
import { firstBadSince } from "./log-checker";
import { NoteSeal } from "./note-seal";
import { migrateLog } from "./schema";
import { lastSetAside, SIDE_FILES, setAside } from "./set-aside";
import { verifyLog } from "./verification";

/** Up to this size a file that was not closed cleanly is checked page by page before it is used. */
const FULL_CHECK_BYTES = 256 * 1024 * 1024;

/** The log's pages, or the view's pages and whether its indexes fit its rows. */
function passesCheck(database: Database, check: "main.quick_check" | "view.integrity_check", path: string): boolean {
  if (statSync(path).size > FULL_CHECK_BYTES) return true;
  const rows = database.rawAll<Record<string, string>>(`PRAGMA ${check}(1)`);
  return rows.length === 1 && Object.values(rows[0] ?? {})[0] === "ok";
}

/** A changed log is walked wholly, one that a crash left from its last known good ends on. */
function firstBadOf(log: Database, paths: DataPaths, seal: NoteSeal, condition: Condition) {
  if (condition === "not-closed") return firstBadSince(log, readLogCheck(paths.logCheck, seal).good);
  if (condition === "clean" || statSync(paths.log).size > FULL_CHECK_BYTES) return null;
  return verifyLog(log).firstBad;
}

function damage(reason: string): Error {
  return Object.assign(new Error(reason), { rawCode: SQLITE_CORRUPT });
}

/**
 * The keys stand apart from the log, and a new keys.db would be silent about what can no longer be read: names would be
 * gone from the rows, and operators' passwords with the next rebuild.
 * @throws Refusal `internal` with what to do, where keys.db is missing beside a log with sealed parts
 */
export function requireKeys(database: Database, paths: DataPaths): void {
  if (existsSync(paths.keys) && statSync(paths.keys).size > 0) return;
  if (!database.rawGet("SELECT 1 FROM events WHERE personal IS NOT NULL LIMIT 1")) return;
  throw keysRefusal(paths, "tidak ada atau kosong");
}

/** What is wrong with keys.db, and what to do: the log and its backups are not at fault. */
export function keysRefusal(paths: DataPaths, what: string): Refusal {
  const message = `Berkas kunci ${paths.keys} ${what}. Kembalikan berkas itu, atau pulihkan folder baru dari cadangan log dan cadangan kunci dengan perintah restore.`;
  return new Refusal("internal", { message });
}

/**
 * Opens the log for writing.
 * @throws Refusal `log-newer`; `log-damaged` after the file was set aside.
 */
export function openLog(paths: DataPaths, now: number, officeKey: OfficeKey): Database {
  const fresh = !existsSync(paths.log) || statSync(paths.log).size === 0;
  if (fresh && existsSync(paths.officeKey)) {
    const reason = existsSync(paths.log) ? "empty" : "missing";
    throw new Refusal("log-damaged", { setAside: lastSetAside(paths) ?? "", reason });
  }
  const condition = fresh ? "clean" : conditionOf(paths, paths.log, closeKeyOf(officeKey));
  const database = new Database(paths.log);
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
    if (condition !== "clean" && !passesCheck(database, "main.quick_check", paths.log)) throw damage("quick_check");
    migrateLog(database);
    const firstBad = firstBadOf(database, paths, new NoteSeal(officeKey), condition);
    if (firstBad) throw damage(`${firstBad.reason} ${firstBad.origin} ${firstBad.seq}`);
    return database;
  } catch (error) {
    database.close();
    if (isDamage(error)) {
      const aside = setAside(paths.log, "damaged", now) ?? "";
      throw new Refusal("log-damaged", { setAside: aside, reason: error instanceof Error ? error.message : "" });
    }
    throw error;
  }
}

/** Where a restore makes a log ready before it gets its name. */
export function restoredLog(paths: DataPaths): string {
  return `${paths.log}.restored`;
}

export function removeView(path: string): void {
  for (const side of SIDE_FILES) rmSync(path + side, { force: true });
}

/** Attaches view.db for writing; `key` is the keyring's. */
export function attachView(database: Database, path: string, key: string): void {
  database.attach("view", path, key);
  database.exec("PRAGMA view.journal_mode = WAL; PRAGMA view.synchronous = NORMAL; PRAGMA view.secure_delete = ON");
}

/**
 * Attaches view.db. Returns false, with nothing attached, where it is missing, damaged, under another key, of another version or
 * changed by somebody else: then it has to be built from the log.
 */
export function attachCheckedView(
  database: Database,
  paths: DataPaths,
  { viewKey, closeKey }: Pick<Keyring, "viewKey" | "closeKey">,
  wanted: number,
): boolean {
  if (!existsSync(paths.view) || statSync(paths.view).size === 0) return false;
  const condition = conditionOf(paths, paths.view, closeKey);
  if (condition === "changed") return false;
  try {
    attachView(database, paths.view, viewKey);
    const version = database.rawGet<{ user_version: number }>("PRAGMA view.user_version")?.user_version;
    const sound = condition === "clean" || passesCheck(database, "view.integrity_check", paths.view);
    if (version === wanted && sound) return true;
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
