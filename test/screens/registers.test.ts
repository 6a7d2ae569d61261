import { describe, expect, test } from "vitest";
import {
  boundsOf,
  cellWords,
  changeKind,
  periodAt,
  shiftPeriod,
} from "../../renderer/screens/registers/registers-model";
import { readSheetDraft } from "../../renderer/screens/requests/detail/sheets/sheet-draft";
import {
  draftName,
  type Filling,
  offersOf,
  sheetViews,
} from "../../renderer/screens/requests/detail/sheets/sheets-model";
import { SHEETS, sheetsOf } from "../../shared/domain/registers/sheets";
import { draftInput } from "../../shared/ipc/workstation";

const zone = "Asia/Jakarta";
const iso = (ms: number) => new Date(ms).toISOString();

describe("periods", () => {
  test("begin and end at midnight of the office", () => {
    const late = Date.parse("2026-11-30T23:30:00+07:00");
    const month = periodAt("month", late, zone);
    expect(month).toEqual({ kind: "month", year: 2026, index: 10 });
    const { from, to } = boundsOf(month, zone);
    expect([iso(from), iso(to)]).toEqual(["2026-10-31T17:00:00.000Z", "2026-11-30T17:00:00.000Z"]);
    expect(periodAt("quarter", late, zone)).toEqual({ kind: "quarter", year: 2026, index: 3 });
    const year = boundsOf(periodAt("year", late, "Asia/Makassar"), "Asia/Makassar");
    expect([iso(year.from), iso(year.to)]).toEqual(["2025-12-31T16:00:00.000Z", "2026-12-31T16:00:00.000Z"]);
  });

  test("follow each other over the new year, back and forth", () => {
    const last = { kind: "quarter", year: 2026, index: 3 } as const;
    const next = shiftPeriod(last, 1);
    expect(next).toEqual({ kind: "quarter", year: 2027, index: 0 });
    expect(shiftPeriod(next, -1)).toEqual(last);
    expect(boundsOf(last, zone).to).toBe(boundsOf(next, zone).from);
    expect(shiftPeriod({ kind: "year", year: 2026, index: 0 }, -1)).toEqual({ kind: "year", year: 2025, index: 0 });
  });

  test("of another kind begin where the shown one begins, or hold it", () => {
    expect(changeKind({ kind: "month", year: 2026, index: 10 }, "quarter")).toEqual({
      kind: "quarter",
      year: 2026,
      index: 3,
    });
    expect(changeKind({ kind: "quarter", year: 2026, index: 1 }, "month")).toEqual({
      kind: "month",
      year: 2026,
      index: 3,
    });
    expect(changeKind({ kind: "month", year: 2026, index: 5 }, "year").index).toBe(0);
  });
});

test("a cell is put into words by its kind", () => {
  const format = { day: (day: string) => `hari ${day}`, date: () => "tanggal", instant: () => "waktu" };
  expect(cellWords("apa adanya", format)).toBe("apa adanya");
  expect(cellWords({ day: "2026-11-23" }, format)).toBe("hari 2026-11-23");
  expect(cellWords({ at: 0, time: false }, format)).toBe("tanggal");
  expect(cellWords({ at: 0, time: true }, format)).toBe("waktu");
});

describe("sheets of a request", () => {
  const filling = (sheet: string, entry: string, changes: Partial<Filling> = {}): Filling => ({
    eventId: `${sheet} ${entry}`,
    sheet,
    entry,
    values: {},
    actorName: "Sri",
    at: 0,
    inForce: true,
    ...changes,
  });
  const request = (fillings: Filling[], changes: { mayFill?: boolean; masked?: boolean } = {}) => ({
    register: "ppid" as const,
    clocks: [],
    sheets: sheetsOf("ppid").map(({ id }) => ({
      sheet: id,
      mayFill: changes.mayFill ?? true,
      suggested: id === "ppid-decision" ? { "request-kind": "copy" } : {},
    })),
    fillings,
    masked: changes.masked ?? false,
  });
  const offered = (fillings: Filling[], changes = {}) =>
    offersOf(sheetViews(request(fillings, changes))).map(({ sheet, kind, entry }) => `${kind} ${sheet.id} ${entry}`);

  test("an answer is offered for each objection that has none", () => {
    expect(offered([])).toEqual(["fill ppid-decision null", "fill objection null", "fill consequence-test null"]);
    const both = [filling("objection", "o1"), filling("objection", "o2"), filling("objection-answer", "o1")];
    expect(offered(both)).toEqual([
      "fill ppid-decision null",
      "add objection null",
      "fill objection-answer o2",
      "fill dispute o1",
      "fill dispute o2",
      "fill consequence-test null",
      "change objection o1",
      "change objection o2",
      "change objection-answer o1",
    ]);
  });

  test("begin with what intake knows, a change with what stands there", () => {
    const [decision] = sheetViews(request([]));
    expect(decision?.offers[0]).toMatchObject({ values: { "request-kind": "copy" }, suggested: true });
    const stands = filling("ppid-decision", "ppid-decision", { values: { decision: "refused" } });
    const before = filling("ppid-decision", "ppid-decision", { eventId: "e0", inForce: false });
    const [changed] = sheetViews(request([before, stands]));
    expect(changed?.offers).toEqual([]);
    expect(changed?.entries[0]?.change?.values).toEqual({ decision: "refused" });
    expect(changed?.entries[0]?.earlier.map(({ eventId }) => eventId)).toEqual(["e0"]);
  });

  test("are offered to nobody who may not fill them, or would lose what they do not see", () => {
    expect(offered([filling("objection", "o1")], { mayFill: false })).toEqual([]);
    expect(offered([filling("objection", "o1")], { masked: true })).toEqual([]);
  });

  test("say what has to be filled in first", () => {
    const answer = sheetViews(request([])).find(({ sheet }) => sheet.id === "objection-answer");
    expect(answer?.needs?.id).toBe("objection");
  });

  test("have a name for their draft that the store takes", () => {
    const id = "0192f5c4-7b1e-7c3a-9b7e-0123456789ab";
    for (const sheet of SHEETS) expect(draftInput.parse({ form: draftName(id, { sheet, entry: id }) })).toBeDefined();
  });

  test("a damaged draft is no draft", () => {
    expect(readSheetDraft('{"a":"x","b":["c"],"d":true,"e":5}')).toEqual({ a: "x", b: ["c"], d: true, e: 5 });
    expect(readSheetDraft('{"a":{}}')).toBeNull();
    expect(readSheetDraft("{")).toBeNull();
  });
});
