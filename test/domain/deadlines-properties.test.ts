import fc from "fast-check";
import { describe, expect, test } from "vitest";
import holidays from "../../resources/calendar/holidays.json";
import officeHours from "../../resources/calendar/office-hours.json";
import { compileCalendar } from "../../shared/domain/calendar/compile";
import { officeCalendarFromFiles } from "../../shared/domain/calendar/files";
import { BASES, type Basis } from "../../shared/domain/deadlines/basis";
import { computeDue, type Due, type DueInput } from "../../shared/domain/deadlines/due";
import { explainDue } from "../../shared/domain/deadlines/explain";
import { toOfficeIso } from "../../shared/domain/deadlines/instants";
import { openTimeBetween } from "../../shared/domain/deadlines/time-left";
import { SlowOracle } from "./deadlines-oracle";

const zone = "Asia/Makassar";
const calendar = officeCalendarFromFiles("polewali-mandar", holidays, officeHours);
const compiled = compileCalendar(calendar);
const MINUTE = 60_000;

const closedDates = new Set(
  Object.values(holidays.years).flatMap((year) => [...Object.keys(year.national), ...Object.keys(year.jointLeave)]),
);
const oracleCalendar = {
  offset: 8 * 60 * MINUTE,
  normal: officeHours.normal,
  ramadan: officeHours.ramadan,
  ramadanPeriods: officeHours.ramadanPeriods,
  closedDates,
};

// Receipts early enough that no deadline below leaves the calendar, which ends with 2027.
const receipt = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2026, 11, 1) });
const receiptMinute = receipt.map((ms) => Math.floor(ms / MINUTE) * MINUTE);
const hours = fc.option(fc.constantFrom({ open: "08:00", close: "14:00" }, { open: "07:00", close: "19:30" }));
const basis = fc.constantFrom<Basis>(...BASES);
const parts = fc.record({
  months: fc.integer({ min: 0, max: 3 }),
  weeks: fc.integer({ min: 0, max: 3 }),
  days: fc.integer({ min: 0, max: 40 }),
  minutes: fc.integer({ min: 0, max: 3000 }),
});
const gaps = fc.array(
  fc.record({ wait: fc.integer({ min: 0, max: 9000 }), length: fc.integer({ min: 1, max: 9000 }) }),
  { maxLength: 3 },
);

type Parts = { months: number; weeks: number; days: number; minutes: number };
const isoOf = ({ months, weeks, days, minutes }: Parts) => `P${months}M${weeks}W${days}DT${minutes}M`;

/** Pauses one after the other, from minutes waited and minutes paused. */
function pausesFrom(receivedAt: number, steps: readonly { wait: number; length: number }[]) {
  let at = receivedAt;
  return steps.map(({ wait, length }) => {
    const from = at + wait * MINUTE;
    at = from + length * MINUTE;
    return { from, to: at };
  });
}

function dueTime(input: DueInput): number {
  const result: Due = computeDue(compiled, input);
  if (result.due === null) {
    throw new Error(`no due time: ${JSON.stringify(result)} for ${JSON.stringify(input)}`);
  }
  return result.due;
}

describe("against a minute-by-minute implementation", () => {
  test("working deadlines with date part, time part and pauses", () => {
    fc.assert(
      fc.property(receiptMinute, parts, gaps, hours, (receivedAt, duration, steps, own) => {
        const pauses = pausesFrom(receivedAt, steps);
        const oracle = new SlowOracle(oracleCalendar, own);
        const due = dueTime({ receivedAt, iso: isoOf(duration), basis: "working", pauses, ...own });
        expect(toOfficeIso(due, zone)).toBe(toOfficeIso(oracle.due(receivedAt, duration, pauses), zone));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test("time parts alone", () => {
    const minutes = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(receiptMinute, minutes, hours, (receivedAt, amount, own) => {
        const oracle = new SlowOracle(oracleCalendar, own);
        const duration = { months: 0, weeks: 0, days: 0, minutes: amount };
        const due = dueTime({ receivedAt, iso: `PT${amount}M`, basis: "working", ...own });
        expect(toOfficeIso(due, zone)).toBe(toOfficeIso(oracle.due(receivedAt, duration, []), zone));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test("open time between two times", () => {
    fc.assert(
      fc.property(receiptMinute, fc.integer({ min: 0, max: 20_000 }), hours, (from, minutes, own) => {
        const to = from + minutes * MINUTE;
        const expected = new SlowOracle(oracleCalendar, own).openMinutes(from, to) * MINUTE;
        expect(openTimeBetween(compiled, from, to, own ?? {})).toBe(expected);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

describe("properties", () => {
  test("a longer limit is never due earlier", () => {
    fc.assert(
      fc.property(receipt, parts, parts, gaps, basis, hours, (receivedAt, less, more, steps, on, own) => {
        const pauses = pausesFrom(receivedAt, steps);
        const longer = {
          months: less.months + more.months,
          weeks: less.weeks + more.weeks,
          days: less.days + more.days,
          minutes: less.minutes + more.minutes,
        };
        const input = { receivedAt, basis: on, pauses, ...own };
        expect(dueTime({ ...input, iso: isoOf(longer) })).toBeGreaterThanOrEqual(
          dueTime({ ...input, iso: isoOf(less) }),
        );
      }),
    );
  });

  test("who comes later is never due earlier (wall-clock months apart, where 31 January 01:00 + P1M precedes 30 January 23:00 + P1M)", () => {
    fc.assert(
      fc.property(receipt, receipt, parts, basis, hours, (one, other, duration, on, own) => {
        const [first, second] = one <= other ? [one, other] : [other, one];
        const iso = isoOf(on === "clock" ? { ...duration, months: 0 } : duration);
        const input = { iso, basis: on, ...own };
        expect(dueTime({ ...input, receivedAt: second })).toBeGreaterThanOrEqual(
          dueTime({ ...input, receivedAt: first }),
        );
      }),
    );
  });

  test("a longer or an additional pause never brings a deadline earlier", () => {
    const change = fc.record({ longer: fc.integer({ min: 0, max: 5000 }), extra: fc.boolean() });
    fc.assert(
      fc.property(receipt, parts, gaps, basis, change, (receivedAt, duration, steps, on, { longer, extra }) => {
        const pauses = pausesFrom(receivedAt, steps);
        const last = pauses.at(-1);
        const changed = last === undefined ? [] : [...pauses.slice(0, -1), { ...last, to: last.to + longer * MINUTE }];
        const end = changed.at(-1)?.to ?? receivedAt;
        const more = extra ? [...changed, { from: end + 100 * MINUTE, to: end + 900 * MINUTE }] : changed;
        const input = { receivedAt, iso: isoOf(duration), basis: on };
        const shorter = dueTime({ ...input, pauses });
        expect(dueTime({ ...input, pauses: more })).toBeGreaterThanOrEqual(shorter);
        expect(shorter).toBeGreaterThanOrEqual(dueTime(input));
      }),
    );
  });

  test("walking a time is walking its two halves, one after the other", () => {
    const minutes = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(receipt, minutes, minutes, hours, (receivedAt, one, other, own) => {
        const input = { basis: "working" as const, ...own };
        const half = dueTime({ ...input, receivedAt, iso: `PT${one}M` });
        const rest = dueTime({ ...input, receivedAt: half, iso: `PT${other}M` });
        expect(dueTime({ ...input, receivedAt, iso: `PT${one + other}M` })).toBe(rest);
      }),
    );
  });

  test("a working deadline lies in open time or on its end, and receipts in closed time count as the next opening", () => {
    fc.assert(
      fc.property(receipt, parts, gaps, hours, (receivedAt, duration, steps, own) => {
        const pauses = pausesFrom(receivedAt, steps);
        const due = dueTime({
          receivedAt,
          iso: isoOf({ ...duration, days: duration.days + 1 }),
          basis: "working",
          pauses,
          ...own,
        });
        expect(openTimeBetween(compiled, due - 1, due, own ?? {})).toBe(1);
      }),
    );
  });

  test("the time that passed in the office is the time that was promised", () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 0, max: 8000 }), gaps, hours, (receivedAt, minutes, steps, own) => {
        const pauses = pausesFrom(receivedAt, steps);
        const due = dueTime({ receivedAt, iso: `PT${minutes}M`, basis: "working", pauses, ...own });
        const nominal = dueTime({ receivedAt, iso: `PT${minutes}M`, basis: "working", ...own });
        expect(openTimeBetween(compiled, receivedAt, nominal, own ?? {})).toBe(minutes * MINUTE);
        let waited = 0;
        for (const pause of pauses.filter(({ from }) => from < due)) {
          waited += openTimeBetween(compiled, pause.from, pause.to, own ?? {}) ?? Number.NaN;
        }
        const passed = openTimeBetween(compiled, receivedAt, due, own ?? {}) ?? Number.NaN;
        expect(passed).toBe(minutes * MINUTE + waited);
      }),
    );
  });
});

describe("explanations", () => {
  const dateOf = (ms: number) => toOfficeIso(ms, zone).slice(0, 10);

  test("have one entry for each day from the receipt to the due day, which is the last", () => {
    fc.assert(
      fc.property(receipt, parts, gaps, basis, hours, (receivedAt, duration, steps, on, own) => {
        const input = { receivedAt, iso: isoOf(duration), basis: on, pauses: pausesFrom(receivedAt, steps), ...own };
        const { explanation, ...due } = explainDue(compiled, input);
        expect(due).toEqual(computeDue(compiled, input));
        expect(explanation[0]?.date).toBe(dateOf(receivedAt));
        expect(explanation.at(-1)).toMatchObject({ date: dateOf(due.due ?? Number.NaN), kind: "due" });
        explanation.forEach((day, index) => {
          expect(Date.parse(day.date)).toBe(Date.parse(explanation[0]?.date ?? "") + index * 86_400_000);
          expect(day.note).not.toBe("");
          expect(day.noteEn).not.toBe("");
        });
      }),
    );
  });

  test("count n days for a limit of n days, on every basis and with pauses", () => {
    const days = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(receipt, days, gaps, basis, hours, (receivedAt, n, steps, on, own) => {
        const pauses = pausesFrom(receivedAt, steps);
        const { explanation } = explainDue(compiled, { receivedAt, iso: `P${n}D`, basis: on, pauses, ...own });
        expect(explanation.filter((day) => day.counted)).toHaveLength(n);
      }),
    );
  });

  test("never count a day on which the office was closed", () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 1, max: 60 }), (receivedAt, n) => {
        const { explanation } = explainDue(compiled, { receivedAt, iso: `P${n}D`, basis: "working" });
        for (const day of explanation.filter(({ counted }) => counted)) {
          const weekday = new Date(day.date).getUTCDay();
          expect(weekday >= 1 && weekday <= 5 && !closedDates.has(day.date)).toBe(true);
        }
      }),
    );
  });
});
