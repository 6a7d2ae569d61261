import type { ViewTable } from "../../features/feature";

/**
 * The machine's own tables of view.db, which every feature's streams fill by what the feature says of their state.
 * Those of search are made for each kind that is searched, beside these (`search.ts`).
 */
export const MACHINE_TABLES: readonly ViewTable[] = [
  {
    name: "applied",
    columns: "(origin TEXT PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT, WITHOUT ROWID",
    order: "origin",
  },
  {
    // What a person has to look at: events that this version cannot read, or whose clock was wrong.
    name: "flags",
    columns:
      "(event_id TEXT NOT NULL, flag TEXT NOT NULL, stream TEXT NOT NULL, PRIMARY KEY (event_id, flag)) STRICT, WITHOUT ROWID",
    order: "event_id, flag",
  },
  {
    // Contradictions in a stream that wait for a person.
    name: "conflicts",
    columns: "(stream TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    order: "stream",
  },
  {
    name: "series",
    columns:
      "(name TEXT NOT NULL, period TEXT NOT NULL, origin TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (name, period, origin)) STRICT, WITHOUT ROWID",
    order: "name, period, origin",
  },
  {
    name: "facts",
    columns:
      "(stream TEXT NOT NULL, n INTEGER NOT NULL, series TEXT NOT NULL, day TEXT NOT NULL, section TEXT, service TEXT, value REAL NOT NULL, PRIMARY KEY (stream, n)) STRICT, WITHOUT ROWID",
    order: "stream, n",
  },
  {
    name: "subjects",
    columns: "(subject TEXT NOT NULL, stream TEXT NOT NULL, PRIMARY KEY (subject, stream)) STRICT, WITHOUT ROWID",
    order: "subject, stream",
  },
  {
    name: "due",
    columns:
      "(stream TEXT NOT NULL, what TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (stream, what)) STRICT, WITHOUT ROWID",
    order: "stream, what",
  },
  {
    // Folded states of very long streams, so that one more event need not fold them all; each under a seal.
    name: "folded",
    columns: `(stream TEXT PRIMARY KEY, pos INTEGER NOT NULL, count INTEGER NOT NULL, heads TEXT NOT NULL,
      first_pos INTEGER NOT NULL, first_origin TEXT NOT NULL, key_id BLOB, clocks TEXT NOT NULL, state TEXT NOT NULL,
      mac BLOB NOT NULL) STRICT, WITHOUT ROWID`,
    order: "stream",
    local: "all",
  },
  {
    // Streams whose sealed parts wait for a key that has not come to this workstation.
    name: "awaited_keys",
    columns: "(key_id BLOB NOT NULL, stream TEXT NOT NULL, PRIMARY KEY (key_id, stream)) STRICT, WITHOUT ROWID",
    order: "key_id, stream",
    local: "all",
  },
];

export const MACHINE_INDEXES: readonly string[] = [
  "CREATE INDEX view.flags_stream ON flags (stream)",
  "CREATE INDEX view.facts_series ON facts (series, day)",
  "CREATE INDEX view.subjects_stream ON subjects (stream)",
  "CREATE INDEX view.due_at ON due (at)",
];
