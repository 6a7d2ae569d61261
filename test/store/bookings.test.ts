import { rmSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import type { Role } from "../../shared/domain/operators/roles";
import type { CallInput } from "../../shared/ipc/contract";
import { deliver, joinOffice } from "../helpers/consoles";
import { refusalOf } from "../helpers/refusal";
import { aRequest, fixedClock, openTestStore, type TestStore } from "../helpers/store";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The clock of the tests: Monday 23 November 2026, 09.00 WIB. */
const MONDAY = Date.parse("2026-11-23T00:00:00+07:00");
const at = (hours: number) => MONDAY + hours * HOUR;
const SMART_CENTER = "smart-center";
const SUBJECT = "Kunjungan siswa SMK 1";

const opened: TestStore[] = [];
const open = (options: Parameters<typeof openTestStore>[0] = {}) => {
  const store = openTestStore({ office: "trenggalek", ...options });
  opened.push(store);
  return store;
};
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

/** An intake of Trenggalek 9, which lends the Smart Center. */
function visit(
  store: TestStore,
  bookings: CallInput<"requests.receive">["bookings"] = [],
  changes: Partial<CallInput<"requests.receive">> = {},
) {
  const listed = store.query("catalog.list", {}).find((service) => service.no === 9);
  const { service } = store.query("catalog.service", { id: listed?.id ?? "-", hash: null });
  return aRequest({
    serviceId: service.entry.id,
    limit: service.limits.find((run) => run.selectable && run.extends === null)?.limit ?? null,
    subject: SUBJECT,
    // Not all is there: what the service itself asks for may wait.
    requirements: service.entry.requirements.map((_text, index) => ({ index, state: "missing" as const, note: "" })),
    bookings,
    ...changes,
  });
}
const slot = (from: number, to: number) => ({ resource: SMART_CENTER, from: at(from), to: at(to), note: "" });
const week = (changes: Partial<CallInput<"bookings.list">> = {}): CallInput<"bookings.list"> => ({
  from: MONDAY,
  to: MONDAY + 7 * DAY,
  resource: null,
  kind: null,
  ...changes,
});
const list = (store: TestStore, changes: Partial<CallInput<"bookings.list">> = {}, role: Role = "service-desk") =>
  store.query("bookings.list", week(changes), role);

describe("the bookings of a time", () => {
  test("name the request, its applicant and the resource", () => {
    const store = open();
    const { number } = store.execute("requests.receive", visit(store, [slot(10, 12)]));
    const { bookings, resources } = list(store);
    expect(bookings).toMatchObject([
      {
        number,
        applicant: "Sri Wahyuni",
        agency: "Kapanewon Sewon",
        subject: SUBJECT,
        resource: SMART_CENTER,
        from: at(10),
        to: at(12),
        clashesWith: [],
        status: "waiting",
      },
    ]);
    expect(resources).toEqual([
      { id: SMART_CENTER, kind: "smart-center", name: "Smart Center", capacity: null, active: true },
    ]);
  });

  test("are those that touch it, up to and without its end", () => {
    const store = open();
    store.execute("requests.receive", visit(store, [slot(10, 12)]));
    const found = (from: number, to: number) => list(store, { from: at(from), to: at(to) }).bookings.length;
    expect(found(8, 10)).toBe(0);
    expect(found(8, 11)).toBe(1);
    expect(found(11, 11.5)).toBe(1);
    expect(found(12, 14)).toBe(0);
  });

  test("of a resource and of a kind alone", () => {
    const store = open();
    store.execute("requests.receive", visit(store, [slot(10, 12)]));
    expect(list(store, { resource: SMART_CENTER }).bookings).toHaveLength(1);
    expect(list(store, { kind: "smart-center" }).bookings).toHaveLength(1);
    expect(list(store, { kind: "vehicle" })).toEqual({ resources: [], bookings: [] });
    expect(list(store, { resource: "nothing" })).toEqual({ resources: [], bookings: [] });
  });

  test("hide who asks and why from those who may not see it", () => {
    const store = open();
    store.execute("requests.receive", visit(store, [slot(10, 12)]));
    const [booking] = list(store, {}, "call-taker").bookings;
    expect(booking).toMatchObject({ applicant: "", agency: "", subject: "", resource: SMART_CENTER });
    expect(JSON.stringify(list(store, {}, "administrator"))).not.toContain("Wahyuni");
  });

  test("are asked for a quarter of a year at most", () => {
    const store = open();
    expect(() => list(store, { to: MONDAY + 101 * DAY })).toThrow();
    expect(() => list(store, { to: MONDAY })).toThrow();
  });
});

describe("a resource is taken once at a time", () => {
  test("the second booking is refused with who has it, and nothing is received", () => {
    const store = open();
    const { number } = store.execute("requests.receive", visit(store, [slot(10, 12)]));
    const refusal = refusalOf(() => store.execute("requests.receive", visit(store, [slot(11, 13)])));
    expect(refusal.code).toBe("booking-clash");
    expect(refusal.params).toMatchObject({ number, resource: "Smart Center" });
    expect(refusal.fields).toEqual({ "bookings.0.from": "booking-clash" });
    expect(list(store).bookings).toHaveLength(1);
    expect(store.query("requests.counts", {}).all).toBe(1);
  });

  test("one may begin when the other ends", () => {
    const store = open();
    store.execute("requests.receive", visit(store, [slot(10, 12)]));
    store.execute("requests.receive", visit(store, [slot(12, 13)]));
    expect(list(store).bookings.map(({ clashesWith }) => clashesWith)).toEqual([[], []]);
  });

  test("a cancelled booking leaves the calendar and frees the time", () => {
    const store = open();
    const { id } = store.execute("requests.receive", visit(store, [slot(10, 12)]));
    const [booking] = list(store).bookings;
    const cancel = { id, version: booking?.version ?? 0, booking: booking?.id ?? "", reason: "Kunjungan ditunda" };
    store.execute("requests.cancel-booking", cancel);
    expect(list(store).bookings).toEqual([]);
    store.execute("requests.receive", visit(store, [slot(10, 12)]));
    expect(list(store).bookings).toHaveLength(1);
    const { version } = store.query("requests.detail", { id });
    expect(refusalOf(() => store.execute("requests.cancel-booking", cancel)).code).toBe("stale");
    expect(refusalOf(() => store.execute("requests.cancel-booking", { ...cancel, version })).code).toBe(
      "does-not-apply",
    );
  });

  test("a restart and a view built anew show the same", () => {
    const store = open();
    store.execute("requests.receive", visit(store, [slot(10, 12), slot(14, 15)]));
    const before = list(store);
    store.reopen();
    expect(list(store)).toEqual(before);
    store.shut();
    for (const side of ["", "-wal", "-shm"]) rmSync(`${store.paths.view}${side}`, { force: true });
    store.reopen();
    expect(list(store)).toEqual(before);
  });
});

describe("two workstations that heard nothing of each other", () => {
  test("both bookings are shown, each with the other; cancelling one ends the clash", () => {
    const one = open({ workstation: "K1" });
    const two = joinOffice(one, "K2", fixedClock());
    opened.push(two);
    const first = one.execute("requests.receive", visit(one, [slot(10, 12)]));
    const second = two.execute("requests.receive", visit(two, [slot(11, 13)]));
    deliver(one, two);
    deliver(two, one);
    for (const store of [one, two]) {
      const { bookings } = list(store);
      expect(bookings.map(({ number }) => number)).toEqual([first.number, second.number]);
      expect(bookings.map(({ clashesWith }) => clashesWith)).toEqual([[bookings[1]?.id], [bookings[0]?.id]]);
    }
    // The clash is seen also where one of the two lies outside the asked time.
    expect(list(one, { from: at(9), to: at(10.5) }).bookings[0]?.clashesWith).toHaveLength(1);
    const given = list(two).bookings[1];
    two.execute("requests.cancel-booking", {
      id: second.id,
      version: given?.version ?? 0,
      booking: given?.id ?? "",
      reason: "Disepakati pindah hari",
    });
    deliver(two, one);
    expect(list(one).bookings).toMatchObject([{ number: first.number, clashesWith: [] }]);
  });
});

test("a resource that is no longer booked is shown for the bookings that it has", () => {
  const store = open();
  store.execute("requests.receive", visit(store, [slot(10, 12)]));
  const { versions, resources } = store.query("settings.get", {});
  const retired = resources.map((resource) => ({ ...resource, active: false }));
  const hall = { id: "aula", kind: "meeting-room" as const, name: "Aula", capacity: 80, active: true };
  store.execute(
    "settings.set-resources",
    { version: versions.resources, resources: [...retired, hall] },
    "administrator",
  );
  expect(list(store).resources.map(({ id, active }) => [id, active])).toEqual([
    [SMART_CENTER, false],
    ["aula", true],
  ]);
  expect(list(store).bookings).toHaveLength(1);
  const later = list(store, { from: MONDAY + 7 * DAY, to: MONDAY + 8 * DAY });
  expect(later.resources.map(({ id }) => id)).toEqual(["aula"]);
  const refusal = refusalOf(() => store.execute("requests.receive", visit(store, [slot(14, 15)])));
  expect(refusal.fields).toEqual({ "bookings.0.resource": "resource-choice" });
});

test("the printed schedule has a line for each booking, and hides what the role may not see", () => {
  const store = open();
  const { number } = store.execute("requests.receive", visit(store, [slot(10, 12), slot(22, 25)]));
  const document = { kind: "bookings" as const, from: MONDAY, to: MONDAY + 7 * DAY, resources: null };
  const printed = store.query("documents.compose", { document });
  const rows = printed.blocks.flatMap((block) => (block.block === "table" ? block.rows : []));
  expect(rows).toEqual([
    ["Smart Center", "Sen 23 Nov 2026", "10.00–12.00", number, "Sri Wahyuni, Kapanewon Sewon", SUBJECT, ""],
    [
      "Smart Center",
      "Sen 23 Nov 2026",
      "22.00–Sel 24 Nov 2026 01.00",
      number,
      "Sri Wahyuni, Kapanewon Sewon",
      SUBJECT,
      "",
    ],
  ]);
  expect(printed.subtitle).toBe("Periode: 23 November 2026 – 29 November 2026");
  const masked = JSON.stringify(store.query("documents.compose", { document }, "call-taker"));
  expect(masked).not.toContain("Wahyuni");
  expect(masked).not.toContain(SUBJECT);
});
