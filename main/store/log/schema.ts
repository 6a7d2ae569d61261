import { Refusal } from "../../../shared/ipc/errors";
import { QUEUE_INDEXES } from "../../features/requests/indexes";
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
     UNIQUE (origin, origin_seq)
   ) STRICT;
   CREATE INDEX events_stream ON events (stream, pos);
   CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  // Which sealed files are referred to is asked of the whole log.
  "CREATE INDEX events_attachments ON events (pos) WHERE type = 'request.attachment-added'",
];
export const LOG_VERSION = LOG_MIGRATIONS.length;

const KEYS_SCHEMA = `CREATE TABLE IF NOT EXISTS stream_keys (
  key_id BLOB PRIMARY KEY, wrapped BLOB NOT NULL, created INTEGER NOT NULL) STRICT, WITHOUT ROWID;`;

const DRAFTS_SCHEMA = `CREATE TABLE IF NOT EXISTS drafts (
  operator TEXT NOT NULL, form TEXT NOT NULL, content BLOB NOT NULL, saved_at INTEGER NOT NULL,
  PRIMARY KEY (operator, form)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS staged (
  id TEXT PRIMARY KEY, operator TEXT NOT NULL, content BLOB NOT NULL, saved_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;`;

/** Any change here makes every view.db be built again from the log. */
export const VIEW_VERSION = 10;

const VIEW_TABLES: readonly string[] = [
  "CREATE TABLE view.applied (origin TEXT PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT, WITHOUT ROWID",
  `CREATE TABLE view.requests (
     row INTEGER PRIMARY KEY,
     id TEXT NOT NULL,
     number TEXT NOT NULL,
     origin TEXT NOT NULL,
     year INTEGER NOT NULL,
     serial INTEGER NOT NULL,
     service_id TEXT NOT NULL,
     service_hash TEXT NOT NULL,
     service_no INTEGER,
     service_name TEXT NOT NULL,
     section TEXT,
     status TEXT NOT NULL,
     status_rank INTEGER NOT NULL,
     is_open INTEGER NOT NULL,
     channel TEXT NOT NULL,
     applicant TEXT NOT NULL,
     agency TEXT NOT NULL,
     subject TEXT NOT NULL,
     received_at INTEGER NOT NULL,
     due_at INTEGER,
     due_sort INTEGER NOT NULL,
     early_at INTEGER,
     promised_at INTEGER,
     basis TEXT,
     not_started INTEGER NOT NULL,
     unknown_year INTEGER,
     paused_since INTEGER,
     clock_started_at INTEGER,
     allotted_ms INTEGER,
     clock_stopped_at INTEGER,
     closed_at INTEGER,
     step_id TEXT,
     step_title TEXT,
     step_roles INTEGER NOT NULL,
     assigned TEXT,
     register TEXT,
     objections INTEGER NOT NULL,
     agenda_serial INTEGER,
     merged_into TEXT,
     extended INTEGER NOT NULL,
     letter_key TEXT NOT NULL,
     applicant_keys TEXT NOT NULL,
     conflicts INTEGER NOT NULL,
     version INTEGER NOT NULL
   ) STRICT`,
  `CREATE TABLE view.bookings (
     id TEXT NOT NULL, request TEXT NOT NULL, resource TEXT NOT NULL, from_at INTEGER NOT NULL,
     to_at INTEGER NOT NULL, active INTEGER NOT NULL, PRIMARY KEY (request, id)) STRICT, WITHOUT ROWID`,
  "CREATE TABLE view.search_pending (row INTEGER PRIMARY KEY, public_text TEXT NOT NULL, personal_text TEXT NOT NULL) STRICT",
  `CREATE VIRTUAL TABLE view.request_search USING fts5(
     public_text, personal_text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2',
     prefix='1 2')`,
  // Every word of the index: what a longer beginning can stand for.
  "CREATE TABLE view.search_words (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
  `CREATE TABLE view.operators (
     id TEXT PRIMARY KEY, login TEXT NOT NULL, name TEXT NOT NULL, roles TEXT NOT NULL, active INTEGER NOT NULL,
     password_hash TEXT NOT NULL, created_at INTEGER NOT NULL, last_login_at INTEGER, failed_logins INTEGER NOT NULL,
     failed_at INTEGER, version INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TABLE view.services (
     id TEXT NOT NULL, hash TEXT NOT NULL, is_current INTEGER NOT NULL, office TEXT NOT NULL, no INTEGER,
     name TEXT NOT NULL, section TEXT, runnable INTEGER NOT NULL, json TEXT NOT NULL,
     PRIMARY KEY (id, hash)) STRICT, WITHOUT ROWID`,
  "CREATE TABLE view.documents (name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID",
  "CREATE TABLE view.flags (event_id TEXT PRIMARY KEY, stream TEXT NOT NULL, flag TEXT NOT NULL) STRICT, WITHOUT ROWID",
];

/** One page to write per index and command: only what a screen reads without a bound on rows has one. */
const VIEW_INDEXES: readonly string[] = [
  "CREATE UNIQUE INDEX view.requests_id ON requests (id)",
  ...QUEUE_INDEXES,
  // The registers hold a small part of all requests; no other request pays for them.
  "CREATE INDEX view.requests_register ON requests (register, received_at, row) WHERE register IS NOT NULL",
  "CREATE INDEX view.requests_objections ON requests (received_at, row) WHERE objections > 0",
  "CREATE INDEX view.requests_letters ON requests (received_at, row) WHERE channel = 'letter'",
  // Asked for while an intake form is typed; only what came with a letter's number has one.
  "CREATE INDEX view.requests_letter_key ON requests (letter_key, row) WHERE letter_key <> ''",
  // What is asked for lies ahead as a rule: little ends after it, whatever was booked in the years before.
  "CREATE INDEX view.bookings_end ON bookings (to_at) WHERE active = 1",
  "CREATE INDEX view.operators_login ON operators (login)",
];

/** The tables whose rows must be the same after a rebuild, each with the order that names a row. */
export const VIEW_ROWS: readonly { table: string; order: string }[] = [
  { table: "applied", order: "origin" },
  { table: "requests", order: "row" },
  { table: "bookings", order: "request, id" },
  { table: "operators", order: "id" },
  { table: "services", order: "id, hash" },
  { table: "documents", order: "name" },
  { table: "flags", order: "event_id" },
];

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

/** Creates the empty tables of an attached view.db, without their indexes. */
export function createViewTables(database: Database): void {
  for (const statement of VIEW_TABLES) database.exec(statement);
  database.exec("INSERT INTO view.request_search (request_search, rank) VALUES ('automerge', 0)");
  database.exec("INSERT INTO view.request_search (request_search, rank) VALUES ('crisismerge', 64)");
}

/** Completes a view.db whose rows are written: many rows are sorted into an index faster than entered one by one. */
export function createViewIndexes(database: Database): void {
  for (const statement of VIEW_INDEXES) database.exec(statement);
  database.exec(`PRAGMA view.user_version = ${VIEW_VERSION}`);
}
