import { z } from "zod";
import { type BoundsProblem, checkEvent } from "../../../shared/domain/eventlog/bounds";
import type { EventRow } from "../tables";
import { isStorable } from "./bytes";

/** An event as it travels: the stored columns, without what is local. */
export type WireEvent = Omit<EventRow, "pos" | "received" | "mac">;

/** What about an event keeps it out of every log: columns that are none, or one that is larger or other than it may be. */
export type Unfit = "unreadable" | BoundsProblem;

const bytes = z.instanceof(Uint8Array);
const text = z.string().refine(isStorable);
const columns = z.strictObject({
  id: text,
  stream: text,
  type: text,
  v: z.int().max(0xffff_ffff),
  after: text,
  hlc: text,
  wall: z.int(),
  mono: z.int(),
  origin: text,
  origin_seq: z.int(),
  prev_hash: bytes,
  hash: bytes,
  actor: text,
  payload: text,
  // No sealed part is empty: the bytes of an event could not tell it from none.
  personal: bytes.refine((sealed) => sealed.byteLength > 0).nullable(),
});

/** So long is a list of as many ids as an event may name, and no more is parsed. */
const LONGEST_LIST = 8_192;

function idsOf(list: string): string[] | null {
  if (list.length > LONGEST_LIST) return null;
  try {
    const value: unknown = JSON.parse(list);
    return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : null;
  } catch {
    return null;
  }
}

/** Says why an event from elsewhere is kept out, whatever it is; null where nothing is wrong with it in itself. */
export function unfitness(event: unknown): Unfit | null {
  const read = columns.safeParse(event);
  return read.success ? boundsProblem(read.data) : "unreadable";
}

/** Asks the same of an event of this workstation: what others would refuse must not get into its chain. */
export function boundsProblem(row: Omit<WireEvent, "hash" | "prev_hash">): BoundsProblem | null {
  const after = idsOf(row.after);
  if (after === null) return "parents";
  return checkEvent({
    id: row.id,
    stream: row.stream,
    type: row.type,
    v: row.v,
    after,
    hlc: row.hlc,
    wall: row.wall,
    mono: row.mono,
    origin: row.origin,
    originSeq: row.origin_seq,
    actor: row.actor,
    payload: row.payload,
    personalBytes: row.personal?.byteLength ?? 0,
  });
}
