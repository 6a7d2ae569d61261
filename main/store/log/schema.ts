import { Refusal } from "../../../shared/ipc/errors";
import type { Database } from "../database";

/**
 * The log's schema only grows. `user_version` counts its migrations; `oldest_app` in `meta` names the oldest log
 * version that an app must know to open the file. Each migration runs in one transaction with the version's change.
 */
const LOG_MIGRATIONS: readonly string[] = [
  `CREATE TABLE events (
     pos INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     stream TEXT NOT NULL,
     type TEXT NOT NULL,
     v INTEGER NOT NULL,
     after TEXT NOT NULL,
     hlc TEXT NOT NULL,
     wall INTEGER NOT NULL,
     mono INTEGER NOT NULL,
     origin TEXT NOT NULL,
     origin_seq INTEGER NOT NULL,
     prev_hash BLOB NOT NULL,
     hash BLOB NOT NULL,
     actor TEXT NOT NULL,
     payload TEXT NOT NULL,
     personal BLOB,
     received INTEGER NOT NULL,
     mac BLOB NOT NULL,
     UNIQUE (origin, origin_seq)
   ) STRICT;
   CREATE INDEX events_stream ON events (stream, pos);
   -- Which sealed files are referred to is asked of the whole log, whatever kind of stream they belong to.
   CREATE INDEX events_files ON events (pos) WHERE substr(type, -17) = '.attachment-added';
   -- Persons who were erased are few, and asked for whenever a key or an event comes.
   CREATE INDEX events_erased ON events (stream) WHERE type = 'stream.erased';
   -- Where each chain ends, sealed with a key derived from the office key; written with the events.
   CREATE TABLE heads (
     origin TEXT PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL, mac BLOB NOT NULL) STRICT, WITHOUT ROWID;
   -- The last head of another workstation's chain that it signed itself, to be handed on with the chain.
   CREATE TABLE signed_heads (
     origin TEXT PRIMARY KEY, seq INTEGER NOT NULL, signature BLOB NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
];
export const LOG_VERSION = LOG_MIGRATIONS.length;

const KEYS_SCHEMA = `CREATE TABLE IF NOT EXISTS stream_keys (
  key_id BLOB PRIMARY KEY, wrapped BLOB NOT NULL, created INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- Keys that were made ahead and not used yet, with the log's last position when the console was opened that made them: those
-- that a crash left are taken out at the next start.
CREATE TABLE IF NOT EXISTS spare_keys (key_id BLOB PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- Keys that were destroyed on purpose: they are never taken in again, wherever a copy comes from.
CREATE TABLE IF NOT EXISTS erased_keys (key_id BLOB PRIMARY KEY, erased INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- The Ed25519 keys that this workstation signs with, one for each origin; the private half sealed with the office key.
CREATE TABLE IF NOT EXISTS signing_keys (
  origin TEXT PRIMARY KEY, public TEXT NOT NULL, sealed BLOB NOT NULL, created INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- Copies of what must not be lost with a file beside: the office key wrapped with its passphrase.
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;`;

const DRAFTS_SCHEMA = `CREATE TABLE IF NOT EXISTS drafts (
  operator TEXT NOT NULL, form TEXT NOT NULL, content BLOB NOT NULL, saved_at INTEGER NOT NULL,
  PRIMARY KEY (operator, form)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS staged (
  id TEXT PRIMARY KEY, operator TEXT NOT NULL, content BLOB NOT NULL, saved_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- The names of sealed files that were handed over and are part of nothing: these alone may ever be taken out again.
CREATE TABLE IF NOT EXISTS loose_files (content TEXT PRIMARY KEY, id TEXT NOT NULL) STRICT, WITHOUT ROWID;`;

/**
 * Brings a log to this app's version.
 * @throws Refusal `log-newer` when the file names an app newer than this one as its oldest reader.
 */
export function migrateLog(database: Database): void {
  const found = database.rawGet<{ user_version: number }>("PRAGMA user_version")?.user_version ?? 0;
  if (found > LOG_VERSION) {
    const oldest = database.rawGet<{ value: string }>("SELECT value FROM meta WHERE key = 'oldest_app'");
    if (Number(oldest?.value ?? found) > LOG_VERSION) {
      throw new Refusal("log-newer", { found, known: LOG_VERSION });
    }
  }
  for (let version = found; version < LOG_VERSION; version++) {
    database.transaction(() => {
      database.exec(LOG_MIGRATIONS[version] ?? "");
      if (version === 0) database.exec("INSERT INTO meta (key, value) VALUES ('oldest_app', '1')");
      database.exec(`PRAGMA user_version = ${version + 1}`);
    });
  }
}

export function createKeys(database: Database): void {
  database.exec(KEYS_SCHEMA);
}

export function createDrafts(database: Database): void {
  database.exec(DRAFTS_SCHEMA);
}
