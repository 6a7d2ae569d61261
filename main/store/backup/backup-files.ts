import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { Refusal } from "../../../shared/ipc/errors";
import { Database } from "../database";
import { isDamage } from "../failures";
import type { ChainSeal } from "../log/chain-seal";
import { LOG_VERSION } from "../log/schema";
import { type Verification, verifyLog } from "../log/verification";

/** A backup that cannot be written or used. The message is Indonesian and says what to do. */
export class BackupError extends Error {}

/** How many backups a data folder remembers. */
const REMEMBERED = 50;

const listSchema = z.array(z.object({ path: z.string(), at: z.number() }));
export type KnownBackup = z.infer<typeof listSchema>[number];

/** The backups that were written from a data folder, oldest first. An unreadable list counts as empty. */
export function knownBackups(file: string): KnownBackup[] {
  if (!existsSync(file)) return [];
  try {
    return listSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return [];
  }
}

/** Notes a backup that is complete and checked. `at` is epoch milliseconds. */
export function noteBackup(file: string, path: string, at: number): void {
  const list = [...knownBackups(file), { path: resolve(path), at }].slice(-REMEMBERED);
  writeFileSync(`${file}.new`, `${JSON.stringify(list, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** Makes a file durable, and its name in its folder too where the system allows it. */
export function flushFile(path: string): void {
  const file = openSync(path, "r+");
  fsyncSync(file);
  closeSync(file);
}

/** Makes the names in a folder durable. */
export function flushFolder(path: string): void {
  try {
    const folder = openSync(path, "r");
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Windows opens no folder; there the rename itself is written through.
  }
}

/**
 * Writes a file that must not exist yet: `fill` makes it beside, complete and durable, before it gets its name.
 * @throws BackupError where there is a file already, or no folder
 */
export function writeNewFile(target: string, fill: (beside: string) => void): void {
  if (existsSync(target)) {
    throw new BackupError(`Berkas ${target} sudah ada dan tidak ditimpa. Pilih nama lain.`);
  }
  if (!existsSync(dirname(target))) {
    throw new BackupError(`Folder ${dirname(target)} tidak ada. Buat lebih dahulu, atau pilih folder lain.`);
  }
  const beside = `${target}.part`;
  rmSync(beside, { force: true });
  removeUnfinished(dirname(target));
  try {
    fill(beside);
    flushFile(beside);
    renameSync(beside, target);
    flushFolder(dirname(target));
  } finally {
    for (const side of ["", "-wal", "-shm", "-journal"]) rmSync(beside + side, { force: true });
  }
}

/** What a backup that was cut off left beside the others, whatever its name: no backup takes a day. */
function removeUnfinished(folder: string): void {
  const yesterday = Date.now() - 86_400_000;
  for (const name of readdirSync(folder)) {
    if (!/\.(backup|keys)\.part(-wal|-shm|-journal)?$/.test(name)) continue;
    const path = join(folder, name);
    try {
      if (statSync(path).mtimeMs < yesterday) rmSync(path);
    } catch {
      // Gone already, or not ours to remove: it takes room, nothing more.
    }
  }
}

/** Writes all of an open database into a new file, as it is in one moment, while others write to it. */
export function copyInto(database: Database, target: string): void {
  // An empty file is written into: so nobody else can read it while it grows either.
  writeFileSync(target, "", { mode: 0o600, flag: "wx" });
  database.rawRun("VACUUM INTO ?", target);
}

/**
 * Opens a log for reading only, beside whoever writes it.
 * @throws Refusal `log-newer`, `log-damaged`; BackupError for a file that is no log
 */
export function openLogForReading(path: string): Database {
  const database = new Database(path, { readOnly: true });
  try {
    database.exec("PRAGMA busy_timeout = 5000");
    const tables = database.rawAll<{ name: string }>("SELECT name FROM sqlite_schema WHERE name IN ('events', 'meta')");
    if (tables.length < 2) throw new BackupError(`${path} bukan log Sigap. Periksa jalurnya.`);
    const found = database.rawGet<{ user_version: number }>("PRAGMA user_version")?.user_version ?? 0;
    const oldest = database.rawGet<{ value: string }>("SELECT value FROM meta WHERE key = 'oldest_app'");
    if (found > LOG_VERSION && Number(oldest?.value ?? found) > LOG_VERSION) {
      throw new Refusal("log-newer", { found, known: LOG_VERSION });
    }
    return database;
  } catch (error) {
    database.close();
    throw isDamage(error) ? new Refusal("log-damaged", { setAside: "", reason: "" }) : error;
  }
}

/** Checks every chain of a log file, with `seal` also against the office's key. @throws BackupError that names the first bad event, and what `openLogForReading` throws */
export function checkedLog(
  path: string,
  progress?: (events: number) => void,
  seal: ChainSeal | null = null,
): Verification {
  const database = openLogForReading(path);
  try {
    const verification = verifyLog(database, progress, seal);
    const bad = verification.firstBad;
    if (bad) throw new BackupError(`${path} tidak utuh: peristiwa ${bad.seq} dari ${bad.origin} (${bad.reason}).`);
    return verification;
  } catch (error) {
    throw isDamage(error) ? new Refusal("log-damaged", { setAside: "", reason: "" }) : error;
  } finally {
    database.close();
  }
}
