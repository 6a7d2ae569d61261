import { type BoundsProblem, checkEvent } from "../../../shared/domain/eventlog/bounds";
import type { EventRow } from "../tables";
import { isStorable } from "./bytes";

/** An event as it travels: the stored columns, without what is local. */
export type WireEvent = Omit<EventRow, "pos" | "received" | "mac">;

/** What about an event keeps it out of every log: columns that are none, or one that is larger or other than it may be. */
export type Unfit = "unreadable" | BoundsProblem;

const TEXTS = ["id", "stream", "type", "after", "hlc", "origin", "actor", "payload"] as const;
const NUMBERS = ["v", "wall", "mono", "origin_seq"] as const;
const COLUMNS = TEXTS.length + NUMBERS.length + ["prev_hash", "hash", "personal"].length;
const HIGHEST_VERSION = 0xffff_ffff;

/** Whether something has the columns of an event, each of its kind, and no other. Written out: it is asked of every one. */
function isEvent(event: unknown): event is WireEvent {
  if (typeof event !== "object" || event === null || Object.keys(event).length !== COLUMNS) return false;
  const columns = event as Record<string, unknown>;
  for (const name of TEXTS) {
    const text = columns[name];
    if (typeof text !== "string" || !isStorable(text)) return false;
  }
  for (const name of NUMBERS) if (!Number.isSafeInteger(columns[name])) return false;
  const { v, prev_hash, hash, personal } = columns;
  if ((v as number) > HIGHEST_VERSION || !(prev_hash instanceof Uint8Array) || !(hash instanceof Uint8Array))
    return false;
  // No sealed part is empty: the bytes of an event could not tell it from none.
  return personal === null || (personal instanceof Uint8Array && personal.byteLength > 0);
}

/** So long is a list of as many ids as an event may name, and no more is parsed. */
const LONGEST_LIST = 8_192;

function idsOf(list: string): string[] | null {
  if (list === "[]") return [];
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
  return isEvent(event) ? boundsProblem(event) : "unreadable";
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
