import { z } from "zod";
import type { NewEvent } from "../../../shared/domain/eventlog/event";
import type { ReadDatabase } from "../database";
import type { EventRow } from "../tables";
import { keyIdOf } from "./keyring";

/**
 * The machine's own event, on a stream of any kind: a person was erased from it. `keys` are the ids of the keys that
 * were destroyed, in hex; what they sealed is gone, the facts stand.
 */
export const STREAM_ERASED = "stream.erased";

/** Why a person is erased (UU 27/2022, articles 8 and 43): they asked for it, the time to keep it ended, or it was ordered. */
export const ERASURE_GROUNDS = ["subject-request", "retention-ended", "ordered"] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** What the machine's own events carry, by type. */
export const MACHINE_PAYLOADS = {
  [STREAM_ERASED]: z.object({ keys: z.array(z.string().regex(/^[0-9a-f]{32}$/)), ground: z.string().max(64) }),
} as const;

/** Events that the machine reads itself: no feature folds them. */
export function isMachineEvent(type: string): boolean {
  return type.startsWith("stream.");
}

type Read = Pick<EventRow, "id" | "type" | "after" | "payload" | "personal">;

/**
 * What the erasures of one stream reach: every sealed part whose author did not know of one, also those that came later
 * from elsewhere. Returns the ids of the keys and of the events.
 */
export function reachOfErasure(rows: readonly Read[]): { keys: Buffer[]; events: Set<string> } {
  const known = new Set<string>();
  const keys = new Map<string, Buffer>();
  const parents = new Map(rows.map((row) => [row.id, JSON.parse(row.after) as string[]]));
  for (const row of rows) {
    if (row.type !== STREAM_ERASED) continue;
    known.add(row.id);
    for (const key of MACHINE_PAYLOADS[STREAM_ERASED].safeParse(JSON.parse(row.payload)).data?.keys ?? []) {
      keys.set(key, Buffer.from(key, "hex"));
    }
  }
  if (known.size === 0) return { keys: [], events: new Set() };
  // Whoever names an event that knew of the erasure knew of it too.
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const [id, after] of parents) if (after.some((parent) => known.has(parent))) known.add(id);
  }
  const events = new Set<string>();
  for (const row of rows) {
    if (known.has(row.id)) continue;
    events.add(row.id);
    const key = row.personal ? keyIdOf(row.personal) : null;
    if (key) keys.set(key.toString("hex"), key);
  }
  return { keys: [...keys.values()], events };
}

/** The event that erases a person from a stream, with every key that seals something of it. */
export function erasedEvent(stream: string, rows: readonly Read[], ground: ErasureGround): NewEvent {
  const keys = new Set<string>();
  for (const { personal } of rows) {
    const key = personal ? keyIdOf(personal) : null;
    if (key) keys.add(key.toString("hex"));
  }
  return { stream, type: STREAM_ERASED, payload: { keys: [...keys], ground } };
}

/** Streams of the log that a person was erased from. */
export function erasedStreams(log: ReadDatabase): string[] {
  return log
    .rawAll<{ stream: string }>(`SELECT DISTINCT stream FROM events WHERE type = '${STREAM_ERASED}' ORDER BY stream`)
    .map(({ stream }) => stream);
}
