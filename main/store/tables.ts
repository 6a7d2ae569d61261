/** Columns of the machine's tables, as Kysely sees them. Tables of view.db are addressed as `view.<name>`. */

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
  /** Seal of this office's key over the event's place and hash; not part of the hash, and made anew by whoever takes it in. */
  mac: Uint8Array;
}

interface SignedHeadTable {
  origin: string;
  seq: number;
  signature: Uint8Array;
}

interface HeadTable {
  origin: string;
  seq: number;
  hash: Uint8Array;
  /** Seal of this office's key over where the chain ends. */
  mac: Uint8Array;
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

interface FlagTable {
  event_id: string;
  flag: string;
  stream: string;
}

interface ConflictTable {
  stream: string;
  n: number;
}

interface SeriesTable {
  name: string;
  period: string;
  origin: string;
  last: number;
}

interface FactTable {
  stream: string;
  n: number;
  series: string;
  day: string;
  section: string | null;
  service: string | null;
  value: number;
}

interface SubjectTable {
  subject: string;
  stream: string;
}

interface DueTable {
  stream: string;
  what: string;
  at: number;
}

interface FoldedTable {
  stream: string;
  /** The log's position of the last event in it. */
  pos: number;
  count: number;
  /** JSON array of the heads' ids. */
  heads: string;
  first_pos: number;
  first_origin: string;
  key_id: Uint8Array | null;
  clocks: string;
  state: string;
  mac: Uint8Array;
}

interface AwaitedKeyTable {
  key_id: Uint8Array;
  stream: string;
}

interface SigningKeyTable {
  origin: string;
  /** base64 */
  public: string;
  sealed: Uint8Array;
  created: number;
}

interface StreamKeyTable {
  key_id: Uint8Array;
  wrapped: Uint8Array;
  created: number;
}

interface SpareKeyTable {
  key_id: Uint8Array;
  since: number;
}

interface ErasedKeyTable {
  key_id: Uint8Array;
  erased: number;
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

interface LooseFileTable {
  content: string;
  id: string;
}

/**
 * The tables that Kysely knows. Each feature adds its own from its `tables.ts`:
 * `declare module "../../store/tables" { interface Tables { "view.requests": RequestTable } }`.
 */
export interface Tables {
  events: EventTable;
  heads: HeadTable;
  signed_heads: SignedHeadTable;
  meta: MetaTable;
  "view.applied": AppliedTable;
  "view.flags": FlagTable;
  "view.conflicts": ConflictTable;
  "view.series": SeriesTable;
  "view.facts": FactTable;
  "view.subjects": SubjectTable;
  "view.due": DueTable;
  "view.folded": FoldedTable;
  "view.awaited_keys": AwaitedKeyTable;
  stream_keys: StreamKeyTable;
  signing_keys: SigningKeyTable;
  spare_keys: SpareKeyTable;
  erased_keys: ErasedKeyTable;
  drafts: DraftTable;
  staged: StagedTable;
  loose_files: LooseFileTable;
}

export type EventRow = EventTable;
