import { describe, expect, test } from "vitest";
import { loadCalendar } from "../../main/platform/resources";
import {
  calendarPayloads,
  EMPTY_CALENDAR,
  isCalendarReadable,
  reduceCalendar,
} from "../../shared/domain/calendar/events";
import { isReadable } from "../../shared/domain/eventlog/codes";
import type { JsonObject, LogEvent } from "../../shared/domain/eventlog/event";
import {
  EMPTY_OFFICE,
  type OfficeState,
  officeName,
  officePayloads,
  reduceOffice,
} from "../../shared/domain/office/events";
import { officeSettings } from "../../shared/domain/office/settings";
import { settingPayloads } from "../../shared/domain/office/settings-events";
import { Authors } from "../helpers/events";
import { sample, shapeOf, textsIn, withAt } from "../helpers/shapes";

const NEWER = "of-a-newer-version";
describe("an office of a newer version", () => {
  const office = () =>
    new Authors<OfficeState>("office/x", (state, event: LogEvent) => reduceOffice(state ?? EMPTY_OFFICE, event), 1);

  test("that is none of the five keeps its code and begins with nothing of theirs", () => {
    const authors = office();
    const event = authors.write(0, "office.established", { office: "majene" });
    const state = authors.state(0);
    expect(state).toMatchObject({ office: "majene", establishedBy: event.origin });
    expect(officeName("majene")).toBe("majene");
    expect(officeName("bantul")).toBe("Dinas Komunikasi dan Informatika Kabupaten Bantul");
    expect(officeSettings(state?.office ?? null, {})).toMatchObject({ resources: [], letterhead: { lines: [] } });
  });

  test("is established once", () => {
    const authors = new Authors<OfficeState>(
      "office/x",
      (state, event: LogEvent) => reduceOffice(state ?? EMPTY_OFFICE, event),
      2,
    );
    authors.write(0, "office.established", { office: "bantul" });
    authors.send(0, 1);
    authors.write(1, "office.established", { office: "klaten" });
    expect(authors.state(1)).toMatchObject({ office: "bantul", establishedBy: "K1.test" });
  });

  test("has every setting whatever codes are new in it", () => {
    const all = { ...officePayloads, ...settingPayloads };
    let places = 0;
    for (const [type, schema] of Object.entries(all)) {
      const shape = shapeOf(schema);
      const payload = sample(shape) as JsonObject;
      expect(isReadable(all, { type, payload }), type).toBe(true);
      for (const { path, shape: found } of textsIn(shape, payload)) {
        if (found.kind !== "text" || found.codes === null) continue;
        places += 1;
        const newer = withAt(payload, path, NEWER) as JsonObject;
        expect(isReadable(all, { type, payload: newer }), `${type} ${path.join(".")}`).toBe(true);
        const authors = office();
        authors.write(0, type, newer);
        expect(() => officeSettings("bantul", authors.state(0)?.settings ?? {})).not.toThrow();
      }
    }
    expect(places).toBeGreaterThan(8);
  });
});

describe("a calendar of a newer version", () => {
  const { hours, years } = loadCalendar("resources", "bantul");

  test("is read without what it added", () => {
    const year = {
      type: "calendar.year-set",
      payload: { year: { ...years[0], mourning: { "2025-01-06": "x" } }, moon: 1 },
    };
    const day = { ...hours.normal.mon, prayer: ["15:00", "15:15"] };
    const week = {
      type: "calendar.hours-set",
      payload: { hours: { ...hours, normal: { ...hours.normal, mon: day }, summer: null } },
    };
    for (const { type, payload } of [year, week]) {
      expect(calendarPayloads[type as keyof typeof calendarPayloads].safeParse(payload).success).toBe(false);
      expect(isCalendarReadable({ type, payload })).toBe(true);
    }
    expect([year, week].reduce(reduceCalendar, EMPTY_CALENDAR)).toEqual({
      hours,
      years: { [String(years[0]?.year)]: years[0] },
      version: 2,
    });
  });

  test("is unreadable where a date is none", () => {
    const payload = { year: { year: 2026, decree: "x", national: { "2026-02-30": "x" }, jointLeave: {}, more: 1 } };
    expect(isCalendarReadable({ type: "calendar.year-set", payload })).toBe(false);
    expect(reduceCalendar(EMPTY_CALENDAR, { type: "calendar.year-set", payload })).toBe(EMPTY_CALENDAR);
    expect(isCalendarReadable({ type: "calendar.painted", payload: {} })).toBe(false);
  });
});
