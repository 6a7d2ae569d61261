import { hash } from "node:crypto";
import type { EventRow } from "../tables";

/**
 * The bytes of an event. What is hashed, what travels and what another store keeps: its hash is their SHA-256 and nothing
 * else, and the hash of the event before in its chain stands inside, so a chain can be checked from stored bytes alone.
 * The format is fixed; another one would begin with another first byte.
 *
 * | offset | size | content |
 * |---|---|---|
 * | 0 | 1 | format: 1 |
 * | 1 | 32 | hash of the event before in its origin's chain; zeros for the first |
 * | 33 | 8 | counter in the chain, from 1 |
 * | 41 | 8 | author's wall clock, epoch milliseconds |
 * | 49 | 8 | author's monotonic clock, milliseconds |
 * | 57 | 4 | version of the payload |
 * | 61 | | origin, id, stream, type, hlc, actor, after, payload: each 4 bytes of length, then UTF-8 |
 * | | | sealed part: 4 bytes of length, then the bytes; length 0 where there is none |
 *
 * Numbers are big-endian; those of 8 bytes are signed and within what a double holds exactly. `after` (a JSON array of
 * ids) and `payload` (a JSON object) are the texts that were hashed, never written anew from what they say.
 */
export type HashedEvent = Pick<
  EventRow,
  | "prev_hash"
  | "origin_seq"
  | "wall"
  | "mono"
  | "v"
  | "origin"
  | "id"
  | "stream"
  | "type"
  | "hlc"
  | "actor"
  | "after"
  | "payload"
  | "personal"
>;

const FORMAT = 1;
const HASH = 32;
const SEQ_AT = 1 + HASH;
const WALL_AT = SEQ_AT + 8;
const MONO_AT = WALL_AT + 8;
const VERSION_AT = MONO_AT + 8;
const TEXTS_AT = VERSION_AT + 4;
const NO_BYTES = Buffer.alloc(0);

/** What stands before the first event of a chain. */
export const FIRST_HASH = Buffer.alloc(HASH);

/** @throws RangeError for an event without bytes: a hash of another length, a number or text that no store keeps */
export function eventBytes(event: HashedEvent): Buffer {
  if (event.prev_hash.byteLength !== HASH) throw new RangeError("the hash before is not 32 bytes long");
  const personal = event.personal ?? NO_BYTES;
  const { origin, id, stream, type, hlc, actor, after, payload } = event;
  const texts = [origin, id, stream, type, hlc, actor, after, payload];
  const { bytes, end } = withTexts(TEXTS_AT, texts, 4 + personal.byteLength);
  bytes[0] = FORMAT;
  bytes.set(event.prev_hash, 1);
  writeWhole(bytes, event.origin_seq, SEQ_AT);
  writeWhole(bytes, event.wall, WALL_AT);
  writeWhole(bytes, event.mono, MONO_AT);
  bytes.writeUInt32BE(event.v, VERSION_AT);
  bytes.set(personal, bytes.writeUInt32BE(personal.byteLength, end));
  return bytes;
}

/** SHA-256 of an event's bytes. */
export function hashOfBytes(bytes: Uint8Array): Buffer {
  return hash("sha256", bytes, "buffer");
}

/** The hash that an event must have. @throws RangeError as `eventBytes` */
export function eventHash(event: HashedEvent): Buffer {
  return hashOfBytes(eventBytes(event));
}

/** Whether an event's bytes, made of its columns, have the hash it carries. Columns that have no bytes have no hash. */
export function hasItsHash(event: HashedEvent & Pick<EventRow, "hash">): boolean {
  try {
    return eventHash(event).equals(event.hash);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The event that bytes stand for, with its hash. Null for anything that `eventBytes` would not have made: cut off or
 * with something behind, text that is no UTF-8, another format.
 */
export function eventOfBytes(bytes: Uint8Array): (HashedEvent & Pick<EventRow, "hash">) | null {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const read = new TextReader(source, TEXTS_AT);
    const [origin, id, stream, type] = [read.text(), read.text(), read.text(), read.text()];
    const [hlc, actor, after, payload] = [read.text(), read.text(), read.text(), read.text()];
    const personal = read.bytes();
    const event = {
      prev_hash: Buffer.from(source.subarray(1, SEQ_AT)),
      origin_seq: readWhole(source, SEQ_AT),
      wall: readWhole(source, WALL_AT),
      mono: readWhole(source, MONO_AT),
      v: source.readUInt32BE(VERSION_AT),
      ...{ origin, id, stream, type, hlc, actor, after, payload },
      personal: personal.byteLength > 0 ? Buffer.from(personal) : null,
    };
    return eventBytes(event).equals(source) ? { ...event, hash: hashOfBytes(source) } : null;
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

/** What the sealed part of an event is bound to: it opens nowhere else, and not beside another payload or actor. */
export type BoundEvent = Pick<EventRow, "origin" | "origin_seq" | "id" | "stream" | "type" | "v" | "actor" | "payload">;

/**
 * The additional data of a sealed part: format, counter and version as in the event's bytes, then origin, id, stream,
 * type and actor with their lengths, then the SHA-256 of the payload's text.
 */
export function boundBytes(event: BoundEvent): Buffer {
  const texts = [event.origin, event.id, event.stream, event.type, event.actor];
  const { bytes, end } = withTexts(1 + 8 + 4, texts, HASH);
  bytes[0] = FORMAT;
  writeWhole(bytes, event.origin_seq, 1);
  bytes.writeUInt32BE(event.v, 9);
  bytes.set(hash("sha256", event.payload, "buffer"), end);
  return bytes;
}

/** Room for `before` bytes, the texts with their lengths, and `behind` bytes from `end` on. */
function withTexts(before: number, texts: readonly string[], behind: number): { bytes: Buffer; end: number } {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + length, before + behind));
  let end = before;
  texts.forEach((text, index) => {
    if (!isStorable(text)) throw new RangeError("a text holds U+0000 or half a letter");
    end = bytes.writeUInt32BE(lengths[index] ?? 0, end);
    end += bytes.write(text, end);
  });
  return { bytes, end };
}

/** Neither SQLite nor PostgreSQL gives back U+0000 or half of a surrogate pair as it was: such a text has no bytes. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000");
}

const HIGH = 2 ** 32;

/** A whole number as 8 signed bytes. */
function writeWhole(bytes: Buffer, value: number, at: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number that can be kept: ${value}`);
  bytes.writeInt32BE(Math.floor(value / HIGH), at);
  bytes.writeUInt32BE(value >>> 0, at + 4);
}

function readWhole(bytes: Buffer, at: number): number {
  return bytes.readInt32BE(at) * HIGH + bytes.readUInt32BE(at + 4);
}

/** Reads pieces with their lengths before them. @throws RangeError at the end, TypeError for text that is no UTF-8 */
class TextReader {
  private readonly decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  constructor(
    private readonly source: Buffer,
    private at: number,
  ) {}

  bytes(): Buffer {
    const from = this.at + 4;
    this.at = from + this.source.readUInt32BE(this.at);
    if (this.at > this.source.length) throw new RangeError("cut off");
    return this.source.subarray(from, this.at);
  }

  text(): string {
    return this.decoder.decode(this.bytes());
  }
}
