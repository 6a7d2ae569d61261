import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { withDay, withoutDay } from "../../shared/domain/calendar/edit";
import type { HolidayYear } from "../../shared/domain/calendar/schema";
import { ForeignConsole } from "../helpers/consoles";
import { refusalOf } from "../helpers/refusal";
import { driveToHandover, receive } from "../helpers/requests";
import { openTestStore, type TestStore } from "../helpers/store";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

const at = (text: string) => Date.parse(`${text}+07:00`);
const calendar = () => open.query("calendar.get", {}, "administrator");
const year = (number: number): HolidayYear => {
  const found = calendar().years.find((candidate) => candidate.year === number);
  if (!found) throw new Error(`no ${number}`);
  return found;
};
const LEAVE = { date: "2026-11-24", list: "jointLeave" as const, name: "Cuti tambahan", decree: "SKB 9/2026" };

function setYear(value: HolidayYear, version = calendar().version) {
  return open.execute("calendar.set-year", { version, year: value }, "administrator");
}

describe("a holiday that the administrator enters", () => {
  test("moves open deadlines; the preview said so, the list says so after it, and the promised date stays", () => {
    const id = receive(open);
    const ended = receive(open);
    driveToHandover(open, ended);
    open.clock.advance(60_000);
    const change = { kind: "year" as const, year: withDay(year(2026), LEAVE) };
    const preview = open.query("deadlines.preview", { change }, "administrator");
    expect(preview).toMatchObject({ total: 1, later: 1, earlier: 0 });
    expect(preview.rows[0]).toMatchObject({
      id,
      applicant: "",
      oldDue: at("2026-11-25T16:00:00"),
      newDue: at("2026-11-26T16:00:00"),
      promised: at("2026-11-25T16:00:00"),
    });
    expect(open.query("requests.detail", { id }).row.deadline.due).toBe(at("2026-11-25T16:00:00"));

    const { version } = setYear(change.year);
    expect(version).toBe(calendar().version);
    const row = open.query("requests.detail", { id }).row.deadline;
    expect(row).toMatchObject({ due: at("2026-11-26T16:00:00"), promised: at("2026-11-25T16:00:00") });
    const moved = open.query("deadlines.moved", { event: null });
    expect(moved.rows).toEqual([{ ...preview.rows[0], applicant: "Sri Wahyuni" }]);
    expect(moved.change).toMatchObject({
      kind: "year",
      year: 2026,
      byName: "Operator administrator",
      added: [{ date: "2026-11-24", name: "Cuti tambahan" }],
      removed: [],
      renamed: [],
    });
    expect(open.query("deadlines.moved", { event: null }, "administrator").rows).toEqual(preview.rows);
  });

  test("is listed the same after the view is built again, and by its own event after later changes", () => {
    const id = receive(open);
    open.clock.advance(60_000);
    setYear(withDay(year(2026), LEAVE));
    const first = open.query("deadlines.moved", { event: null });
    open.clock.advance(60_000);
    receive(open);
    open.clock.advance(60_000);
    setYear(withDay(year(2026), { ...LEAVE, date: "2026-11-25" }));
    const changes = open.query("calendar.changes", {});
    expect(changes.slice(0, 2).map(({ added }) => added[0]?.date)).toEqual(["2026-11-25", "2026-11-24"]);
    open.shut();
    rmSync(open.paths.view);
    open.reopen();
    expect(open.query("deadlines.moved", { event: changes[1]?.eventId ?? "" })).toEqual(first);
    // What was received in between was promised with the first day off known.
    const second = open.query("deadlines.moved", { event: null });
    expect(second.rows.map((row) => [row.oldDue, row.newDue])).toEqual([
      [at("2026-11-26T16:00:00"), at("2026-11-27T16:30:00")],
      [at("2026-11-26T16:00:00"), at("2026-11-27T16:30:00")],
    ]);
    expect(first.rows.map((row) => row.id)).toEqual([id]);
  });

  test("can be renamed and taken away; renaming moves nothing", () => {
    receive(open);
    open.clock.advance(60_000);
    setYear(withDay(year(2026), LEAVE));
    open.clock.advance(60_000);
    setYear(withDay(year(2026), { ...LEAVE, name: "Cuti lain" }));
    expect(open.query("deadlines.moved", { event: null })).toMatchObject({
      total: 0,
      change: { renamed: [{ date: "2026-11-24", name: "Cuti lain" }] },
    });
    open.clock.advance(60_000);
    setYear(withoutDay(year(2026), LEAVE.date));
    expect(open.query("deadlines.moved", { event: null })).toMatchObject({ total: 1, earlier: 1 });
    expect(year(2026).decrees).toBeUndefined();
  });

  test("of the district alone is explained with its own decree", () => {
    const id = receive(open);
    setYear(withDay(year(2026), { ...LEAVE, list: "local", name: "Hari Jadi", decree: "SE Bupati 1/2026" }));
    const day = open.query("deadlines.explain-request", { id }).days.find(({ date }) => date === "2026-11-24");
    expect(day).toMatchObject({ counted: false, note: "Libur setempat: Hari Jadi (SE Bupati 1/2026)" });
  });

  test("of a year that was not known gives due times to what had none", () => {
    open.close();
    open = openTestStore({ years: [2026] });
    open.clock.set("2026-12-31T10:00:00+07:00");
    const id = receive(open);
    expect(open.query("requests.detail", { id }).row.deadline).toMatchObject({ due: null, unknownYear: 2027 });
    open.clock.advance(60_000);
    setYear({ year: 2027, decree: "SKB 2027", national: { "2027-01-01": "Tahun Baru" }, jointLeave: {} });
    expect(open.query("deadlines.moved", { event: null }).rows).toMatchObject([
      { id, oldDue: null, oldUnknownYear: 2027, newDue: at("2027-01-05T16:00:00"), newUnknownYear: null },
    ]);
  });
});

describe("office hours that the administrator sets", () => {
  test("move open deadlines", () => {
    const id = receive(open);
    const { hours, version } = calendar();
    if (!hours) throw new Error("no hours");
    const wed = { open: "08:00", close: "14:00", breaks: [] as [string, string][] };
    const changed = { ...hours, source: "SK Bupati 5/2026", normal: { ...hours.normal, wed } };
    expect(open.query("deadlines.preview", { change: { kind: "hours", hours: changed } }, "administrator").total).toBe(
      1,
    );
    open.clock.advance(60_000);
    open.execute("calendar.set-hours", { version, hours: changed }, "administrator");
    expect(open.query("requests.detail", { id }).row.deadline.due).toBe(at("2026-11-25T14:00:00"));
    expect(open.query("deadlines.moved", { event: null }).change).toMatchObject({ kind: "hours", year: null });
  });

  test("stay in the office's zone", () => {
    const { hours, version } = calendar();
    if (!hours) throw new Error("no hours");
    const moved = { ...hours, zone: "Asia/Makassar" };
    expect(
      refusalOf(() => open.execute("calendar.set-hours", { version, hours: moved }, "administrator")).fields,
    ).toEqual({ "hours.zone": "zone-fixed" });
  });
});

test("a form that saw an older calendar is refused, and what is so already is not written again", () => {
  const { version } = calendar();
  setYear(withDay(year(2026), LEAVE));
  expect(refusalOf(() => setYear(withDay(year(2026), LEAVE), version))).toMatchObject({ code: "stale" });
  const before = open.store.database.rawGet("SELECT count(*) AS n FROM events");
  expect(setYear(year(2026))).toEqual({ version: version + 1 });
  expect(open.store.database.rawGet("SELECT count(*) AS n FROM events")).toEqual(before);
});

test("a change of another workstation is listed too, and an unknown one is not found", () => {
  receive(open);
  open.clock.advance(60_000);
  const decree = new ForeignConsole("K2.foreign", open.clock).write("calendar/bantul", "calendar.year-set", {
    year: { ...year(2026), jointLeave: { ...year(2026).jointLeave, "2026-11-24": "Cuti" } },
  });
  open.store.ingest([decree]);
  expect(open.query("deadlines.moved", { event: decree.id })).toMatchObject({ total: 1 });
  expect(refusalOf(() => open.query("deadlines.moved", { event: "nothing" })).code).toBe("not-found");
});

test("a change of the clocks is one of the changes", () => {
  open.execute(
    "settings.set-clocks",
    { version: 0, clocks: { unspecified: "calendar", everyDay: "working", complaints: "working" } },
    "administrator",
  );
  expect(open.query("calendar.changes", {})[0]).toMatchObject({ kind: "clocks", byName: "Operator administrator" });
});
