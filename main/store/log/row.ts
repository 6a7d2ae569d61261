import type { AuthorClock, LogEvent, NewEvent } from "../../../shared/domain/eventlog/event";
import { type RandomSource, uuidv7 } from "../../platform/ids";
import type { EventRow } from "../tables";
import { boundsProblem } from "./admission";
import { eventHash } from "./bytes";
import type { Keyring } from "./keyring";
import type { Loaded } from "./streams";

/** Where the next event of this workstation goes: behind which one of its chain, and at which position of the log. */
export interface NextPlace {
  origin: string;
  seq: number;
  previous: Uint8Array;
  pos: number;
  hlc: string;
}

/**
 * Makes the row of a decided event behind the heads in `after`: sealed, linked to the chain, hashed. A stream without a
 * key gets one with its first personal part.
 * @throws RangeError for an event that every other workstation would refuse
 */
export function makeRow(
  event: NewEvent & { v: number },
  { loaded, after }: { loaded: Pick<Loaded, "key">; after: readonly string[] },
  place: NextPlace,
  actor: string,
  now: AuthorClock,
  { keyring, random }: { keyring: Keyring; random: RandomSource },
): EventRow {
  const id = uuidv7(now.wall, random);
  if (event.personal && !loaded.key) loaded.key = keyring.take(now.wall);
  const open = {
    id,
    stream: event.stream,
    type: event.type,
    v: event.v,
    after: JSON.stringify(after),
    hlc: place.hlc,
    wall: now.wall,
    mono: now.mono,
    origin: place.origin,
    origin_seq: place.seq,
    actor,
    payload: JSON.stringify(event.payload),
    prev_hash: place.previous,
  };
  const personal = event.personal && loaded.key ? keyring.seal(loaded.key, open, event.personal) : null;
  const hashed = { ...open, personal };
  const problem = boundsProblem(hashed);
  if (problem) throw new RangeError(`${event.type} of ${event.stream} is out of bounds: ${problem}`);
  const hash = eventHash(hashed);
  const mac = keyring.chainSeal.ofEvent({ origin: place.origin, seq: place.seq, hash });
  return { ...hashed, pos: place.pos, hash, received: now.wall, mac };
}

/** The event as reducers see it, without reading back what was just written. */
export function loggedEvent(event: NewEvent, row: EventRow, after: readonly string[]): LogEvent {
  return {
    id: row.id,
    stream: row.stream,
    type: row.type,
    v: row.v,
    after,
    hlc: row.hlc,
    at: { wall: row.wall, mono: row.mono },
    origin: row.origin,
    originSeq: row.origin_seq,
    actor: row.actor,
    payload: event.payload,
    personal: event.personal ?? null,
  };
}
