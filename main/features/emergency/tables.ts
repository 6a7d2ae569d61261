import type { ViewPart } from "../feature";

export interface CallTableRow {
  /** Log position of the call's first event. */
  row: number;
  id: string;
  class: string;
  channel: string;
  ring_at: number;
  answer_at: number | null;
  end_at: number | null;
  late: number;
  imported: number;
  withheld: number;
  /** E.164, "" where withheld or not known. */
  number: string;
  raw: string;
  /** The exchange's own id of the call, "" for others. */
  line_id: string;
  name: string;
  what: string;
  place: string;
  incident: string | null;
  point: string | null;
  /** Operator's id, `desk`, or null while it rings. */
  taken_by: string | null;
  /** 1 while nobody has signed what the locked desk wrote. */
  unsigned: number;
  /** 1 for an abandoned or unanswered call that nobody has reached yet. */
  to_call_back: number;
  attempts: number;
  /** What the last attempt to call back came to; null before the first. */
  last_result: string | null;
  classified_at: number | null;
  handed_over: number;
  recorded_at: number;
  /** When something last happened in the call itself. */
  active_at: number;
  /** How many extensions rang for it. */
  legs: number;
  /** Doubts about its times, with commas between them. */
  flags: string;
  conflicts: number;
  version: number;
}

export interface IncidentTableRow {
  row: number;
  id: string;
  number: string;
  day: string;
  category: string;
  priority: number;
  area: string | null;
  umbrella: number;
  outside: number;
  late: number;
  /** The call that it was opened for. */
  call: string | null;
  reported_at: number;
  created_at: number;
  /** First times over all its dispatches. */
  escalated_at: number | null;
  acknowledged_at: number | null;
  on_scene_at: number | null;
  closed_at: number | null;
  outcome: string | null;
  verified: string | null;
  what: string;
  place_text: string;
  place: string;
  lat: number | null;
  lon: number | null;
  is_open: number;
  conflicts: number;
  version: number;
}

export interface DispatchTableRow {
  incident: string;
  id: string;
  unit: string;
  point: string | null;
  state: string;
  sent_at: number | null;
  acknowledged_at: number | null;
  under_way_at: number | null;
  on_scene_at: number | null;
  done_at: number | null;
  /** 1 once it is done, refused or cancelled. */
  ended: number;
  acknowledge_within: number | null;
  contacts: number;
  silenced_at: number | null;
}

export interface PointTableRow {
  incident: string;
  id: string;
  state: string;
  need: string;
  people: number;
  area: string | null;
  unit: string | null;
}

export interface UnitTableRow {
  id: string;
  level: string;
  agency: string | null;
  name: string;
  call_sign: string;
  active: number;
  place: number;
  /** The folded state. */
  json: string;
}

export interface PlaceTableRow {
  row: number;
  id: string;
  kind: string;
  area: string | null;
  name: string;
  lat: number | null;
  lon: number | null;
  active: number;
  json: string;
  version: number;
}

export interface ShiftTableRow {
  id: string;
  started_at: number;
  handed_at: number | null;
  taken_at: number | null;
  json: string;
}

export interface EmergencyTableRow {
  id: string;
  json: string;
}

declare module "../../store/tables" {
  interface Tables {
    "view.calls": CallTableRow;
    "view.incidents": IncidentTableRow;
    "view.dispatches": DispatchTableRow;
    "view.incident_points": PointTableRow;
    "view.units": UnitTableRow;
    "view.places": PlaceTableRow;
    "view.shifts": ShiftTableRow;
    "view.emergency": EmergencyTableRow;
  }
}

export const emergencyView: ViewPart = {
  version: 1,
  tables: [
    {
      name: "calls",
      columns: `(
     row INTEGER PRIMARY KEY, id TEXT NOT NULL, class TEXT NOT NULL, channel TEXT NOT NULL, ring_at INTEGER NOT NULL,
     answer_at INTEGER, end_at INTEGER, late INTEGER NOT NULL, imported INTEGER NOT NULL, withheld INTEGER NOT NULL,
     number TEXT NOT NULL, raw TEXT NOT NULL, line_id TEXT NOT NULL, name TEXT NOT NULL, what TEXT NOT NULL,
     place TEXT NOT NULL, incident TEXT, point TEXT, taken_by TEXT, unsigned INTEGER NOT NULL,
     to_call_back INTEGER NOT NULL, attempts INTEGER NOT NULL, last_result TEXT, classified_at INTEGER,
     handed_over INTEGER NOT NULL, recorded_at INTEGER NOT NULL, active_at INTEGER NOT NULL, legs INTEGER NOT NULL, flags TEXT NOT NULL,
     conflicts INTEGER NOT NULL, version INTEGER NOT NULL) STRICT`,
      order: "id",
      local: ["row"],
      personal: { kind: "call", by: "id", columns: ["number", "raw", "line_id", "name", "what", "place"] },
    },
    {
      name: "incidents",
      columns: `(
     row INTEGER PRIMARY KEY, id TEXT NOT NULL, number TEXT NOT NULL, day TEXT NOT NULL, category TEXT NOT NULL,
     priority INTEGER NOT NULL, area TEXT, umbrella INTEGER NOT NULL, outside INTEGER NOT NULL, late INTEGER NOT NULL,
     call TEXT, reported_at INTEGER NOT NULL, created_at INTEGER NOT NULL, escalated_at INTEGER, acknowledged_at INTEGER,
     on_scene_at INTEGER, closed_at INTEGER, outcome TEXT, verified TEXT, what TEXT NOT NULL, place_text TEXT NOT NULL,
     place TEXT NOT NULL, lat REAL, lon REAL, is_open INTEGER NOT NULL, conflicts INTEGER NOT NULL,
     version INTEGER NOT NULL) STRICT`,
      order: "id",
      local: ["row"],
      known: { kind: "incident", by: "id", as: "number" },
      personal: { kind: "incident", by: "id", columns: ["what", "place_text", "place", "lat", "lon"] },
    },
    {
      name: "dispatches",
      columns: `(
     incident TEXT NOT NULL, id TEXT NOT NULL, unit TEXT NOT NULL, point TEXT, state TEXT NOT NULL, sent_at INTEGER,
     acknowledged_at INTEGER, under_way_at INTEGER, on_scene_at INTEGER, done_at INTEGER, ended INTEGER NOT NULL,
     acknowledge_within INTEGER, contacts INTEGER NOT NULL, silenced_at INTEGER,
     PRIMARY KEY (incident, id)) STRICT, WITHOUT ROWID`,
      order: "incident, id",
    },
    {
      name: "incident_points",
      columns: `(
     incident TEXT NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL, need TEXT NOT NULL, people INTEGER NOT NULL,
     area TEXT, unit TEXT, PRIMARY KEY (incident, id)) STRICT, WITHOUT ROWID`,
      order: "incident, id",
    },
    {
      name: "units",
      columns: `(
     id TEXT PRIMARY KEY, level TEXT NOT NULL, agency TEXT, name TEXT NOT NULL, call_sign TEXT NOT NULL,
     active INTEGER NOT NULL, place INTEGER NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID`,
      order: "id",
      personal: { kind: "unit", by: "id", columns: ["name", "call_sign", "json"] },
    },
    {
      name: "places",
      columns: `(
     row INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, area TEXT, name TEXT NOT NULL, lat REAL, lon REAL,
     active INTEGER NOT NULL, json TEXT NOT NULL, version INTEGER NOT NULL) STRICT`,
      order: "id",
      local: ["row"],
      personal: { kind: "place", by: "id", columns: ["name", "lat", "lon", "json"] },
    },
    {
      name: "shifts",
      columns: `(
     id TEXT PRIMARY KEY, started_at INTEGER NOT NULL, handed_at INTEGER, taken_at INTEGER,
     json TEXT NOT NULL) STRICT, WITHOUT ROWID`,
      order: "id",
      personal: { kind: "shift", by: "id", columns: ["json"] },
    },
    {
      name: "emergency",
      columns: "(id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID",
      order: "id",
      personal: { kind: "emergency", by: "id", columns: ["json"] },
    },
  ],
  indexes: [
    "CREATE UNIQUE INDEX view.calls_id ON calls (id)",
    // Holds what the log is filtered by, so that a count of all calls reads the index alone.
    "CREATE INDEX view.calls_ring ON calls (ring_at, row, class, channel, unsigned)",
    "CREATE INDEX view.calls_incident ON calls (incident) WHERE incident IS NOT NULL",
    // What lies on somebody's desk is little, however many calls there were.
    "CREATE INDEX view.calls_ringing ON calls (ring_at) WHERE taken_by IS NULL AND end_at IS NULL",
    "CREATE INDEX view.calls_unsigned ON calls (ring_at) WHERE unsigned = 1",
    "CREATE INDEX view.calls_call_back ON calls (ring_at) WHERE to_call_back = 1",
    "CREATE INDEX view.calls_number ON calls (number, ring_at, class) WHERE number <> ''",
    "CREATE UNIQUE INDEX view.incidents_id ON incidents (id)",
    "CREATE INDEX view.incidents_created ON incidents (created_at, row)",
    "CREATE INDEX view.incidents_open ON incidents (priority, created_at) WHERE is_open = 1",
    "CREATE INDEX view.dispatches_unit ON dispatches (unit) WHERE ended = 0",
    "CREATE UNIQUE INDEX view.places_id ON places (id)",
    "CREATE INDEX view.shifts_started ON shifts (started_at)",
  ],
};
