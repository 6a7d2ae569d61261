import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CallInput } from "../../shared/ipc/contract";
import { deliver, emptyConsole } from "../helpers/consoles";
import { anIncident, startCall } from "../helpers/emergency";
import { refusalOf } from "../helpers/refusal";
import { openTestStore, type TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

const SECOND = 1_000;
const take = "call-taker";

function aUnit(name: string, changes: Partial<CallInput<"units.save">> = {}): string {
  const id = randomUUID();
  const whole = { callSign: "", post: "", areas: [], hours: [], order: 0, categories: [], version: 0 } as const;
  const agency = randomUUID();
  const save = (input: Partial<CallInput<"units.save">> & { id: string }) =>
    open.execute("units.save", { ...whole, ...input } as CallInput<"units.save">, "administrator");
  save({ id: agency, level: "agency", agency: null, name: `Instansi ${name}`, contacts: [] });
  const contacts = ["Piket", "Komandan"].map((one) => ({ name: one, phone: "0812-0000-0000", how: "telepon" }));
  save({ id, level: "unit", agency, name, contacts, ...changes });
  return id;
}

const openOne = (changes: Partial<CallInput<"incidents.open">> = {}) =>
  open.execute("incidents.open", anIncident(changes), take);
const detail = (id: string) => open.query("incidents.detail", { id }, take);
const board = () => open.query("incidents.board", {}, take);
const send = (id: string, unit: string, dispatch = randomUUID()) => {
  open.execute("incidents.dispatch", { id, dispatch, unit, message: "", point: null }, take);
  return dispatch;
};
const go = (id: string, dispatch: string, state: CallInput<"incidents.dispatch-change">["state"]) =>
  open.execute("incidents.dispatch-change", { id, dispatch, state, at: null, person: "Pak Slamet", note: "" }, take);

describe("a kejadian", () => {
  test("has a number of its day and workstation, its call with it, and its units at once", () => {
    const damkar = aUnit("Damkar");
    const call = startCall(open);
    const made = openOne({ call, units: [damkar] });
    expect(made.number).toBe("112-20261123-K1-0001");
    expect(openOne().number).toBe("112-20261123-K1-0002");
    const shown = detail(made.id);
    expect(shown.calls.map(({ id, class: held }) => [id, held])).toEqual([[call, "real"]]);
    expect(shown.dispatches).toMatchObject([
      { unitName: "Damkar", state: "sent", step: 0, contact: "Piket 0812-0000-0000" },
    ]);
    expect(shown.message).toContain("112-20261123-K1-0001");
    expect(shown.message).not.toContain("0812-3456-7890");
  });

  test("counts anew at midnight of the office, and is one when it is sent twice", () => {
    const input = anIncident();
    open.execute("incidents.open", input, take);
    expect(open.execute("incidents.open", input, take).number).toBe("112-20261123-K1-0001");
    open.clock.set("2026-12-31T23:59:59+07:00");
    expect(openOne().number).toBe("112-20261231-K1-0001");
    open.clock.set("2027-01-01T00:00:00+07:00");
    expect(openOne().number).toBe("112-20270101-K1-0001");
    // The clock was set back: numbers go on where they were.
    open.clock.set("2026-12-31T09:00:00+07:00");
    expect(openOne().number).toBe("112-20270101-K1-0002");
  });

  test("is refused a second end, and closing asks why a dispatch has not ended", () => {
    const { id } = openOne({ units: [aUnit("Damkar")] });
    const close = (note: string) => {
      const { version } = detail(id).row;
      return open.execute("incidents.close", { id, version, outcome: "handled", note }, take);
    };
    expect(refusalOf(() => close("")).code).toBe("dispatches-open");
    close("Regu masih mendinginkan lokasi");
    expect(board().incidents).toEqual([]);
    // Closing frees the units.
    expect(board().units).toMatchObject([{ state: "free", incidents: [] }]);
    expect(refusalOf(() => close("lagi")).code).toBe("incident-closed");
    const { version } = detail(id).row;
    open.execute("incidents.reopen", { id, version, reason: "Api menyala lagi" }, take);
    expect(board().units).toMatchObject([{ state: "sent" }]);
  });

  test("refuses a change of what another has changed since", () => {
    const { id } = openOne();
    const { version } = detail(id).row;
    const { call: _call, id: _id, ...rest } = anIncident();
    const change = { ...rest, id, version, umbrella: false, outside: false, answers: {}, category: "rescue" } as const;
    open.execute("incidents.change", change, take);
    expect(refusalOf(() => open.execute("incidents.change", change, take)).code).toBe("stale");
  });
});

describe("a dispatch", () => {
  test("has a life of its own: ending one changes nothing of the other", () => {
    const unit = aUnit("Damkar");
    const [one, two] = [openOne().id, openOne().id];
    const [first, second] = [send(one, unit), send(two, unit)];
    go(one, first, "acknowledged");
    go(one, first, "done");
    expect(board().units).toMatchObject([{ state: "sent", incidents: [{ id: two, state: "sent" }] }]);
    expect(refusalOf(() => go(one, first, "on-scene")).code).toBe("dispatch-ended");
    go(two, second, "on-scene");
    expect(board().units).toMatchObject([{ state: "on-scene" }]);
  });

  test("rises by the clock alone, sounds until somebody hears it, and sounds again at the next rise", () => {
    const { id } = openOne();
    const dispatch = send(id, aUnit("Damkar"));
    const alarms = () => open.query("incidents.alarms", {}, take);
    expect(alarms()).toEqual([]);
    open.clock.advance(60 * SECOND);
    expect(alarms()).toMatchObject([{ dispatch, step: 1, contact: "Komandan" }]);
    open.execute("incidents.acknowledge-alarm", { id, dispatch }, take);
    expect(alarms()).toEqual([]);
    open.clock.advance(60 * SECOND);
    expect(alarms()).toMatchObject([{ dispatch, step: 2, nextRise: null }]);
    go(id, dispatch, "acknowledged");
    expect(alarms()).toEqual([]);
  });

  test("of a retired unit goes on; it is sent nowhere anew, and comes back as the same unit", () => {
    const unit = aUnit("Damkar");
    const { id } = openOne();
    const dispatch = send(id, unit);
    const { version } = open.query("units.list", {}, take).find((one) => one.id === unit) ?? { version: 0 };
    const retired = open.execute("units.retire", { id: unit, version, active: false }, "administrator");
    expect(refusalOf(() => send(openOne().id, unit)).code).toBe("unit-retired");
    go(id, dispatch, "on-scene");
    expect(board().units).toMatchObject([{ id: unit, state: "on-scene" }]);
    open.execute("units.retire", { id: unit, version: retired.version, active: true }, "administrator");
    expect(open.query("units.list", {}, take).filter(({ name }) => name === "Damkar")).toHaveLength(1);
    send(openOne().id, unit);
  });

  test("refused, the next is proposed: by category and area, on duty, free before busy", () => {
    const [damkar, far] = [aUnit("Damkar", { categories: ["fire"] }), aUnit("Damkar jauh", { categories: ["fire"] })];
    aUnit("Malam", { categories: ["fire"], hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 1200, to: 300 }] });
    aUnit("PSC", { categories: ["health"] });
    const { id } = openOne();
    send(openOne().id, far);
    const proposed = () =>
      open
        .query("incidents.propose-units", { category: "fire", area: null, incident: id }, take)
        .map(({ name }) => name);
    expect(proposed()).toEqual(["Damkar", "Damkar jauh", "Malam", "PSC"]);
    go(id, send(id, damkar), "acknowledged");
    expect(proposed()[0]).toBe("Damkar jauh");
  });
});

describe("what may be the same", () => {
  const candidates = (changes: Partial<CallInput<"incidents.candidates">>) =>
    open.query(
      "incidents.candidates",
      { number: "", category: null, where: "", area: null, lat: null, lon: null, at: null, ...changes },
      take,
    );

  test("is found by number, place and words; a withheld number matches nothing", () => {
    const call = startCall(open, { number: "0812-3456-7890" });
    const { id } = openOne({ call, lat: -7.8886, lon: 110.3289, area: "34.02.15" });
    openOne({ where: "Pantai Samas", category: "sea" });
    const found = (changes: Partial<CallInput<"incidents.candidates">>) =>
      candidates(changes).map(({ incident, why }) => [incident.id === id, why]);
    expect(found({ number: "+62 812 3456 7890" })).toEqual([[true, ["number", "time"]]]);
    expect(found({ lat: -7.889, lon: 110.329, category: "fire" })).toEqual([[true, ["place", "category", "time"]]]);
    expect(found({ where: "dekat pasar Parangtritis" })).toEqual([[true, ["words", "time"]]]);
    expect(found({ number: "anonymous", category: "fire" })).toEqual([]);
    open.clock.advance(26 * 3_600_000);
    expect(found({ number: "0812-3456-7890" })).toEqual([]);
  });

  test("ten calls on one accident are one kejadian with ten calls, and one can be taken off", () => {
    const { id } = openOne();
    const calls = Array.from({ length: 10 }, (_each, n) => startCall(open, { number: `0812-0000-00${10 + n}` }));
    for (const call of calls) open.execute("calls.attach", { id: call, incident: id, point: null }, take);
    expect(board().incidents).toMatchObject([{ id, calls: 10 }]);
    open.execute("calls.detach", { id: calls[0] ?? "", incident: id }, take);
    expect(detail(id).calls).toHaveLength(9);
  });

  test("in a flood each call keeps its own point of request", () => {
    const { id } = openOne({ category: "disaster", umbrella: true });
    const points = ["waiting", "helped", "unreachable"] as const;
    for (const state of points) {
      const call = startCall(open);
      const where = { where: `RT 0${points.indexOf(state)}`, area: null, place: null, lat: null, lon: null };
      const point = { id, point: randomUUID(), call, need: "evacuation", people: 4, state, unit: null } as const;
      open.execute("incidents.point", { ...point, contact: "Bu Siti", note: "", ...where }, take);
    }
    expect(board().incidents).toMatchObject([{ calls: 3, points: { waiting: 1, helped: 1, unreachable: 1 } }]);
    expect(detail(id).points.every(({ call }) => call !== null)).toBe(true);
  });
});

describe("the shift's book", () => {
  test("is signed by two persons, with what is open in it", () => {
    const id = randomUUID();
    open.execute(
      "shifts.start",
      { id, crew: "Regu A", until: null, operators: [open.operators[take]], note: "" },
      take,
    );
    const { number } = openOne();
    open.execute("shifts.hand-over", { id, note: "HT 2 rusak" }, take);
    const { current, openIncidents } = open.query("shifts.book", {}, take);
    expect(openIncidents.map((one) => one.number)).toEqual([number]);
    expect(current).toMatchObject({ crew: "Regu A", handedOver: { note: "HT 2 rusak" }, takenOver: null });
    const takeOver = { id, next: null, note: "" };
    expect(refusalOf(() => open.execute("shifts.take-over", takeOver, take)).code).toBe("same-person");
    open.execute("shifts.take-over", takeOver, "emergency-supervisor");
    expect(open.query("shifts.book", {}, take)).toMatchObject({ current: null, earlier: [{ id }] });
  });
});

test("the desk's settings: stale ones are refused, an outline is checked, cards are whole", () => {
  const settings = () => open.query("emergency.settings", {}, take);
  expect(settings().cards.every(({ questions, advice }) => questions.length >= 5 && advice.length === 0)).toBe(true);
  const limits = { acknowledgeWithin: 30, nuisanceCalls: 2, nuisanceDays: 7, markHours: 24, version: 0 };
  const { version } = open.execute("emergency.set-limits", limits, "administrator");
  expect(refusalOf(() => open.execute("emergency.set-limits", limits, "administrator")).code).toBe("stale");
  expect(settings()).toMatchObject({ limits: { acknowledgeWithin: 30 }, outline: null });
  const bad = { version, geojson: "{}" };
  expect(refusalOf(() => open.execute("emergency.set-outline", bad, "administrator")).code).toBe("outline-unreadable");
  const ring = [110.2, -8, 110.5, -8, 110.5, -7.7, 110.2, -7.7, 110.2, -8];
  const coordinates = [Array.from({ length: 5 }, (_each, at) => ring.slice(at * 2, at * 2 + 2))];
  const geojson = JSON.stringify({ type: "Polygon", coordinates });
  open.execute("emergency.set-outline", { version, geojson }, "administrator");
  const read = (text: string) => open.query("places.read", { text }, take);
  expect(read("-7,8886, 110,3289")).toMatchObject({ ok: true, inDistrict: true });
  expect(read("-7.6, 110.6")).toMatchObject({ ok: true, inDistrict: false });
});

test("places: areas and the office's own are found in one search", () => {
  const place = {
    id: randomUUID(),
    version: 0,
    name: "Pasar Sudimoro",
    aliases: ["Pasar Legi"],
    kind: "market",
  } as const;
  open.execute(
    "places.save",
    { ...place, aliases: ["Pasar Legi"], kind: "market", where: "", area: "34.02.15", lat: -7.87, lon: 110.36 },
    take,
  );
  const search = (text: string) => open.query("places.search", { text, limit: 10 }, take).map(({ name }) => name);
  expect(search("legi pasar")).toContain("Pasar Sudimoro");
  expect(search("sewon")).toContain("Kapanewon Sewon");
});

test("rows are the same after a rebuild and on another console; who may see no personal data sees none", () => {
  const call = startCall(open);
  const { id } = openOne({ call, units: [aUnit("Damkar")] });
  const rows = viewRows(open);
  open.shut();
  rmSync(open.paths.view);
  open.reopen();
  expect(viewRows(open)).toEqual(rows);
  const other = emptyConsole(open);
  try {
    expect(deliver(open, other).refused).toEqual([]);
    expect(viewRows(other)).toEqual(rows);
  } finally {
    other.close();
  }
  const shown = open.query("incidents.detail", { id }, "noc-operator");
  expect(shown.row).toMatchObject({ what: "", where: "" });
  expect(JSON.stringify(shown.calls)).not.toContain("3456");
});
