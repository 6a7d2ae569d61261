import { createHash } from "node:crypto";
import type { EventRow } from "../tables";

/** What the hash chain covers: everything but the hash itself and local bookkeeping. */
export type ChainedEvent = Omit<EventRow, "pos" | "hash" | "prev_hash" | "received">;

export const FIRST_HASH = Buffer.alloc(32);

/** SHA-256 over the hash before and the bytes as stored. */
export function chainHash(previous: Uint8Array, event: ChainedEvent): Buffer {
  const text = JSON.stringify([
    event.id,
    event.stream,
    event.type,
    event.v,
    event.after,
    event.hlc,
    event.wall,
    event.mono,
    event.origin,
    event.origin_seq,
    event.actor,
    event.payload,
  ]);
  const hash = createHash("sha256").update(previous).update(text);
  if (event.personal) hash.update(event.personal);
  return hash.digest();
}
