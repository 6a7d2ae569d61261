import type { ViewPart } from "../feature";
import { QUEUE_INDEXES } from "./indexes";

export interface RequestTableRow {
  /** Log position of the request's first event: the same after every rebuild. */
  row: number;
  id: string;
  number: string;
  origin: string;
  year: number;
  serial: number;
  service_id: string;
  service_hash: string;
  service_no: number | null;
  service_name: string;
  section: string | null;
  status: string;
  status_rank: number;
  /** 1 while it is not closed. */
  is_open: number;
  channel: string;
  applicant: string;
  agency: string;
  subject: string;
  received_at: number;
  due_at: number | null;
  /** due_at, or a far future where there is none: what the queue sorts by. */
  due_sort: number;
  early_at: number | null;
  promised_at: number | null;
  basis: string | null;
  /** 1 when the limit has a due time that starts with a later step. */
  not_started: number;
  unknown_year: number | null;
  /** When the wait for the applicant that lasts now began. */
  paused_since: number | null;
  clock_started_at: number | null;
  /** Time between start and due in the clock of the basis, without waits: what the last quarter is a quarter of. */
  allotted_ms: number | null;
  clock_stopped_at: number | null;
  closed_at: number | null;
  step_id: string | null;
  step_title: string | null;
  /** Bits of the roles that may take the step, by their index in ROLES. */
  step_roles: number;
  assigned: string | null;
  /** The register that the service's requests are kept in. */
  register: string | null;
  /** How many objections the register of public information holds of it. */
  objections: number;
  /** Running number in the agenda of incoming letters. */
  agenda_serial: number | null;
  /** The request that this one is handled with. */
  merged_into: string | null;
  extended: number;
  /** The letter's number in capitals and digits alone: what duplicates are found by. "" without one. */
  letter_key: string;
  conflicts: number;
  version: number;
}

declare module "../../store/tables" {
  interface Tables {
    "view.requests": RequestTableRow;
  }
}

export const requestsView: ViewPart = {
  version: 1,
  tables: [
    {
      name: "requests",
      columns: `(
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
     conflicts INTEGER NOT NULL,
     version INTEGER NOT NULL
   ) STRICT`,
      order: "id",
      // Rows are numbered by where the request began in this workstation's log.
      local: ["row"],
      known: { kind: "request", by: "id", as: "number" },
      personal: { kind: "request", by: "id", columns: ["applicant", "agency", "subject", "letter_key"] },
    },
  ],
  // One page to write per index and command: only what a screen reads without a bound on rows has one.
  indexes: [
    "CREATE UNIQUE INDEX view.requests_id ON requests (id)",
    ...QUEUE_INDEXES,
    // The registers hold a small part of all requests; no other request pays for them.
    "CREATE INDEX view.requests_register ON requests (register, received_at, row) WHERE register IS NOT NULL",
    "CREATE INDEX view.requests_objections ON requests (received_at, row) WHERE objections > 0",
    "CREATE INDEX view.requests_letters ON requests (received_at, row) WHERE channel = 'letter'",
    // Asked for while an intake form is typed; only what came with a letter's number has one.
    "CREATE INDEX view.requests_letter_key ON requests (letter_key, row) WHERE letter_key <> ''",
  ],
};
