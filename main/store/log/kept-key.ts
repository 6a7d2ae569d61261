import { existsSync, renameSync, statSync } from "node:fs";
import { Refusal } from "../../../shared/ipc/errors";
import {
  type OfficeKey,
  type OfficeKeyFile,
  parseOfficeKeyFile,
  readOfficeKeyFile,
  writeOfficeKeyFile,
} from "../../platform/office-key";
import type { DataPaths } from "../../platform/paths";
import { Database, type ReadDatabase } from "../database";
import { isDamage } from "../failures";

/**
 * The office key, wrapped with its passphrase, lies twice: in office-key.json and in keys.db. Without it nothing that was
 * sealed can be read by anybody, and nothing may ever be put in its place.
 */
const KEPT = "office-key";

/** What keys.db (or a backup of it) keeps of the office key; null where it keeps none that can be read. */
export function keptOfficeKey(keys: ReadDatabase): OfficeKeyFile | null {
  const row = keys.rawGet<{ json: string }>("SELECT json FROM kept WHERE name = ?", KEPT);
  try {
    return row ? parseOfficeKeyFile(row.json) : null;
  } catch {
    return null;
  }
}

/** Keeps a copy in keys.db. What the operating system's key store wrapped is left out: it opens on this machine only. */
export function keepOfficeKey(keys: Database, file: OfficeKeyFile): void {
  const json = JSON.stringify({ ...file, osKeyStore: null });
  keys.rawRun("INSERT OR REPLACE INTO kept (name, json) VALUES (?, ?)", KEPT, json);
}

/**
 * Brings the copy in keys.db up to the file's, where the file holds exactly the generations of the key that opened the
 * folder: another file would replace the last copy by something that nobody can open.
 */
export function keepInStep(keys: Database, officeKey: OfficeKey, path: string): void {
  const file = readOrNull(path);
  const generations = (list: readonly { generation: number }[]) => list.map(({ generation }) => generation).join();
  if (!file || generations(file.generations) !== generations(officeKey)) return;
  const kept = keptOfficeKey(keys);
  if (!kept || kept.generations.length < file.generations.length) keepOfficeKey(keys, file);
}

function readOrNull(path: string): OfficeKeyFile | null {
  try {
    return readOfficeKeyFile(path);
  } catch {
    return null;
  }
}

/**
 * The wrapped office key of a folder: its file, or where that is lost or cannot be read, the copy in keys.db. Null for a
 * folder that holds no office yet. Writes nothing.
 * @throws Refusal `office-key-lost` where there is an office and no readable copy of its key
 */
export function officeKeyFileOf(paths: DataPaths): OfficeKeyFile | null {
  const file = readOrNull(paths.officeKey);
  if (file) return file;
  const kept = inKeys(paths, keptOfficeKey);
  if (kept) return kept;
  if (existsSync(paths.officeKey) || holdsOffice(paths)) {
    throw new Refusal("office-key-lost", { folder: paths.folder });
  }
  return null;
}

/**
 * Puts a lost or unreadable office-key.json back from the copy in keys.db; one that cannot be read stays beside it.
 * @throws Refusal `office-key-lost`
 */
export function bringOfficeKeyBack(paths: DataPaths, now: number): void {
  const file = officeKeyFileOf(paths);
  if (!file || readOrNull(paths.officeKey)) return;
  if (existsSync(paths.officeKey)) {
    const stamp = new Date(now).toISOString().replace(/[-:]/g, "").replace(/\..*/, "");
    renameSync(paths.officeKey, `${paths.officeKey}.damaged-${stamp}`);
  }
  writeOfficeKeyFile(paths.officeKey, file);
}

/** Whether a folder holds an office's record or keys already: then no other one may be begun in it. */
export function holdsOffice(paths: DataPaths): boolean {
  const kept = inKeys(paths, (keys) => keys.rawGet("SELECT 1 FROM kept WHERE name = ?", KEPT) !== undefined);
  return kept === true || holdsEvents(paths.log);
}

function holdsEvents(path: string): boolean {
  return (
    look(path, (log) => {
      try {
        return log.rawGet("SELECT 1 FROM events LIMIT 1") !== undefined;
      } catch (error) {
        // A log that cannot be read may hold anything; one without tables was never finished.
        if (isDamage(error)) return true;
        if (error instanceof Error && error.message.includes("no such table")) return false;
        throw error;
      }
    }) ?? false
  );
}

/** Asks keys.db, if there is one that can be asked. */
function inKeys<T>({ keys }: DataPaths, ask: (keys: Database) => T): T | null {
  return look(keys, (database) => {
    try {
      return ask(database);
    } catch (error) {
      if (isDamage(error) || (error instanceof Error && error.message.includes("no such table"))) return null;
      throw error;
    }
  });
}

function look<T>(path: string, ask: (database: Database) => T): T | null {
  if (!existsSync(path) || statSync(path).size === 0) return null;
  const database = new Database(path, { readOnly: true });
  try {
    return ask(database);
  } finally {
    database.close();
  }
}
