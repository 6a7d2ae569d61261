import { chmodSync, existsSync, readFileSync } from "node:fs";
import { Refusal } from "../../../shared/ipc/errors";
import type { RandomSource } from "../../platform/ids";
import type { OfficeKey, OfficeKeyFile } from "../../platform/office-key";
import type { DataPaths } from "../../platform/paths";
import { Database } from "../database";
import { asRefusal } from "../failures";
import { keepOfficeKey, keptOfficeKey, officeKeyFileOf } from "../log/kept-key";
import { Keyring } from "../log/keyring";
import { createKeys } from "../log/schema";
import type { Store } from "../store";
import { BackupError, copyInto, writeNewFile } from "./backup-files";

/**
 * Backs up the streams' keys (wrapped) and the office key wrapped with its passphrase, in one file to be kept apart from
 * the log's backup. What the operating system's key store wrapped is left out: it opens on this machine only.
 */
export function backupKeys(paths: DataPaths, target: string): { keys: number } {
  let keys = 0;
  const officeKey = officeKeyFileOf(paths);
  if (!officeKey) throw new Refusal("setup-needed");
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
        keepOfficeKey(copy, officeKey);
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
    const officeKey = keptOfficeKey(database);
    if (!officeKey) throw new TypeError("no office key");
    const demo = database.rawGet<{ json: string }>("SELECT json FROM kept WHERE name = 'demo'");
    return { officeKey, demo: demo?.json ?? null };
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
      `INSERT INTO main.erased_keys SELECT key_id, erased FROM kept.erased_keys;
       INSERT INTO main.stream_keys SELECT key_id, wrapped, created FROM kept.stream_keys
         WHERE key_id NOT IN (SELECT key_id FROM kept.erased_keys);
       INSERT INTO main.signing_keys SELECT origin, public, sealed, created FROM kept.signing_keys;
       INSERT INTO main.kept SELECT name, json FROM kept.kept WHERE name = 'office-key';
       DETACH DATABASE kept`,
    );
  } finally {
    database.close();
  }
  chmodSync(paths.keys, 0o600);
}

/** @throws BackupError for a file that holds no streams' keys */
export function requireKeysFile(path: string): void {
  const database = new Database(path, { readOnly: true });
  try {
    database.rawGet("SELECT 1 FROM stream_keys, erased_keys, signing_keys LIMIT 1");
  } catch {
    throw new BackupError(`${path} bukan cadangan kunci Sigap. Sebutkan berkas yang dibuat perintah keys backup.`);
  } finally {
    database.close();
  }
}

/**
 * Brings keys that a folder has lost from a backup of its keys, or another keys.db of the office. `withoutKey`: streams
 * that still lack theirs.
 */
export function bringKeys(
  store: Store,
  from: string,
  officeKey: OfficeKey,
  random: RandomSource,
): { taken: number; known: number; dropped: number; withoutKey: number } {
  const brought = Keyring.open(from, officeKey, random, false);
  try {
    const keys = brought.wrappedKeys().filter(({ key_id }) => brought.has(Buffer.from(key_id)));
    return { ...store.acceptKeys(keys), withoutKey: store.lostKeys() };
  } finally {
    brought.close();
  }
}
