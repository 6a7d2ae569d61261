import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Database } from "../../main/store/database";
import { eventBytes, eventHash, eventOfBytes, FIRST_HASH, type HashedEvent } from "../../main/store/log/bytes";
import { EVENT_COLUMNS, EventLog } from "../../main/store/log/eventlog";
import { migrateLog } from "../../main/store/log/schema";
import type { EventRow } from "../../main/store/tables";
import { wireEvents } from "../helpers/consoles";
import { receive } from "../helpers/requests";
import { openTestStore } from "../helpers/store";

/** An event as it might have been written by any app, anywhere: its bytes are never to change. */
const KNOWN: HashedEvent = {
  prev_hash: FIRST_HASH,
  origin_seq: 1,
  wall: 1_795_399_200_000,
  mono: 12_345,
  v: 1,
  origin: "K1.ab12",
  id: "019adf3c-0000-7000-8000-000000000001",
  stream: "request/019adf3c-0000-7000-8000-000000000002",
  type: "request.note-added",
  hlc: "1795399200000-0000-K1.ab12",
  actor: "operator/019adf3c-0000-7000-8000-000000000003",
  after: "[]",
  payload: '{"key":"é"}',
  personal: Buffer.from("0102030405", "hex"),
};
const KNOWN_BYTES =
  "01" +
  "00".repeat(32) +
  "0000000000000001" +
  "000001a20621ad00" +
  "0000000000003039" +
  "00000001" +
  `00000007${hex("K1.ab12")}` +
  `00000024${hex("019adf3c-0000-7000-8000-000000000001")}` +
  `0000002c${hex("request/019adf3c-0000-7000-8000-000000000002")}` +
  `00000012${hex("request.note-added")}` +
  `0000001a${hex("1795399200000-0000-K1.ab12")}` +
  `0000002d${hex("operator/019adf3c-0000-7000-8000-000000000003")}` +
  `00000002${hex("[]")}` +
  `0000000c${hex('{"key":"é"}')}` +
  "000000050102030405";

function hex(text: string): string {
  return Buffer.from(text).toString("hex");
}

const text = fc
  .oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.string({ unit: "grapheme", maxLength: 40 }))
  .map((typed) => typed.replaceAll("\u0000", ""));
const whole = fc.oneof(
  fc.maxSafeInteger(),
  fc.nat(),
  fc.constantFrom(Number.MIN_SAFE_INTEGER, -1, 2 ** 32, -(2 ** 32)),
);
const json = fc.dictionary(text, fc.jsonValue()).map((value) => JSON.stringify(value));
const event: fc.Arbitrary<HashedEvent> = fc.record({
  prev_hash: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  origin_seq: whole,
  wall: whole,
  mono: whole,
  v: fc.integer({ min: 0, max: 0xffff_ffff }),
  origin: text,
  id: text,
  stream: text,
  type: text,
  hlc: text,
  actor: text,
  after: fc.array(text, { maxLength: 4 }).map((ids) => JSON.stringify(ids)),
  payload: json,
  personal: fc.option(fc.uint8Array({ minLength: 1, maxLength: 80 })),
});

/** The same fields with plain bytes, whoever made them. */
function plain(one: HashedEvent): unknown {
  return { ...one, prev_hash: [...one.prev_hash], personal: one.personal && [...one.personal] };
}

test("the bytes of a known event stay what they are, and its hash is their SHA-256", () => {
  const bytes = eventBytes(KNOWN);
  expect(bytes.toString("hex")).toBe(KNOWN_BYTES);
  expect(eventHash(KNOWN)).toEqual(createHash("sha256").update(bytes).digest());
});

test("bytes and event stand for each other, whatever the texts and numbers are", () => {
  fc.assert(
    fc.property(event, (one) => {
      const bytes = eventBytes(one);
      const { hash, ...read } = eventOfBytes(bytes) ?? { hash: null };
      expect(plain(read as HashedEvent)).toEqual(plain(one));
      expect(hash).toEqual(createHash("sha256").update(bytes).digest());
    }),
    { numRuns: 300 },
  );
});

test("bytes that are not exactly an event's are none", () => {
  const bytes = eventBytes(KNOWN);
  expect(eventOfBytes(bytes)).not.toBeNull();
  expect(eventOfBytes(Buffer.concat([bytes, Buffer.of(0)]))).toBeNull();
  for (let length = 0; length < bytes.length; length++) {
    expect([length, eventOfBytes(bytes.subarray(0, length))]).toEqual([length, null]);
  }
  const spoilt = (change: (copy: Buffer) => void) => {
    const copy = Buffer.from(bytes);
    change(copy);
    return eventOfBytes(copy);
  };
  // Another format; a counter beyond what a number holds; a letter that is no UTF-8; a length that reaches too far.
  expect(spoilt((copy) => copy.writeUInt8(2, 0))).toBeNull();
  expect(spoilt((copy) => copy.writeInt32BE(0x7fff_ffff, 33))).toBeNull();
  expect(spoilt((copy) => copy.writeUInt8(0xff, 65))).toBeNull();
  expect(spoilt((copy) => copy.writeUInt32BE(0xffff_ffff, 61))).toBeNull();
  expect(spoilt((copy) => copy.writeUInt8(copy[70] ?? 0, 70))).not.toBeNull();
});

test("an event without bytes is told so: a short hash, a number or text that no store keeps", () => {
  expect(() => eventBytes({ ...KNOWN, prev_hash: Buffer.alloc(31) })).toThrow(RangeError);
  expect(() => eventBytes({ ...KNOWN, wall: 2 ** 60 })).toThrow(RangeError);
  expect(() => eventBytes({ ...KNOWN, mono: 0.5 })).toThrow(RangeError);
  expect(() => eventBytes({ ...KNOWN, v: 2 ** 32 })).toThrow(RangeError);
  expect(() => eventBytes({ ...KNOWN, actor: "a\u0000b" })).toThrow(RangeError);
  expect(() => eventBytes({ ...KNOWN, stream: "request/\udc00" })).toThrow(RangeError);
});

test("two events have the same bytes only where they are the same", () => {
  // What moves a letter from one field to the next must not go unseen.
  expect(eventHash({ ...KNOWN, stream: "request/a", type: "b" })).not.toEqual(
    eventHash({ ...KNOWN, stream: "request/", type: "ab" }),
  );
  const changes: Partial<HashedEvent>[] = [
    { prev_hash: Buffer.alloc(32, 1) },
    ...(["origin_seq", "wall", "mono", "v"] as const).map((field) => ({ [field]: KNOWN[field] + 1 })),
    ...(["origin", "id", "stream", "type", "hlc", "actor", "after", "payload"] as const).map((field) => ({
      [field]: `${KNOWN[field]} `,
    })),
    { personal: null },
  ];
  const hashes = [{}, ...changes].map((change) => eventHash({ ...KNOWN, ...change }).toString("hex"));
  expect(new Set(hashes).size).toBe(hashes.length);
});

test("the bytes are made again exactly from the columns of a log", () => {
  const database = new Database(":memory:");
  migrateLog(database);
  const log = new EventLog(database);
  const columns = `SELECT ${EVENT_COLUMNS.join(", ")} FROM events WHERE pos = ?`;
  let pos = 0;
  fc.assert(
    fc.property(event, (one) => {
      pos += 1;
      const row = { ...one, id: `${pos} ${one.id}`, origin_seq: pos };
      log.insert({ ...row, pos, received: 0, mac: Buffer.alloc(20), hash: eventHash(row) });
      const stored = database.rawGet<EventRow>(columns, pos) as EventRow;
      expect(eventBytes(stored)).toEqual(eventBytes(row));
      expect(stored.payload).toBe(one.payload);
    }),
    { numRuns: 300 },
  );
  database.close();
});

test("every event that commands write travels as its bytes and comes back the same", () => {
  const open = openTestStore();
  try {
    receive(open);
    const events = wireEvents(open);
    expect(events.length).toBeGreaterThan(50);
    for (const one of events) {
      const read = eventOfBytes(eventBytes(one));
      expect(read && { ...(plain(read) as object), hash: read.hash }).toEqual({
        ...(plain(one) as object),
        hash: Buffer.from(one.hash),
      });
    }
  } finally {
    open.close();
  }
});
