import { DAY_MS, parseDay } from "../calendar/civil";
import type { CompiledCalendar } from "../calendar/compile";
import type { Basis } from "../deadlines/basis";
import { computeDue } from "../deadlines/due";
import { timeLeft } from "../deadlines/time-left";
import type { CodedValue } from "../fields/field";
import { isClosed } from "../requests/rules";
import type { RequestState } from "../requests/state";
import type { RegisterName } from "./registers";
import { entriesOf, isObjection, valuesOf } from "./sheets";

export const REGISTER_CLOCKS = [
  "objection-filing",
  "objection-answer",
  "dispute-filing",
  "complaint-forward",
  "complaint-answer",
  "complaint-settle",
  "complaint-close",
  "incident-report",
  "breach-notice",
] as const;
export type RegisterClockName = (typeof REGISTER_CLOCKS)[number];

/**
 * - `duty`: the office has to do something by then; it can be late.
 * - `window`: the applicant may do something until then; past it the right is gone, nobody is late.
 * - `closing`: it happens by itself then.
 */
export type ClockKind = "duty" | "window" | "closing";

/** Which rule sets a clock, and what it is. */
export const CLOCK_RULES: Readonly<Record<RegisterClockName, { kind: ClockKind; law: string }>> = {
  "objection-filing": { kind: "window", law: "UU 14/2008 Ps. 36 ayat (1): 30 hari kerja" },
  "objection-answer": { kind: "duty", law: "UU 14/2008 Ps. 36 ayat (2): 30 hari kerja" },
  "dispute-filing": { kind: "window", law: "UU 14/2008 Ps. 37 ayat (2): 14 hari kerja" },
  "complaint-forward": { kind: "duty", law: "SP4N-LAPOR!: verifikasi dan penerusan 3 hari" },
  "complaint-answer": { kind: "duty", law: "SP4N-LAPOR!: koordinasi dan jawaban pertama 5 hari" },
  "complaint-settle": { kind: "duty", law: "PermenPANRB 62/2018: 5, 14 atau 60 hari menurut klasifikasi" },
  "complaint-close": { kind: "closing", law: "SP4N-LAPOR!: tertutup sendiri 10 hari sesudah tindak lanjut" },
  "incident-report": { kind: "duty", law: "Peraturan BSSN 1/2024 Ps. 15: 1x24 jam pada IIV" },
  "breach-notice": { kind: "duty", law: "UU 27/2022 Ps. 46: 3x24 jam" },
};

export type RegisterClockState =
  | "none"
  | "not-started"
  | "normal"
  | "last-quarter"
  | "late"
  | "met"
  | "missed"
  | "unknown-year"
  /** A window that is still open, and one that has closed unused; the same for what closes by itself. */
  | "open"
  | "over";

/** One clock of a request's register. Times in epoch milliseconds. */
export interface RegisterClock {
  clock: RegisterClockName;
  /** The filling that it belongs to, where each has its own. */
  entry: string | null;
  iso: string | null;
  basis: Basis;
  from: number | null;
  due: number | null;
  stoppedAt: number | null;
  state: RegisterClockState;
  /** In the clock of the basis; negative when late. */
  leftMs: number | null;
  unknownYear: number | null;
}

export interface ClockContext {
  calendar: CompiledCalendar;
  /** Which days the complaints' clocks count: the sources differ, the office decides (default: working days). */
  complaints: "working" | "calendar";
  now: number;
  /** The due time of the request itself: past it without an answer the applicant has a ground to object. */
  due: number | null;
}

/** When a limit that began at `from` is due. Office hours, not the service's own: the law knows no others. */
export function clockDue(calendar: CompiledCalendar, from: number, iso: string, basis: Basis) {
  return computeDue(calendar, { receivedAt: from, iso, basis });
}

/** The begin of a date in the office's zone; null for what is no date. A date counts from its begin, and in time on it. */
export function startOfDate(calendar: CompiledCalendar, value: CodedValue | undefined): number | null {
  const day = typeof value === "string" ? parseDay(value) : null;
  return day === null ? null : day * DAY_MS - calendar.offset;
}

interface Run {
  clock: RegisterClockName;
  entry?: string;
  /** null: the rule names no limit for this case. */
  iso: string | null;
  basis: Basis;
  from: number | null;
  stoppedAt: number | null;
}

function settled({ kind, due, stoppedAt }: { kind: ClockKind; due: number; stoppedAt: number }): RegisterClockState {
  if (kind === "closing") return "none";
  return stoppedAt <= due ? "met" : "missed";
}

function clockOf(run: Run, { calendar, now }: ClockContext): RegisterClock {
  const { clock, entry = null, iso, basis, from, stoppedAt } = run;
  const common = { clock, entry, iso, basis, from, stoppedAt, due: null, leftMs: null, unknownYear: null };
  if (iso === null) return { ...common, state: "none" };
  if (from === null) return { ...common, state: "not-started" };
  const { kind } = CLOCK_RULES[clock];
  const { due, unknownYear } = clockDue(calendar, from, iso, basis);
  if (due === null) return { ...common, unknownYear, state: "unknown-year" };
  if (stoppedAt !== null) return { ...common, due, state: settled({ kind, due, stoppedAt }) };
  const left = timeLeft(calendar, { due, receivedAt: from, now, basis });
  const running = kind === "duty" ? left.state : left.late ? "over" : "open";
  return { ...common, due, leftMs: left.openMs, state: running === "paused" ? "normal" : running };
}

/**
 * The objection may be filed for 30 working days after its ground was found (UU 14/2008 article 36(1)): after the
 * written notice, else after the end of the request, else after the time in which it should have been answered.
 */
function ppidClocks(state: RequestState, context: ClockContext): Run[] {
  const { calendar, now, due } = context;
  const dateIn = (value: CodedValue | undefined) => startOfDate(calendar, value);
  const objections = entriesOf(state.sheets, "objection");
  if (objections.length === 0 && isObjection(state)) {
    const stoppedAt = state.clockStoppedAt ?? state.closed?.at ?? null;
    return [{ clock: "objection-answer", iso: "P30D", basis: "working", from: state.receivedAt, stoppedAt }];
  }
  const decision = valuesOf(entriesOf(state.sheets, "ppid-decision").at(-1));
  const answers = entriesOf(state.sheets, "objection-answer");
  const disputes = entriesOf(state.sheets, "dispute");
  const filed = objections
    .map((objection) => dateIn(objection.values["received-on"]))
    .filter((at) => at !== null)
    .sort((one, other) => one - other);
  const overdue = due !== null && state.clockStoppedAt === null && now > due ? due : null;
  const found = dateIn(decision["notified-on"]) ?? state.closed?.at ?? overdue ?? filed[0] ?? null;
  const runs: Run[] = [
    { clock: "objection-filing", iso: "P30D", basis: "working", from: found, stoppedAt: filed[0] ?? null },
  ];
  for (const objection of objections) {
    const { entry } = objection;
    const answer = answers.find((candidate) => candidate.entry === entry);
    const answered = dateIn(answer?.values["answered-on"]);
    const dispute = disputes.find((candidate) => candidate.entry === entry);
    runs.push({
      clock: "objection-answer",
      entry,
      iso: "P30D",
      basis: "working",
      from: dateIn(objection.values["received-on"]),
      stoppedAt: answered,
    });
    if (answered !== null) {
      const stoppedAt = dateIn(dispute?.values["filed-on"]);
      runs.push({ clock: "dispute-filing", entry, iso: "P14D", basis: "working", from: answered, stoppedAt });
    }
  }
  return runs;
}

/** The limit by class: 5 for information, 14, or 60 where it is for supervision or needs a check in the field. */
function settleLimit(values: Readonly<Record<string, CodedValue>>): string | null {
  if (values.class === "information") return "P5D";
  if (values.class !== "complaint") return null;
  return values.supervision === true || values["field-check"] === true ? "P60D" : "P14D";
}

/**
 * SP4N-LAPOR! and PermenPANRB 62/2018: 3 days to verify and forward, 5 to a first answer, 5, 14 or 60 to settle. The
 * sources do not say when the last begins: here with the receipt, which is the strictest reading.
 */
function complaintClocks(state: RequestState, { calendar, complaints }: ClockContext): Run[] {
  const basis = complaints;
  const verdict = entriesOf(state.sheets, "complaint-verdict").at(-1)?.values ?? {};
  const classes = valuesOf(entriesOf(state.sheets, "complaint-class").at(-1));
  const answer = entriesOf(state.sheets, "complaint-answer").at(-1)?.values ?? {};
  const decided = startOfDate(calendar, verdict["decided-on"]);
  const forwarded = entriesOf(state.sheets, "complaint-forward")
    .map((entry) => startOfDate(calendar, entry.values["forwarded-on"]))
    .filter((at) => at !== null)
    .sort((one, other) => one - other)[0];
  // What ended was handled, even where nobody filled in the sheets.
  const ended = isClosed(state) ? (state.closed?.at ?? null) : null;
  const rejected = verdict.verdict === "archived" || verdict.verdict === "not-authority";
  const answered = startOfDate(calendar, answer["answered-on"]);
  const followed = startOfDate(calendar, answer["followed-up-on"]);
  const runs: Run[] = [
    {
      clock: "complaint-forward",
      iso: "P3D",
      basis,
      from: state.receivedAt,
      stoppedAt: forwarded ?? (verdict.verdict === "postponed" ? null : decided) ?? ended,
    },
  ];
  if (rejected) return runs;
  const begun = forwarded ?? (verdict.verdict === "verified" ? decided : null);
  runs.push({ clock: "complaint-answer", iso: "P5D", basis, from: begun, stoppedAt: answered ?? ended });
  if (classes.class !== undefined) {
    runs.push({
      clock: "complaint-settle",
      iso: settleLimit(classes),
      basis,
      from: state.receivedAt,
      stoppedAt: followed ?? ended,
    });
  }
  if (followed !== null) {
    const replied = startOfDate(calendar, answer["replied-on"]) ?? ended;
    runs.push({ clock: "complaint-close", iso: "P10D", basis, from: followed, stoppedAt: replied });
  }
  return runs;
}

function instantOf(value: CodedValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}

/**
 * Peraturan BSSN 1/2024 article 15: 1x24 hours of the wall clock after discovery where vital infrastructure is hit; a
 * serious incident elsewhere is reported too, without a limit. UU 27/2022 article 46: 3x24 hours where personal data is.
 */
function incidentClocks(state: RequestState): Run[] {
  const report = entriesOf(state.sheets, "incident-report").at(-1)?.values;
  if (!report || report.verified === "misconfiguration") return [];
  const from = instantOf(report["discovered-at"]);
  const firstTo = (recipients: readonly string[]) =>
    entriesOf(state.sheets, "incident-notified")
      .filter(
        ({ values }) => Array.isArray(values.recipients) && values.recipients.some((to) => recipients.includes(to)),
      )
      .map(({ values }) => instantOf(values["notified-at"]))
      .filter((at) => at !== null)
      .sort((one, other) => one - other)[0] ?? null;
  const runs: Run[] = [];
  const serious = report.severity === "high" || report.severity === "critical";
  if (report.vital === true || serious) {
    runs.push({
      clock: "incident-report",
      iso: report.vital === true ? "PT24H" : null,
      basis: "clock",
      from,
      stoppedAt: firstTo(["sector", "national", "ministry"]),
    });
  }
  if (report["personal-data"] === true) {
    // Both the person and the authority are to be told: the later of the two first notices stops it.
    const told = [firstTo(["subjects"]), firstTo(["authority"])];
    const both = told.every((at) => at !== null) ? Math.max(...told.filter((at) => at !== null)) : null;
    runs.push({ clock: "breach-notice", iso: "PT72H", basis: "clock", from, stoppedAt: both });
  }
  return runs;
}

/** The clocks that the law sets for a request of a register, beside the request's own limit. */
export function registerClocks(
  register: RegisterName,
  state: RequestState,
  context: ClockContext,
): readonly RegisterClock[] {
  switch (register) {
    case "ppid":
      return ppidClocks(state, context).map((run) => clockOf(run, context));
    case "complaints":
      return complaintClocks(state, context).map((run) => clockOf(run, context));
    case "incidents":
      return incidentClocks(state).map((run) => clockOf(run, context));
    case "visits":
      return [];
  }
}
