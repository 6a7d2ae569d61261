import { chmodSync, existsSync, readFileSync } from "node:fs";
import { type OfficeKeyFile, readOfficeKeyFile } from "../../platform/office-key";
import type { DataPaths } from "../../platform/paths";
import { Database } from "../database";
import { asRefusal } from "../failures";
import { createKeys } from "../log/schema";
import { BackupError, copyInto, writeNewFile } from "./backup-files";

const KEPT = "CREATE TABLE kept (name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID";

/**
 * Backs up the streams' keys (wrapped) and the office key wrapped with its passphrase, in one file to be kept apart from
 * the log's backup. What the operating system's key store wrapped is left out: it opens on this machine only.
 */
export function backupKeys(paths: DataPaths, target: string): { keys: number } {
  let keys = 0;
  try {
    writeNewFile(target, (beside) => {
      const source = new Database(paths.keys, { readOnly: true });
      try {
        source.exec("PRAGMA busy_timeout = 5000");
        copyInto(source, beside);
      } finally {
        source.close();
      }
      const copy = new Database(beside);
      try {
        copy.exec(KEPT);
        const officeKey: OfficeKeyFile = { ...readOfficeKeyFile(paths.officeKey), osKeyStore: null };
        copy.rawRun("INSERT INTO kept (name, json) VALUES ('office-key', ?)", JSON.stringify(officeKey));
        if (existsSync(paths.demo)) {
          copy.rawRun("INSERT INTO kept (name, json) VALUES ('demo', ?)", readFileSync(paths.demo, "utf8"));
        }
        keys = copy.rawGet<{ n: number }>("SELECT count(*) AS n FROM stream_keys")?.n ?? 0;
      } finally {
        copy.close();
      }
    });
  } catch (error) {
    throw asRefusal(error, target);
  }
  return { keys };
}

interface KeysBackup {
  officeKey: OfficeKeyFile;
  /** The content of demo.json where the folder was a demo. */
  demo: string | null;
}

/** Reads a file that `backupKeys` wrote. @throws BackupError */
export function readKeysBackup(path: string): KeysBackup {
  const database = new Database(path, { readOnly: true });
  try {
    const kept = new Map(
      database.rawAll<{ name: string; json: string }>("SELECT name, json FROM kept").map((row) => [row.name, row.json]),
    );
    return { officeKey: JSON.parse(kept.get("office-key") ?? "") as OfficeKeyFile, demo: kept.get("demo") ?? null };
  } catch {
    throw new BackupError(`${path} bukan cadangan kunci Sigap. Sebutkan berkas yang dibuat perintah keys backup.`);
  } finally {
    database.close();
  }
}

/** How many streams of a log have sealed parts, and how many of those have no key in a keys file. */
export function keyFit(log: Database, keysFile: string): { sealed: number; missing: number; sample: Buffer | null } {
  log.rawRun("ATTACH DATABASE ? AS kept", keysFile);
  const counts = log.rawGet<{ sealed: number; missing: number; sample: Uint8Array | null }>(
    `SELECT count(*) AS sealed, coalesce(sum(k.key_id IS NULL), 0) AS missing, max(k.key_id) AS sample
     FROM (SELECT DISTINCT substr(personal, 2, 16) AS key_id FROM main.events WHERE personal IS NOT NULL) AS used
     LEFT JOIN kept.stream_keys AS k ON k.key_id = used.key_id`,
  );
  return {
    sealed: counts?.sealed ?? 0,
    missing: counts?.missing ?? 0,
    sample: counts?.sample ? Buffer.from(counts.sample) : null,
  };
}

/** Makes keys.db from a file that `backupKeys` wrote. */
export function placeKeys(paths: DataPaths, from: string): void {
  const database = new Database(paths.keys);
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
    createKeys(database);
    database.rawRun("ATTACH DATABASE ? AS kept", from);
    database.exec(
      "INSERT INTO stream_keys SELECT key_id, wrapped, created FROM kept.stream_keys; DETACH DATABASE kept",
    );
  } finally {
    database.close();
  }
  chmodSync(paths.keys, 0o600);
}
