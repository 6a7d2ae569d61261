import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { FEATURES } from "../../main/features";
import { MACHINE_PAYLOADS } from "../../main/store/log/erasure";
import { codeIn, codesIn } from "../../shared/domain/eventlog/codes";
import { type EventType, placesOf, shrunk } from "./event-types";

/**
 * Every event type with what its payload holds, as it was recorded when it was last changed. The log is never rewritten,
 * so this list only grows. After adding to it: `UPDATE_EVENT_TYPES=1 npx vitest run --project unit
 * test/architecture/event-types.test.ts`, and commit the file; where something shrank nothing is written.
 */
const FILE = resolve("test/architecture/event-types.json");
const recorded = JSON.parse(readFileSync(FILE, "utf8")) as Record<string, EventType>;

const streams = FEATURES.list.flatMap((feature) => feature.streams);
const present: Record<string, EventType> = Object.fromEntries(
  [{ payloads: MACHINE_PAYLOADS as Record<string, z.ZodType> } as Partial<(typeof streams)[number]>, ...streams]
    .flatMap(({ payloads = {}, personal = {}, versions = {} }) =>
      Object.entries(payloads).map(([type, schema]): [string, EventType] => [
        type,
        { v: versions[type] ?? 1, payload: placesOf(schema), personal: personal[type] ? placesOf(personal[type]) : {} },
      ]),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

test("every kind of stream says what its events carry", () => {
  for (const { kind, payloads } of streams) expect(Object.keys(payloads ?? {}).length, kind).toBeGreaterThan(0);
});

test("no event type shrinks or changes its meaning: what is in a log stays readable", () => {
  expect(shrunk(recorded, present)).toEqual([]);
});

test("the record holds every event type as it is now", () => {
  if (process.env.UPDATE_EVENT_TYPES === "1" && shrunk(recorded, present).length === 0) {
    writeFileSync(FILE, `${JSON.stringify(present, null, 2)}\n`);
    return;
  }
  expect(
    recorded,
    "Event types have grown: record them with UPDATE_EVENT_TYPES=1 npx vitest run --project unit test/architecture/event-types.test.ts",
  ).toEqual(present);
});

describe("a payload shrinks", () => {
  const base = {
    number: z.string(),
    at: z.int().nullable(),
    channel: codeIn(["letter", "phone"]),
    tags: codesIn(["a", "b"]),
    more: z.string().default(""),
    items: z.array(z.object({ id: z.string() })),
  };
  const typeOf = (shape: z.ZodRawShape, v = 1, personal: z.ZodRawShape = { name: z.string() }) => ({
    "thing.happened": { v, payload: placesOf(z.object(shape)), personal: placesOf(z.object(personal)) },
  });
  const { number: _number, ...without } = base;

  test.each<[string, z.ZodRawShape, string]>([
    ["a key is gone", without, "number is gone"],
    ["a key inside a list is gone", { ...base, items: z.array(z.object({})) }, "items.*.id is gone"],
    ["a text becomes a number", { ...base, number: z.int() }, "number was text and is number"],
    ["a text becomes a code", { ...base, number: codeIn(["x"]) }, "number was text and is code"],
    ["a code is gone", { ...base, channel: codeIn(["letter"]) }, "channel does not know phone any more"],
    ["a code of a list is gone", { ...base, tags: codesIn(["b"]) }, "tags.* does not know a any more"],
    ["null is no more allowed", { ...base, at: z.int() }, "at may be null no more"],
    ["what could be left out has to be there", { ...base, more: z.string() }, "more has to be there now"],
    [
      "something new has to be there",
      { ...base, extra: z.string() },
      "extra is new and has to be there: older events do not have it",
    ],
  ])("where %s", (_what, changed, why) => {
    expect(shrunk(typeOf(base), typeOf(changed))).toEqual([`thing.happened ${why}`]);
  });

  test("where a type is gone, a version goes back, or a sealed key is gone", () => {
    expect(shrunk(typeOf(base), {})).toEqual(["thing.happened is gone"]);
    expect(shrunk(typeOf(base, 2), typeOf(base, 1))).toEqual(["thing.happened was version 2 and is version 1"]);
    expect(shrunk(typeOf(base), typeOf(base, 1, {}))).toEqual(["thing.happened sealed name is gone"]);
  });

  test("not where it grows, nor where a new version is upcast", () => {
    const grown = {
      ...base,
      number: z.string().nullable(),
      channel: codeIn(["letter", "phone", "sms"]),
      extra: z.object({ why: z.string() }).nullable().default(null),
    };
    expect(shrunk(typeOf(base), typeOf(grown, 1, { name: z.string(), phone: z.string() }))).toEqual([]);
    expect(shrunk(typeOf(base), typeOf(without, 2))).toEqual([]);
    expect(shrunk(typeOf(base), { ...typeOf(base), ...typeOf(base) })).toEqual([]);
  });
});
