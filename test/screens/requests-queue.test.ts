import { describe, expect, test } from "vitest";
import {
  activeFilters,
  FIRST_VIEW,
  NO_FILTERS,
  orderOf,
  pageQuery,
  readSavedView,
  type SavedView,
  sortBy,
  startOfPeriod,
  writeSavedView,
} from "../../renderer/screens/requests/queue/queue-model";

const JAKARTA = "Asia/Jakarta";
const at = (text: string) => Date.parse(text);

function memory(): Pick<Storage, "getItem" | "setItem"> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

describe("periods begin at the office's midnight", () => {
  const now = at("2026-03-05T01:30:00+07:00");
  test.each([
    ["today", "2026-03-05T00:00:00+07:00"],
    ["7-days", "2026-02-27T00:00:00+07:00"],
    ["30-days", "2026-02-04T00:00:00+07:00"],
    ["this-month", "2026-03-01T00:00:00+07:00"],
    ["this-year", "2026-01-01T00:00:00+07:00"],
  ] as const)("%s", (period, expected) => {
    expect(startOfPeriod(period, now, JAKARTA)).toBe(at(expected));
  });

  test("another zone has another midnight", () => {
    expect(startOfPeriod("today", at("2026-03-05T23:30:00+07:00"), "Asia/Makassar")).toBe(
      at("2026-03-06T00:00:00+08:00"),
    );
  });

  test("the question stays the same during a day, so that its answer can be kept", () => {
    const view: SavedView = { ...FIRST_VIEW, filters: { ...NO_FILTERS, period: "7-days" } };
    expect(pageQuery(view, "", now, JAKARTA)).toEqual(pageQuery(view, "", now + 3_600_000, JAKARTA));
  });
});

test("the question carries view, sort, filters and the trimmed search", () => {
  const view: SavedView = {
    ...FIRST_VIEW,
    view: "late",
    filters: { ...NO_FILTERS, status: "waiting", serviceId: "bantul-52" },
  };
  expect(pageQuery(view, "  siti ", 0, JAKARTA)).toEqual({
    view: "late",
    search: "siti",
    sort: "newest",
    descending: true,
    filters: {
      serviceId: "bantul-52",
      section: null,
      status: "waiting",
      channel: null,
      receivedFrom: null,
      receivedTo: null,
    },
  });
  expect(activeFilters(view.filters)).toBe(2);
});

test("a search is answered newest first unless it was sorted; without one the view's order counts", () => {
  const byStatus = { sort: "status", descending: false } as const;
  expect(pageQuery(FIRST_VIEW, "siti", 0, JAKARTA, byStatus)).toMatchObject(byStatus);
  expect(pageQuery(FIRST_VIEW, " ", 0, JAKARTA, byStatus)).toMatchObject({ sort: "due", descending: false });
});

test("a period between two days holds both of them whole", () => {
  const filters = { ...NO_FILTERS, period: "between" as const, from: "2026-03-01", to: "2026-03-05" };
  const asked = (changes: Partial<typeof filters>) =>
    pageQuery({ ...FIRST_VIEW, filters: { ...filters, ...changes } }, "", 0, JAKARTA).filters;
  expect(asked({})).toMatchObject({
    receivedFrom: at("2026-03-01T00:00:00+07:00"),
    receivedTo: at("2026-03-06T00:00:00+07:00"),
  });
  expect(pageQuery({ ...FIRST_VIEW, filters: { ...filters, to: null } }, "", 0, JAKARTA).filters.receivedTo).toBeNull();
  expect(activeFilters(filters)).toBe(1);
  expect(activeFilters({ ...filters, from: null, to: null })).toBe(0);
  // Days that are kept from another time hold nothing back.
  expect(activeFilters({ ...filters, period: null })).toBe(0);
});

test("a view kept before there were days to choose is still read", () => {
  const { from: _from, to: _to, ...before } = NO_FILTERS;
  const storage = { getItem: () => JSON.stringify({ ...FIRST_VIEW, view: "late", filters: before }) };
  expect(readSavedView(storage, "anna")).toEqual({ ...FIRST_VIEW, view: "late" });
});

test("each view keeps its own order: due first, and in the list of all the newest first", () => {
  expect(orderOf(FIRST_VIEW)).toEqual({ sort: "due", descending: false });
  expect(orderOf({ ...FIRST_VIEW, view: "all" })).toEqual({ sort: "received", descending: true });
  const sorted = sortBy(FIRST_VIEW, "status");
  expect(orderOf(sorted)).toEqual({ sort: "status", descending: false });
  expect(orderOf({ ...sorted, view: "late" })).toEqual({ sort: "due", descending: false });
});

test("sorting again turns the direction; newest and highest first by nature", () => {
  const byNumber = sortBy(FIRST_VIEW, "number");
  expect(orderOf(byNumber)).toEqual({ sort: "number", descending: true });
  expect(orderOf(sortBy(byNumber, "number"))).toEqual({ sort: "number", descending: false });
  expect(orderOf(sortBy(byNumber, "due"))).toEqual({ sort: "due", descending: false });
});

describe("the saved view", () => {
  test("comes back for its own operator only", () => {
    const storage = memory();
    const saved: SavedView = { ...FIRST_VIEW, view: "mine", preview: false };
    writeSavedView(storage, "anna", saved);
    expect(readSavedView(storage, "anna")).toEqual(saved);
    expect(readSavedView(storage, "budi")).toEqual(FIRST_VIEW);
  });

  test("falls back when damaged or of another version", () => {
    const storage = memory();
    storage.setItem("sigap.queue.anna", "{not json");
    expect(readSavedView(storage, "anna")).toEqual(FIRST_VIEW);
    storage.setItem("sigap.queue.anna", JSON.stringify({ ...FIRST_VIEW, view: "gone" }));
    expect(readSavedView(storage, "anna")).toEqual(FIRST_VIEW);
  });

  test("a full storage costs nothing but the memory", () => {
    const full = {
      setItem: () => {
        throw new Error("quota");
      },
    };
    expect(() => writeSavedView(full, "anna", FIRST_VIEW)).not.toThrow();
  });
});
