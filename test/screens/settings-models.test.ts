import { describe, expect, test } from "vitest";
import { screens } from "../../renderer/app/screens";
import { yearMonths } from "../../renderer/screens/settings/calendar/year-model";
import { hoursText, readHours, readTimeOfDay } from "../../renderer/screens/settings/hours/hours-model";
import {
  firstIndex,
  freeId,
  partOf,
  settingProblems,
  unassignedUnits,
} from "../../renderer/screens/settings/settings-model";
import holidays from "../../resources/calendar/holidays.json";
import officeHours from "../../resources/calendar/office-hours.json";
import { parseHolidayFile, parseHoursFile } from "../../shared/domain/calendar/files";
import { officeSettings } from "../../shared/domain/office/settings";
import { SETTINGS_PARTS } from "../../shared/ipc/settings";

const hours = parseHoursFile(officeHours, "bantul");

describe("office hours as they are typed", () => {
  test("are read back as they were", () => {
    expect(readHours(hoursText(hours), hours.zone)).toEqual({ hours, problems: null });
  });

  test.each([
    ["07.30", "07:30"],
    ["7.30", "07:30"],
    ["0730", "07:30"],
    ["07:30", "07:30"],
    ["24.00", null],
    ["7", null],
    ["", null],
    ["pagi", null],
  ])("%j is %j", (typed, expected) => {
    expect(readTimeOfDay(typed)).toBe(expected);
  });

  const changed = (change: (text: ReturnType<typeof hoursText>) => void) => {
    const text = structuredClone(hoursText(hours));
    change(text);
    return readHours(text, hours.zone).problems;
  };

  test("name the field at fault", () => {
    expect(changed((text) => Object.assign(text.normal.mon, { open: "lima" }))).toEqual({
      "normal.mon.open": "time-of-day",
    });
    expect(changed((text) => Object.assign(text.normal.mon, { close: "07.00", breaks: "" }))).toEqual({
      "normal.mon.close": "close-early",
    });
    expect(changed((text) => Object.assign(text.ramadan.fri, { breaks: "12.00" }))).toEqual({
      "ramadan.fri.breaks": "breaks-form",
    });
    expect(changed((text) => Object.assign(text.normal.tue, { breaks: "13.00-14.00, 12.00-12.30" }))).toEqual({
      "normal.tue.breaks": "breaks-order",
    });
    expect(changed((text) => Object.assign(text, { source: " " }))).toEqual({ source: "required" });
    expect(
      changed((text) => {
        for (const day of Object.values(text.normal)) day.isOpen = false;
      }),
    ).toEqual({ "normal.mon.isOpen": "no-open-day" });
    const last = hoursText(hours).periods.length;
    expect(changed((text) => text.periods.push({ hijri: "1450", from: "2029-01-20", to: "2029-01-10" }))).toEqual({
      [`periods.${last}.to`]: "period-order",
    });
    expect(changed((text) => text.periods.push({ hijri: "14", from: null, to: null }))).toEqual({
      [`periods.${last}.hijri`]: "hijri-year",
      [`periods.${last}.from`]: "required",
      [`periods.${last}.to`]: "required",
    });
  });

  test("of a closed day are not read", () => {
    expect(changed((text) => Object.assign(text.normal.sat, { open: "salah" }))).toBeNull();
  });
});

test("the year view knows every day, and begins its weeks on Monday", () => {
  const year = parseHolidayFile(holidays).find(({ year: number }) => number === 2026);
  if (!year) throw new Error("no 2026");
  const months = yearMonths(year, hours);
  expect(months.flatMap(({ days }) => days)).toHaveLength(365);
  const january = months[0];
  // 1 January 2026 is a Thursday.
  expect(january?.lead).toBe(3);
  expect(january?.days[0]).toEqual({ date: "2026-01-01", day: 1, kind: "national", name: "Tahun Baru 2026 Masehi" });
  expect(january?.days[3]?.kind).toBe("closed");
  const kinds = months.flatMap(({ days }) => days).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "jointLeave")).toHaveLength(Object.keys(year.jointLeave).length);
  expect(kinds.filter((kind) => kind === "national")).toHaveLength(Object.keys(year.national).length);
});

describe("the settings' forms", () => {
  const settings = officeSettings("bantul", {});

  test("find nothing wrong with what an office begins with", () => {
    expect(settingProblems("letterhead", settings.letterhead, "id")).toEqual({});
    expect(settingProblems("texts", settings.texts, "id")).toEqual({});
    expect(settingProblems("resources", settings.resources, "id")).toEqual({});
    expect(settingProblems("numbering", { unit: "X", kinds: { ...settings.numbering.kinds } }, "id")).toEqual({});
  });

  test("name the field at fault, templates in the operator's language", () => {
    expect(settingProblems("letterhead", { ...settings.letterhead, headNip: "12" }, "id")).toEqual({
      "letterhead.headNip": "nip",
    });
    expect(
      settingProblems("resources", [{ id: "a", kind: "vehicle", name: "", capacity: 0, active: true }], "id"),
    ).toEqual({ "resources.0.name": "required", "resources.0.capacity": "capacity" });
    const kinds = { ...settings.numbering.kinds, agenda: { ...settings.numbering.kinds.agenda, template: "{tahun}" } };
    expect(settingProblems("numbering", { unit: "X", kinds }, "en")["numbering.kinds.agenda.template"]).toContain(
      "The serial is missing",
    );
  });

  test("find free ids, free units and the first item at fault", () => {
    expect(freeId("Ruang Rapat (Lt. 2)", [])).toBe("ruang-rapat-lt-2");
    expect(freeId("Ruang", ["ruang", "ruang-2"])).toBe("ruang-3");
    expect(freeId("会議室", [])).toBe("baru");
    const units = [
      { unit: "A", services: 1 },
      { unit: "B", services: 2 },
    ];
    expect(unassignedUnits([{ id: "x", name: "X", units: ["A"], head: null }], units)).toEqual(["B"]);
    expect(firstIndex({ "texts.12.body": "required", "texts.3.title": "required" }, "texts")).toBe(3);
    expect(firstIndex({ texts: "invalid" }, "texts")).toBeNull();
    expect(partOf("texts")).toBe("texts");
    expect(partOf("nothing")).toBe("letterhead");
  });
});

test("the command bar leads to every part of the settings", () => {
  const parts = screens.find(({ path }) => path === "/settings")?.parts ?? [];
  expect(parts.map(({ path }) => path)).toEqual(SETTINGS_PARTS.map((part) => `/settings/${part}`));
});
