import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BoundedEvent,
  checkEvent,
  entryIdSchema,
  idSchema,
  jsonDepth,
  LATEST_WALL,
  MOST_PERSONAL_BYTES,
  utf8Bytes,
} from "../../shared/domain/eventlog/bounds";

const WALL = Date.parse("2026-11-23T09:00:00+07:00");
const ID = "01936c1e-0000-7000-8000-000000000001";

function event(changes: Partial<BoundedEvent> = {}): BoundedEvent {
  return {
    id: ID,
    stream: `request/${ID}`,
    type: "request.note-added",
    v: 1,
    after: [],
    hlc: `${WALL}-0000-K1.ab3d`,
    wall: WALL,
    mono: 1_000,
    origin: "K1.ab3d",
    originSeq: 1,
    actor: `operator/${ID}`,
    payload: "{}",
    personalBytes: 0,
    ...changes,
  };
}

const nested = (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`;
const sized = (bytes: number) => JSON.stringify({ a: "x".repeat(bytes - 8) });

describe("an event at the door", () => {
  test.each<[string, Partial<BoundedEvent>]>([
    ["as an operator writes it", {}],
    ["of a locked console", { actor: "desk/K1" }],
    ["of a type that this version does not know", { type: "incident.escalated", stream: `incident/${ID}` }],
    ["with an id of 64 characters", { id: "x".repeat(64), stream: `request/${"y".repeat(64)}` }],
    ["with 32 parents", { after: Array.from({ length: 32 }, (_value, index) => `e${index}`) }],
    ["with a payload of 64 KB", { payload: sized(65_536) }],
    ["with a payload of 32 levels", { payload: nested(32) }],
    ["with a sealed part of 1 MB", { personalBytes: MOST_PERSONAL_BYTES }],
    ["of a catalog entry whose name is a title", { stream: `catalog/${"k".repeat(101)}` }],
    ["from a clock at the beginning of time", { wall: 0, mono: 0, hlc: "0000000000000-0000-K1.ab3d" }],
    ["from a clock at its end", { wall: LATEST_WALL, hlc: `${LATEST_WALL}-ffff-K1.ab3d` }],
  ])("%s passes", (_what, changes) => {
    expect(checkEvent(event(changes))).toBeNull();
  });

  test.each<[string, string, Partial<BoundedEvent>]>([
    ["id", "an id of 65 characters", { id: "x".repeat(65) }],
    ["id", "no id", { id: "" }],
    ["id", "an id with U+0000", { id: "a\0b" }],
    ["stream", "a stream of 65 characters", { stream: `request/${"x".repeat(65)}` }],
    ["stream", "a catalog stream of 129 characters", { stream: `catalog/${"x".repeat(129)}` }],
    ["stream", "a stream without a name", { stream: "request/" }],
    ["stream", "a stream without a kind", { stream: "/x" }],
    ["stream", "a stream that is one word", { stream: "request" }],
    ["type", "a type of 65 characters", { type: "t".repeat(65) }],
    ["version", "version 0", { v: 0 }],
    ["version", "half a version", { v: 1.5 }],
    ["parents", "33 parents", { after: Array.from({ length: 33 }, (_value, index) => `e${index}`) }],
    ["parents", "a parent of 65 characters", { after: ["x".repeat(65)] }],
    ["clock", "a clock that cannot be read", { hlc: "tomorrow" }],
    ["clock", "the clock of another origin", { hlc: `${WALL}-0000-K2.ab3d` }],
    ["time", "a time before 1970", { wall: -1 }],
    ["time", "a time beyond the clock's digits", { wall: LATEST_WALL + 1 }],
    ["time", "a time beyond what a date can hold", { wall: 8.65e15 }],
    ["time", "half a millisecond", { wall: WALL + 0.5 }],
    ["time", "a clock that runs backwards from zero", { mono: -1 }],
    ["origin", "an origin of 65 characters", { origin: "K".repeat(65) }],
    ["origin", "no number in its chain", { originSeq: 0 }],
    ["actor", "an actor that says no kind", { actor: ID }],
    ["actor", "an actor of 65 characters", { actor: `operator/${"x".repeat(65)}` }],
    ["payload-size", "a payload of 64 KB and a byte", { payload: sized(65_537) }],
    ["payload-size", "a payload of 40,000 letters of two bytes", { payload: `{"a":"${"é".repeat(40_000)}"}` }],
    ["payload-depth", "a payload of 33 levels", { payload: nested(33) }],
    ["payload-depth", "30,000 lists in each other", { payload: `{"a":${"[".repeat(30_000)}${"]".repeat(30_000)}}` }],
    ["payload-form", "a payload that is no object", { payload: "[1]" }],
    ["payload-form", "a payload that is no JSON", { payload: "{" }],
    ["personal-size", "a sealed part of 1 MB and a byte", { personalBytes: MOST_PERSONAL_BYTES + 1 }],
  ])("is refused for its %s: %s", (reason, _what, changes) => {
    expect(checkEvent(event(changes))).toBe(reason);
  });
});

test("the depth of a JSON text is what its value has, whatever its strings hold", () => {
  const depthOf = (value: unknown): number =>
    typeof value === "object" && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map((inner) => depthOf(inner)))
      : 0;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat({ max: 4 }), (value, spaces) => {
      expect(jsonDepth(JSON.stringify(value, null, spaces))).toBe(depthOf(value));
    }),
  );
  expect(jsonDepth(JSON.stringify({ a: '[[["\\"{{' }))).toBe(1);
});

test("bytes are counted as they are written", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("\ud800", "\udc00", "a", "é", "字") }),
      (text, odd) => {
        expect(utf8Bytes(text)).toBe(Buffer.byteLength(text, "utf8"));
        expect(utf8Bytes(odd)).toBe(Buffer.byteLength(odd, "utf8"));
      },
    ),
  );
});

test("ids inside payloads have the same bounds", () => {
  expect(idSchema.safeParse("x".repeat(64)).success).toBe(true);
  expect(idSchema.safeParse("x".repeat(65)).success).toBe(false);
  expect(idSchema.safeParse("").success).toBe(false);
  expect(entryIdSchema.safeParse("x".repeat(128)).success).toBe(true);
  expect(entryIdSchema.safeParse("x".repeat(129)).success).toBe(false);
});
