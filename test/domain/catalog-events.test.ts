import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../main/platform/hash";
import { canonicalJson } from "../../shared/domain/catalog/canonical";
import {
  type CatalogState,
  catalogFault,
  catalogPayloads,
  EMPTY_CATALOG,
  reduceCatalog,
  serviceHash,
} from "../../shared/domain/catalog/events";
import { type Service, serviceSchema } from "../../shared/domain/catalog/service";
import type { JsonObject, LogEvent } from "../../shared/domain/eventlog/event";
import { shapeOf, textsIn, withAt } from "../helpers/shapes";
import { shippedService } from "./catalog-files";

const service = shippedService("klaten", "klaten-1-");
const stream = `catalog/${service.entry.id}`;
const changed = { ...service, notes: ["Diubah"] };
const [first, second] = [serviceHash(service, sha256), serviceHash(changed, sha256)];

const reduce = (state: CatalogState, next: LogEvent) => reduceCatalog(state, next, sha256);

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
  const published = [
    event("catalog.service-published", { service, hash: first }),
    event("catalog.service-published", { service: changed, hash: second }),
  ];

  test("keeps every version, so that a request finds the one it pinned", () => {
    const state = published.reduce<CatalogState>(reduce, EMPTY_CATALOG);
    expect(published.map((one) => catalogFault(one, sha256))).toEqual([null, null]);
    expect(state.current).toEqual({ service: changed, hash: second, app: "" });
    expect(state.versions[first]).toEqual(service);
    expect(state.versions[second]).toEqual(changed);
  });

  test("offers a withdrawn service no more but still knows its versions", () => {
    const withdrawn = event("catalog.service-withdrawn", { id: service.entry.id });
    const state = [...published, withdrawn].reduce<CatalogState>(reduce, EMPTY_CATALOG);
    expect(state.current).toBeNull();
    expect(Object.keys(state.versions)).toEqual([first, second]);
  });

  test.each([
    ["a broken payload", event("catalog.service-published", { service: { entry: 1 }, hash: first })],
    ["a hash that is none", event("catalog.service-published", { service, hash: "abc" })],
    ["another entry's stream", event("catalog.service-published", { service, hash: first }, "catalog/other")],
    ["another entry's withdrawal", event("catalog.service-withdrawn", { id: "other" })],
    ["other content under a hash that is known", event("catalog.service-published", { service: changed, hash: first })],
    ["an unknown type", event("catalog.service-praised", {})],
  ])("is left as it is by %s", (_what, odd) => {
    const before = published.reduce<CatalogState>(reduce, EMPTY_CATALOG);
    expect(reduce(before, odd)).toBe(before);
    expect(catalogFault(odd, sha256)).not.toBeNull();
  });
});

test("content is told by its hash, whatever the order of its keys", () => {
  const turned = reversed(service);
  expect(catalogFault(event("catalog.service-published", { service: turned, hash: first }), sha256)).toBeNull();
  expect(catalogFault(event("catalog.service-published", { service: changed, hash: first }), sha256)).toBe(
    "wrong-hash",
  );
});

describe("a service of a newer version", () => {
  const published = (content: unknown) => {
    const odd = event("catalog.service-published", { service: content, hash: serviceHash(content, sha256) });
    return { state: reduce(EMPTY_CATALOG, odd), fault: catalogFault(odd, sha256) };
  };
  const withField: Service = {
    ...service,
    fields: [{ id: "keperluan", label: "Keperluan", kind: "text", required: false }],
    register: "ppid",
    books: ["vehicle"],
  };

  test("is shown as far as it can be read, and not run here", () => {
    const { state, fault } = published({ ...withField, mood: "sunny", register: "seals", books: ["boat", "vehicle"] });
    expect(fault).toBeNull();
    expect(state.current?.service).toMatchObject({
      entry: { id: service.entry.id },
      runnable: false,
      register: null,
      books: ["vehicle"],
    });
    expect(state.current?.service.reasonNotRunnable).toContain("lebih baru");
    expect(serviceSchema.safeParse(state.current?.service).success).toBe(true);
  });

  test("does not vanish for any code that is new", () => {
    const shape = shapeOf(catalogPayloads["catalog.service-published"].shape.service);
    const rich = shippedService("bantul", "bantul-52-");
    const content = {
      ...rich,
      fields: withField.fields,
      register: withField.register,
      books: withField.books,
      entry: {
        ...rich.entry,
        service_hours: { text: null, calendar: "24x7", open: null, close: null },
        complaint_channels: [{ kind: "phone", value: "112" }],
      },
    };
    expect(serviceSchema.safeParse(content).success).toBe(true);
    const places = textsIn(shape, content).filter(({ shape: found }) => found.kind === "text" && found.codes !== null);
    const kinds = new Set(
      places.map(({ path }) => path.map((step) => (typeof step === "number" ? "*" : step)).join(".")),
    );
    expect([...kinds].sort()).toEqual([
      "books.*",
      "entry.complaint_channels.*.kind",
      "entry.office",
      "entry.service_hours.calendar",
      "entry.time_limits.*.kind",
      "entry.time_limits.*.unit_calendar",
      "fields.*.kind",
      "limits.*.basis",
      "register",
      "steps.*.actor.kind",
      "steps.*.actor.roles.*",
      "steps.*.kind",
      "steps.*.outcomes.*.effect",
    ]);
    for (const { path } of places) {
      const newer = withAt(content, path, "of-a-newer-version") as Service;
      const odd = event(
        "catalog.service-published",
        { service: newer, hash: serviceHash(newer, sha256) },
        `catalog/${rich.entry.id}`,
      );
      expect(catalogFault(odd, sha256), path.join(".")).toBeNull();
      expect(reduce(EMPTY_CATALOG, odd).current?.service.entry.id).toBe(rich.entry.id);
    }
  });

  test("is unreadable where it has no steps or no name", () => {
    expect(published({ ...service, steps: undefined }).fault).toBe("unreadable");
    expect(published({ ...service, steps: "none" }).fault).toBe("unreadable");
    expect(published({ ...service, register: 5 }).fault).toBe("unreadable");
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
