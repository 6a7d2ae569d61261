import { afterEach, beforeEach, expect, test } from "vitest";
import { ForeignConsole } from "../helpers/consoles";
import { callsOf, startCall } from "../helpers/emergency";
import { refusalOf } from "../helpers/refusal";
import { fixedClock, openTestStore, type TestStore } from "../helpers/store";

const NOW = Date.parse("2026-11-23T09:00:00+07:00");
const NUMBERS = { i1: "112-20261123-K7-0001", i2: "112-20261123-K7-0002" } as const;

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
  // Two kejadian that another workstation opened, the second one a flood with a point of request.
  const foreign = new ForeignConsole("K7.test", fixedClock());
  const opened = (id: keyof typeof NUMBERS, serial: number) =>
    foreign.write(`incident/${id}`, "incident.opened", {
      ...{ number: NUMBERS[id], day: "2026-11-23", serial, category: "fire", priority: 1, area: "34.02.14" },
      ...{ call: null, umbrella: id === "i2", outside: false, reportedAt: NOW, late: false },
    });
  const events = [opened("i1", 1), opened("i2", 2)];
  const point = { point: "p1", need: "boat", people: 4, state: "waiting", area: null };
  const after = JSON.stringify([events[1]?.id]);
  events.push(foreign.write("incident/i2", "incident.point-added", point, { after }));
  expect(open.store.ingest(events)).toMatchObject({ accepted: 3 });
});
afterEach(() => open.close());

const attach = (id: string, incident: string, point: string | null = null) =>
  open.execute("calls.attach", { id, incident, point }, "call-taker");
const rowOf = (id: string) => open.query("calls.detail", { id }, "call-taker").row;

test("ten calls on one accident are one kejadian with ten calls; each can be taken off again", () => {
  const ids = Array.from({ length: 10 }, (_each, n) => startCall(open, { number: `0812-0000-000${n}` }));
  for (const id of ids) attach(id, "i1");
  const [first = ""] = ids;
  expect(attach(first, "i1").version).toBe(2);
  const attached = callsOf(open).rows.filter(
    ({ incidentNumber, area }) => incidentNumber === NUMBERS.i1 && area === "34.02.14",
  );
  expect(attached).toHaveLength(10);
  open.changed.length = 0;
  open.execute("calls.detach", { id: first, incident: "i1" }, "call-taker");
  expect(open.execute("calls.detach", { id: first, incident: "i1" }, "call-taker").version).toBe(3);
  expect(rowOf(first)).toMatchObject({ incident: null, incidentNumber: null, area: null });
  expect(open.changed).toEqual(expect.arrayContaining([`calls/${first}`, "incidents"]));
});

test("a call belongs to one kejadian: another one is refused by its number, an unknown one or point too", () => {
  const id = startCall(open);
  attach(id, "i1");
  const linked = { code: "call-linked", params: { number: NUMBERS.i1 } };
  expect(refusalOf(() => attach(id, "i2"))).toMatchObject(linked);
  expect(refusalOf(() => open.execute("calls.detach", { id, incident: "i2" }, "call-taker"))).toMatchObject(linked);
  const other = startCall(open);
  expect(refusalOf(() => attach(other, "none")).code).toBe("not-found");
  expect(refusalOf(() => attach(other, "i2", "p9")).code).toBe("not-found");
  attach(other, "i2", "p1");
  expect(open.store.database.rawGet("SELECT point FROM view.calls WHERE incident = 'i2'")).toEqual({ point: "p1" });
});

test("two desks that attached one call apart leave a contradiction for a person, not a lost call", () => {
  const id = startCall(open);
  attach(id, "i1");
  expect(rowOf(id).incident).toBe("i1");
  const foreign = new ForeignConsole("K8.test", fixedClock("2026-11-23T09:00:05+07:00"));
  const [started] = open.store.database.rawAll<{ id: string }>(`SELECT id FROM events WHERE stream = 'call/${id}'`);
  const after = JSON.stringify([started?.id]);
  open.store.ingest([foreign.write(`call/${id}`, "call.linked", { incident: "i2", point: null }, { after })]);
  expect(rowOf(id).incident).toBe("i1");
  expect(open.store.database.rawGet("SELECT conflicts FROM view.calls")).toEqual({ conflicts: 1 });
});
