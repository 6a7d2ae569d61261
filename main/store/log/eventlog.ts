import type { JsonObject, LogEvent } from "../../../shared/domain/eventlog/event";
import type { Database, Prepared } from "../database";
import { sql } from "../database";
import type { EventRow } from "../tables";
import type { BoundEvent } from "./bytes";
import type { Keyring } from "./keyring";

/** The columns of an event in a fixed order, as `SELECT` reads them. */
export const EVENT_COLUMNS = [
  "pos",
  "id",
  "stream",
  "type",
  "v",
  "after",
  "hlc",
  "wall",
  "mono",
  "origin",
  "origin_seq",
  "prev_hash",
  "hash",
  "actor",
  "payload",
  "personal",
  "received",
  "mac",
] as const;

/** Payloads are checked when an event is taken in; a byte that a disk lost later must not stop the fold of the rest. */
function parseObject(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
  } catch {
    return {};
  }
}

function parseAfter(text: string): string[] {
  if (text === "[]") return [];
  try {
    return JSON.parse(text) as string[];
  } catch {
    return [];
  }
}

/** A stored event as reducers see it. */
export function toLogEvent(row: EventRow, keyring: Keyring | null): LogEvent {
  return {
    id: row.id,
    stream: row.stream,
    type: row.type,
    v: row.v,
    after: parseAfter(row.after),
    hlc: row.hlc,
    at: { wall: row.wall, mono: row.mono },
    origin: row.origin,
    originSeq: row.origin_seq,
    actor: row.actor,
    payload: parseObject(row.payload),
    personal: row.personal && keyring ? keyring.open(row, row.personal) : null,
  };
}

/** What a fold into rows needs of an event, as one array per event: half the time of objects with every column. */
const OPEN_COLUMNS = "stream, pos, id, type, v, after, hlc, wall, mono, origin, origin_seq, actor, payload";

/** The columns that a fold into rows reads: of the sealed parts only those that rows hold something of. */
export function foldColumns(personalInRows: readonly string[]): string {
  if (personalInRows.length === 0) return FACT_COLUMNS;
  const types = personalInRows.map((type) => `'${type}'`).join(", ");
  return `${OPEN_COLUMNS}, CASE WHEN type IN (${types}) THEN personal END`;
}

/** The same without anything personal, for what follows from codes and times alone. */
export const FACT_COLUMNS = `${OPEN_COLUMNS}, NULL`;

/** One event in the order of `foldColumns`. */
export type FoldColumns = [
  stream: string,
  pos: number,
  id: string,
  type: string,
  v: number,
  after: string,
  hlc: string,
  wall: number,
  mono: number,
  origin: string,
  originSeq: number,
  actor: string,
  payload: string,
  personal: Uint8Array | null,
];

/** Where the sealed part stands in `FoldColumns`. */
export const SEALED = 13;

/** An event for a fold into rows. */
export function eventOfColumns(columns: FoldColumns, keyring: Keyring): LogEvent {
  const [stream, , id, type, v, after, hlc, wall, mono, origin, originSeq, actor, payload, personal] = columns;
  const bound = (): BoundEvent => ({ origin, origin_seq: originSeq, id, stream, type, v, actor, payload });
  return {
    id,
    stream,
    type,
    v,
    after: parseAfter(after),
    hlc,
    at: { wall, mono },
    origin,
    originSeq,
    actor,
    payload: parseObject(payload),
    personal: personal ? keyring.open(bound(), personal) : null,
  };
}

/** How far one origin's chain reaches, and the hybrid clock of its last event. */
export interface OriginHead {
  origin: string;
  seq: number;
  hash: Uint8Array;
  hlc: string;
}

/** Reads and appends events of the open log. */
export class EventLog {
  private readonly insertion: (row: EventRow) => void;
  private readonly byId: Prepared<{ pos: number }, { id: string }>;
  private readonly byStream: Prepared<EventRow, { stream: string }>;
  private readonly byStreamAfter: Prepared<EventRow, { stream: string; pos: number }>;
  private readonly byStreamBefore: Prepared<{ pos: number }, { stream: string; pos: number }>;

  constructor(private readonly database: Database) {
    this.insertion = database.prepareRow(EVENT_COLUMNS, (row: EventRow) => sql.insertInto("events").values(row));
    this.byId = database.prepare((blank) =>
      sql.selectFrom("events").select("pos").where("id", "=", blank<string>("id")),
    );
    this.byStream = database.prepare((blank) =>
      sql.selectFrom("events").selectAll().where("stream", "=", blank<string>("stream")).orderBy("pos"),
    );
    this.byStreamAfter = database.prepare((blank) =>
      sql
        .selectFrom("events")
        .selectAll()
        .where("stream", "=", blank<string>("stream"))
        .where("pos", ">", blank<number>("pos"))
        .orderBy("pos"),
    );
    this.byStreamBefore = database.prepare((blank) =>
      sql
        .selectFrom("events")
        .select("pos")
        .where("stream", "=", blank<string>("stream"))
        .where("pos", "<", blank<number>("pos"))
        .limit(1),
    );
  }

  /** Whether a stream has events before a position. */
  hasBefore(stream: string, pos: number): boolean {
    return this.byStreamBefore.get({ stream, pos }) !== undefined;
  }

  /** A stream's events behind a position. */
  ofStreamAfter(stream: string, pos: number): EventRow[] {
    return this.byStreamAfter.all({ stream, pos });
  }

  /** Appends one event; the position is the next one. */
  insert(row: EventRow): void {
    this.insertion(row);
  }

  ofStream(stream: string): EventRow[] {
    return this.byStream.all({ stream });
  }

  /** The names of all streams of a kind. */
  namesOf(kind: string): string[] {
    return this.database
      .rawAll<{ stream: string }>(
        `WITH RECURSIVE names(stream) AS (
           SELECT min(stream) FROM events WHERE stream >= ?1 AND stream < ?2
           UNION ALL
           SELECT (SELECT min(stream) FROM events WHERE stream > names.stream AND stream < ?2)
           FROM names WHERE names.stream IS NOT NULL
         )
         SELECT stream FROM names WHERE stream IS NOT NULL`,
        `${kind}/`,
        `${kind}0`,
      )
      .map(({ stream }) => stream);
  }

  lastPosition(): number {
    return this.database.rawGet<{ pos: number | null }>("SELECT max(pos) AS pos FROM events")?.pos ?? 0;
  }

  /** When this workstation wrote its last event, by the clock of then (epoch milliseconds); null before the first. */
  lastEntryAt(): number | null {
    const row = this.database.rawGet<{ wall: number }>(
      "SELECT wall FROM events WHERE origin = ? ORDER BY origin_seq DESC LIMIT 1",
      this.meta("origin") ?? "",
    );
    return row?.wall ?? null;
  }

  /** The head of every origin's chain. */
  heads(): OriginHead[] {
    return this.database.rawAll<OriginHead>(
      `WITH RECURSIVE names(origin) AS (
         SELECT min(origin) FROM events
         UNION ALL
         SELECT (SELECT min(origin) FROM events WHERE origin > names.origin) FROM names WHERE names.origin IS NOT NULL
       )
       SELECT e.origin AS origin, e.origin_seq AS seq, e.hash AS hash, e.hlc AS hlc
       FROM names JOIN events e
         ON e.origin = names.origin
        AND e.origin_seq = (SELECT max(origin_seq) FROM events WHERE origin = names.origin)`,
    );
  }

  /** The hash of one event of a chain, or null where it is not here. */
  hashAt(origin: string, seq: number): Uint8Array | null {
    const row = this.database.get(
      sql.selectFrom("events").select("hash").where("origin", "=", origin).where("origin_seq", "=", seq),
    );
    return row?.hash ?? null;
  }

  /** Where one origin's chain ends; null where nothing of it is here. */
  headOf(origin: string): OriginHead | null {
    const row = this.database.get(
      sql
        .selectFrom("events")
        .select(["origin", "origin_seq as seq", "hash", "hlc"])
        .where("origin", "=", origin)
        .orderBy("origin_seq", "desc")
        .limit(1),
    );
    return row ?? null;
  }

  /** The author's wall clock at one event of a chain, or null where it is not here. */
  wallAt(origin: string, seq: number): number | null {
    const query = sql.selectFrom("events").select("wall").where("origin", "=", origin).where("origin_seq", "=", seq);
    return this.database.get(query)?.wall ?? null;
  }

  /** The payload of an origin's first event of a type. */
  firstOfType(origin: string, type: string): string | undefined {
    return this.database.get(
      sql
        .selectFrom("events")
        .select("payload")
        .where("origin", "=", origin)
        .where("type", "=", type)
        .orderBy("origin_seq")
        .limit(1),
    )?.payload;
  }

  hasId(id: string): boolean {
    return this.byId.get({ id }) !== undefined;
  }

  meta(key: string): string | null {
    return this.database.get(sql.selectFrom("meta").select("value").where("key", "=", key))?.value ?? null;
  }

  setMeta(key: string, value: string): void {
    this.database.run(
      sql
        .insertInto("meta")
        .values({ key, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value })),
    );
  }
}
