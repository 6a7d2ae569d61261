import fc from "fast-check";
import { describe, expect, test } from "vitest";
import holidays from "../../resources/calendar/holidays.json";
import officeHours from "../../resources/calendar/office-hours.json";
import { DAY_MS, formatDay } from "../../shared/domain/calendar/civil";
import { compileCalendar } from "../../shared/domain/calendar/compile";
import { officeCalendarFromFiles } from "../../shared/domain/calendar/files";
import { parseInstant } from "../../shared/domain/deadlines/instants";
import { type CodedValues, fieldSchema } from "../../shared/domain/fields/field";
import {
  type ClockContext,
  clockDue,
  type RegisterClockName,
  registerClocks,
  startOfDate,
} from "../../shared/domain/registers/clocks";
import { REGISTERS, type RegisterName } from "../../shared/domain/registers/registers";
import {
  isObjection,
  mayFillSheet,
  objectionCount,
  SHEETS,
  sheetNamed,
  sheetsOf,
  suggestedValues,
} from "../../shared/domain/registers/sheets";
import type { RequestState, SheetEntry } from "../../shared/domain/requests/state";
import { checkValues } from "../../shared/forms/values";

const calendar = compileCalendar(officeCalendarFromFiles("bantul", holidays, officeHours));
const at = (text: string) => parseInstant(text.replace(" ", "T"), "Asia/Jakarta");
const day = (ms: number | null) => (ms === null ? null : formatDay(Math.floor((ms + calendar.offset) / DAY_MS)));

function filled(sheet: string, values: CodedValues, entry = sheet): SheetEntry {
  return { eventId: "e", sheet, entry, values, texts: {}, actor: "o", at: 0 };
}

type Facts = Pick<
  RequestState,
  "receivedAt" | "sheets" | "fields" | "fieldTexts" | "closed" | "clockStoppedAt" | "status"
>;
function request(facts: Partial<Facts>): RequestState {
  const state: Facts = {
    receivedAt: at("2026-11-23 09:00"),
    sheets: [],
    fields: {},
    fieldTexts: {},
    closed: null,
    clockStoppedAt: null,
    status: "open",
    ...facts,
  };
  return state as RequestState;
}

const context = (changes: Partial<ClockContext> = {}): ClockContext => ({
  calendar,
  complaints: "working",
  now: at("2026-11-24 09:00"),
  due: null,
  ...changes,
});

function clock(register: RegisterName, name: RegisterClockName, facts: Partial<Facts>, changes = {}) {
  const found = registerClocks(register, request(facts), context(changes)).find((run) => run.clock === name);
  if (!found) throw new Error(`no clock ${name}`);
  return found;
}

describe("sheets", () => {
  test("every field can be asked and every sheet belongs to a register", () => {
    expect(new Set(SHEETS.map((sheet) => sheet.id)).size).toBe(SHEETS.length);
    for (const sheet of SHEETS) {
      expect(REGISTERS).toContain(sheet.register);
      const ids = sheet.fields.map((field) => fieldSchema.parse(field).id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const field of sheet.fields) if (field.when) expect(ids).toContain(field.when.field);
      for (const field of Object.keys(sheet.prefill ?? {})) expect(ids).toContain(field);
      if (sheet.answers) expect(sheetNamed(sheet.answers)?.repeats).toBe(true);
    }
    for (const register of REGISTERS) expect(sheetsOf(register).length).toBeGreaterThan(0);
  });

  test("a refusal of information names its reason; one that is granted needs none", () => {
    const sheet = sheetNamed("ppid-decision");
    const values = { controlled: true, documented: true, decision: "refused" };
    expect(checkValues(sheet?.fields ?? [], values)).toEqual({ "refusal-reason": "required" });
    expect(checkValues(sheet?.fields ?? [], { ...values, decision: "granted" })).toEqual({});
  });

  test("the operations room reports incidents but does not decide on information", () => {
    const mayFill = (id: string) => SHEETS.some((sheet) => sheet.id === id && mayFillSheet(sheet, ["noc-operator"]));
    expect(mayFill("incident-report")).toBe(true);
    expect(mayFill("ppid-decision")).toBe(false);
  });

  test("what intake asked is not asked again", () => {
    const sheet = SHEETS.find(({ id }) => id === "visit-screening");
    if (!sheet) throw new Error("no screening");
    const known = suggestedValues(sheet, {
      fields: { emergency: false, visitors: 3 },
      fieldTexts: { purpose: "Ganti diska", "brought-equipment": "" },
    });
    expect(known).toEqual({ emergency: false, count: 3, purpose: "Ganti diska" });
  });

  test("a request that is itself an objection counts as one until its sheet is filled", () => {
    const own = request({ fields: { grounds: ["c"] } });
    expect(isObjection(own)).toBe(true);
    expect(objectionCount(own)).toBe(1);
    expect(objectionCount(request({ sheets: [filled("objection", {}, "a"), filled("objection", {}, "b")] }))).toBe(2);
    expect(objectionCount(request({}))).toBe(0);
  });
});

describe("clocks of public information", () => {
  const objection = (received: string, entry = "o1") =>
    filled("objection", { "received-on": received, grounds: ["a"], "filed-by": "applicant" }, entry);

  test.each([
    ["2026-11-23", "2027-01-08"],
    ["2026-11-21", "2027-01-08"],
  ])("an objection received on %s is answered by %s", (received, due) => {
    const run = clock("ppid", "objection-answer", { sheets: [objection(received)] });
    expect(day(run.due)).toBe(due);
    expect(run.entry).toBe("o1");
    expect(run.state).toBe("normal");
  });

  test("the objection may be filed for 30 working days after the written notice", () => {
    const notice = filled("ppid-decision", { "notified-on": "2026-11-23" });
    const open = clock("ppid", "objection-filing", { sheets: [notice] });
    expect([day(open.due), open.state]).toEqual(["2027-01-08", "open"]);
    const unused = clock("ppid", "objection-filing", { sheets: [notice] }, { now: at("2027-01-11 09:00") });
    expect(unused.state).toBe("over");
    const used = clock("ppid", "objection-filing", { sheets: [notice, objection("2027-01-08")] });
    expect(used.state).toBe("met");
    const late = clock("ppid", "objection-filing", { sheets: [notice, objection("2027-01-11")] });
    expect(late.state).toBe("missed");
  });

  test("without an answer the window opens when the request is late", () => {
    const facts = { receivedAt: at("2026-11-09 09:00") };
    const due = at("2026-11-23 16:00");
    expect(clock("ppid", "objection-filing", facts, { due, now: due }).state).toBe("not-started");
    const late = clock("ppid", "objection-filing", facts, { due, now: due + 1 });
    expect([late.from, late.state]).toEqual([due, "open"]);
  });

  test("each objection has its own answer, and 14 working days to the commission after it", () => {
    const answered = filled("objection-answer", { "answered-on": "2027-01-08", outcome: "refused" }, "o1");
    const facts = { sheets: [objection("2026-11-23"), objection("2026-12-01", "o2"), answered] };
    const runs = registerClocks("ppid", request(facts), context({ now: at("2027-01-11 09:00") }));
    expect(runs.map((run) => [run.clock, run.entry, run.state])).toEqual([
      ["objection-filing", null, "met"],
      ["objection-answer", "o1", "met"],
      ["dispute-filing", "o1", "open"],
      ["objection-answer", "o2", "last-quarter"],
    ]);
    // 14 working days after Friday 8 January 2027: no holiday falls between.
    expect(day(runs[2]?.due ?? null)).toBe("2027-01-28");
  });

  test("an answer after its day is late", () => {
    const answered = filled("objection-answer", { "answered-on": "2027-01-11", outcome: "granted" }, "o1");
    const run = clock("ppid", "objection-answer", { sheets: [objection("2026-11-23"), answered] });
    expect(run.state).toBe("missed");
  });

  test("a request that is itself an objection is answered 30 working days after its receipt", () => {
    const run = clock("ppid", "objection-answer", { fields: { grounds: ["g"] } });
    expect([day(run.due), run.entry]).toEqual(["2027-01-08", null]);
  });
});

describe("clocks of complaints", () => {
  const classed = (values: CodedValues) => ({ sheets: [filled("complaint-class", values)] });
  const complaint = { class: "complaint", supervision: false, "field-check": false };

  test("3 working days to forward: Friday 5 March 2027 to Thursday 18 March", () => {
    const run = clock("complaints", "complaint-forward", { receivedAt: at("2027-03-05 09:00") });
    expect(day(run.due)).toBe("2027-03-18");
  });

  test("5 working days to a first answer after it was forwarded: 14 May 2027 to 27 May", () => {
    const forward = filled("complaint-forward", { "forwarded-on": "2027-05-14" }, "f1");
    const run = clock("complaints", "complaint-answer", { sheets: [forward] });
    expect(day(run.due)).toBe("2027-05-27");
    expect(clock("complaints", "complaint-answer", {}).state).toBe("not-started");
  });

  test.each([
    [complaint, "P14D"],
    [{ ...complaint, supervision: true }, "P60D"],
    [{ ...complaint, "field-check": true }, "P60D"],
    [{ class: "information" }, "P5D"],
    [{ class: "aspiration" }, null],
  ])("%j is settled within %s", (values, iso) => {
    const run = clock("complaints", "complaint-settle", classed(values));
    expect(run.iso).toBe(iso);
    if (iso === null) expect(run.state).toBe("none");
  });

  test("60 working days of 12 May 2026 end on 12 August", () => {
    const facts = { ...classed({ ...complaint, supervision: true }), receivedAt: at("2026-05-12 09:00") };
    expect(day(clock("complaints", "complaint-settle", facts).due)).toBe("2026-08-12");
  });

  test("an office that counts calendar days has until the end of the last", () => {
    const run = clock("complaints", "complaint-settle", classed(complaint), { complaints: "calendar" });
    expect([run.basis, run.due]).toEqual(["calendar", at("2026-12-07 23:59:59")]);
  });

  test("what ended was handled, even where nobody filled in the sheets", () => {
    const closed = (iso: string) => ({
      status: "handed-over" as const,
      closed: {
        at: at(iso),
        actor: "o",
        product: 0,
        form: "work",
        receivedBy: "",
        text: "",
        productDetail: "",
        survey: null,
      },
    });
    expect(clock("complaints", "complaint-forward", closed("2026-11-26 15:00")).state).toBe("met");
    expect(clock("complaints", "complaint-forward", closed("2026-11-27 09:00")).state).toBe("missed");
    const facts = { ...classed(complaint), ...closed("2026-11-27 09:00") };
    expect(clock("complaints", "complaint-settle", facts).state).toBe("met");
  });

  test("a report that is filed away has nothing left to run", () => {
    const verdict = filled("complaint-verdict", {
      verdict: "archived",
      "decided-on": "2026-11-24",
      "archive-reason": "hate",
    });
    const runs = registerClocks("complaints", request({ sheets: [verdict] }), context());
    expect(runs.map((run) => [run.clock, run.state])).toEqual([["complaint-forward", "met"]]);
  });

  test("it closes by itself 10 working days after the follow-up unless somebody replies", () => {
    const answer = { "answered-on": "2026-11-23", "followed-up-on": "2026-11-23" };
    const silent = clock("complaints", "complaint-close", { sheets: [filled("complaint-answer", answer)] });
    expect([day(silent.due), silent.state]).toEqual(["2026-12-07", "open"]);
    const replied = filled("complaint-answer", { ...answer, "replied-on": "2026-11-30" });
    expect(clock("complaints", "complaint-close", { sheets: [replied] }).state).toBe("none");
  });
});

describe("clocks of incidents", () => {
  // A Saturday night: the wall clock knows no weekend.
  const report = { "discovered-at": at("2026-11-21 23:30"), vital: true, severity: "high", tlp: "amber" };

  test("24 hours of the wall clock after discovery on vital infrastructure", () => {
    const run = clock("incidents", "incident-report", { sheets: [filled("incident-report", report)] });
    expect([run.basis, run.due, run.state]).toEqual(["clock", at("2026-11-22 23:30"), "late"]);
    const told = filled("incident-notified", { recipients: ["sector"], "notified-at": at("2026-11-22 08:00") }, "n1");
    const met = clock("incidents", "incident-report", { sheets: [filled("incident-report", report), told] });
    expect(met.state).toBe("met");
  });

  test("a serious incident elsewhere is reported without a limit, a slight one has no clock", () => {
    const elsewhere = filled("incident-report", { ...report, vital: false });
    expect(clock("incidents", "incident-report", { sheets: [elsewhere] }).state).toBe("none");
    const slight = filled("incident-report", { ...report, vital: false, severity: "low" });
    expect(registerClocks("incidents", request({ sheets: [slight] }), context())).toEqual([]);
  });

  test("72 hours where personal data is hit, stopped when both the person and the authority were told", () => {
    const hit = filled("incident-report", { ...report, "personal-data": true });
    const tell = (to: string, iso: string) =>
      filled("incident-notified", { recipients: [to], "notified-at": at(iso) }, to);
    const half = clock("incidents", "breach-notice", { sheets: [hit, tell("subjects", "2026-11-22 08:00")] });
    expect([half.due, half.stoppedAt]).toEqual([at("2026-11-24 23:30"), null]);
    const sheets = [hit, tell("subjects", "2026-11-22 08:00"), tell("authority", "2026-11-25 08:00")];
    expect(clock("incidents", "breach-notice", { sheets }).state).toBe("missed");
  });
});

test("a longer limit is never due earlier, whatever the day and the calendar", () => {
  const days = fc.integer({ min: 0, max: 700 }).map((offset) => formatDay(20_089 + offset));
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 30 }),
      fc.constantFrom("working", "calendar"),
      (date, limit, more, basis) => {
        const from = startOfDate(calendar, date);
        if (from === null) throw new Error(date);
        const short = clockDue(calendar, from, `P${limit}D`, basis).due;
        const long = clockDue(calendar, from, `P${limit + more}D`, basis).due;
        // Behind the last known year there is no due time at all.
        if (short !== null && long !== null) expect(long).toBeGreaterThanOrEqual(short);
        if (short === null) expect(long).toBeNull();
      },
    ),
  );
});

test("nothing is guessed where the calendar ends", () => {
  const run = clock("ppid", "objection-answer", {
    sheets: [filled("objection", { "received-on": "2027-12-20", grounds: ["a"] }, "o1")],
  });
  expect([run.due, run.state, run.unknownYear]).toEqual([null, "unknown-year", 2028]);
});
