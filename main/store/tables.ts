/** Columns of every table, as Kysely sees them. Tables of view.db are addressed as `view.<name>`. */

interface EventTable {
  pos: number;
  id: string;
  stream: string;
  type: string;
  v: number;
  /** JSON array of event ids. */
  after: string;
  hlc: string;
  wall: number;
  mono: number;
  origin: string;
  origin_seq: number;
  prev_hash: Uint8Array;
  hash: Uint8Array;
  actor: string;
  payload: string;
  personal: Uint8Array | null;
  /** Wall clock of this workstation when the event came; not part of the hash. */
  received: number;
}

interface MetaTable {
  key: string;
  value: string;
}

interface AppliedTable {
  origin: string;
  seq: number;
  hash: Uint8Array;
}

interface RequestTable {
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
  /** Phone, NIK and name with agency, each in a plain form between bars: what duplicates are found by. */
  applicant_keys: string;
  conflicts: number;
  version: number;
}

interface BookingTable {
  id: string;
  /** The request that it was booked for. */
  request: string;
  resource: string;
  from_at: number;
  to_at: number;
  /** 1 while it takes the resource: not cancelled, and its request neither refused nor merged. */
  active: number;
}

interface SearchPendingTable {
  row: number;
  public_text: string;
  personal_text: string;
}

interface OperatorTable {
  id: string;
  login: string;
  name: string;
  /** JSON array of roles. */
  roles: string;
  active: number;
  password_hash: string;
  created_at: number;
  last_login_at: number | null;
  failed_logins: number;
  failed_at: number | null;
  version: number;
}

interface ServiceTable {
  id: string;
  hash: string;
  is_current: number;
  office: string;
  no: number | null;
  name: string;
  section: string | null;
  runnable: number;
  json: string;
}

interface DocumentTable {
  name: string;
  json: string;
}

interface FlagTable {
  event_id: string;
  stream: string;
  flag: string;
}

interface StreamKeyTable {
  key_id: Uint8Array;
  wrapped: Uint8Array;
  created: number;
}

interface DraftTable {
  operator: string;
  form: string;
  content: Uint8Array;
  saved_at: number;
}

interface StagedTable {
  id: string;
  operator: string;
  /** Sealed JSON: what the file is, where it lies, and its key. */
  content: Uint8Array;
  saved_at: number;
}

export interface Tables {
  events: EventTable;
  meta: MetaTable;
  "view.applied": AppliedTable;
  "view.requests": RequestTable;
  "view.bookings": BookingTable;
  "view.search_pending": SearchPendingTable;
  "view.operators": OperatorTable;
  "view.services": ServiceTable;
  /** Folded reference streams (calendar, settings) as JSON. */
  "view.documents": DocumentTable;
  "view.flags": FlagTable;
  stream_keys: StreamKeyTable;
  drafts: DraftTable;
  staged: StagedTable;
}

export type EventRow = EventTable;
export type RequestTableRow = RequestTable;
export type BookingTableRow = BookingTable;
export type OperatorTableRow = OperatorTable;
export type ServiceTableRow = ServiceTable;
export type DocumentTableRow = DocumentTable;
