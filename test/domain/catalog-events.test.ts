import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../shared/domain/catalog/canonical";
import { type CatalogState, EMPTY_CATALOG, reduceCatalog } from "../../shared/domain/catalog/events";
import type { JsonObject, LogEvent } from "../../shared/domain/eventlog/event";
import { shippedService } from "./catalog-files";

const service = shippedService("klaten", "klaten-1-");
const stream = `catalog/${service.entry.id}`;
const [first, second] = ["a".repeat(64), "b".repeat(64)] as const;

function event(type: string, payload: unknown, on = stream): LogEvent {
  return {
    id: "event",
    stream: on,
    type,
    v: 1,
    after: [],
    hlc: "0",
    at: { wall: 0, mono: 0 },
    origin: "K1.1",
    originSeq: 1,
    actor: "system",
    payload: payload as JsonObject,
    personal: null,
  };
}

describe("the catalog stream", () => {
  const changed = { ...service, notes: ["Diubah"] };
  const published = [
    event("catalog.service-published", { service, hash: first }),
    event("catalog.service-published", { service: changed, hash: second }),
  ];

  test("keeps every version, so that a request finds the one it pinned", () => {
    const state = published.reduce<CatalogState>(reduceCatalog, EMPTY_CATALOG);
    expect(state.current).toEqual({ service: changed, hash: second });
    expect(state.versions[first]).toEqual(service);
    expect(state.versions[second]).toEqual(changed);
  });

  test("offers a withdrawn service no more but still knows its versions", () => {
    const withdrawn = event("catalog.service-withdrawn", { id: service.entry.id });
    const state = [...published, withdrawn].reduce<CatalogState>(reduceCatalog, EMPTY_CATALOG);
    expect(state.current).toBeNull();
    expect(Object.keys(state.versions)).toEqual([first, second]);
  });

  test.each([
    ["a broken payload", event("catalog.service-published", { service: { entry: 1 }, hash: first })],
    ["a hash that is none", event("catalog.service-published", { service, hash: "abc" })],
    ["another entry's stream", event("catalog.service-published", { service, hash: first }, "catalog/other")],
    ["another entry's withdrawal", event("catalog.service-withdrawn", { id: "other" })],
    ["an unknown type", event("catalog.service-praised", {})],
  ])("is left as it is by %s", (_what, odd) => {
    const before = published.reduce<CatalogState>(reduceCatalog, EMPTY_CATALOG);
    expect(reduceCatalog(before, odd)).toBe(before);
  });
});

describe("canonical JSON", () => {
  test("is the same whatever the order of the keys, and reads back as the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });

  test("tells different values apart", () => {
    expect(canonicalJson({ a: 1, b: [2, 1] })).toBe('{"a":1,"b":[2,1]}');
    expect(canonicalJson({ a: 1, b: [1, 2] })).not.toBe(canonicalJson({ a: 1, b: [2, 1] }));
    expect(canonicalJson({ a: undefined })).toBe("{}");
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
    expect(() => canonicalJson(() => 1)).toThrow(TypeError);
  });
});

/** The same value with all keys put in the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
