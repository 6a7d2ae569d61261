import { DAY_MS, epochDayOf, formatDay } from "../calendar/civil";
import type { CompiledCalendar } from "../calendar/compile";
import { type Due, type DueInput, dueFromPlan, earlyOf, extendedDuration, ownHoursOf, planOf } from "./due";
import { type DayContext, type DayKind, type DayRole, roleOf } from "./explain-days";
import { dayText, explainUnknownYear, joinNotes, timeText } from "./explain-text";
import { agreedOrNone, type LimitContext, type LimitLike, planLimit } from "./limits";

/** One day of a deadline. `counted`: it used up a part of the limit. `note` is Indonesian, `noteEn` the same in English. */
export type ExplainedDay = { date: string; kind: DayKind; counted: boolean; note: string; noteEn: string };

export type ExplainedDue = Due & { explanation: ExplainedDay[] };

function entry(day: number, role: DayRole): ExplainedDay {
  const note = joinNotes(role.notes);
  return { date: formatDay(day), kind: role.kind, counted: role.counted, note: note.id, noteEn: note.en };
}

/** The message stands alone and as it is: other parts of the app and its commands quote it. */
function unknownEntry(day: number, year: number): ExplainedDay {
  return {
    date: formatDay(day),
    kind: "unknown",
    counted: false,
    note: explainUnknownYear(year, "id"),
    noteEn: explainUnknownYear(year, "en"),
  };
}

function explainDays(context: DayContext): ExplainedDay[] {
  const { plan } = context;
  const receiptDay = Math.floor(plan.received / DAY_MS);
  if (plan.due === null) {
    const year = plan.unknownYear ?? 0;
    const unknownDay = Math.max(epochDayOf(year, 1, 1), receiptDay);
    // A date that months lead to may lie years beyond the first year that is missing.
    const end = Math.min(unknownDay, endOfKnown(context.calendar, receiptDay));
    const days: ExplainedDay[] = [];
    for (let day = receiptDay; day < end; day += 1) {
      days.push(entry(day, roleOf(context, day)));
    }
    days.push(unknownEntry(unknownDay, year));
    return days;
  }
  const dueDay = Math.floor(plan.due / DAY_MS);
  const days: ExplainedDay[] = [];
  for (let day = receiptDay; day < dueDay; day += 1) {
    days.push(entry(day, roleOf(context, day)));
  }
  const last = roleOf(context, dueDay);
  const due = { id: `tenggat ${timeText(plan.due, "id")}`, en: `due ${timeText(plan.due, "en")}` };
  days.push(entry(dueDay, { kind: "due", counted: last.counted, notes: [due, ...last.notes] }));
  return days;
}

/** The first day after the receipt that the calendar does not know. */
function endOfKnown(calendar: CompiledCalendar, receiptDay: number): number {
  const end = calendar.runEnd[receiptDay - calendar.firstDay];
  return end === undefined ? receiptDay : end + 1 + calendar.firstDay;
}

/**
 * The same deadline as `computeDue`, with one entry per day from the receipt to the due day. Where a year is missing the
 * list ends with an entry of kind "unknown". Throws DurationError, HoursError.
 */
export function explainDue(calendar: CompiledCalendar, input: DueInput): ExplainedDue {
  const plan = planOf(calendar, input);
  const context = {
    calendar,
    own: ownHoursOf(input),
    basis: input.basis,
    duration: extendedDuration(input.iso, input.extensions),
    plan,
  };
  const due = dueFromPlan(calendar, plan, input.basis, earlyOf(calendar, input));
  return { ...due, explanation: explainDays(context) };
}

const NO_DUE_REASONS = {
  tentative: { id: "jangka waktu tentatif", en: "the time limit is tentative" },
  "on-request": { id: "jangka waktu menurut permohonan", en: "the time limit is as requested" },
  none: { id: "sumber tidak menyebut jangka waktu", en: "the source states no time limit" },
} as const;

function explainNone(
  calendar: CompiledCalendar,
  limit: LimitLike | null,
  context: LimitContext,
  due: Due,
): ExplainedDay[] {
  const received = context.receivedAt + calendar.offset;
  const receiptDay = Math.floor(received / DAY_MS);
  const at = { id: `diterima ${timeText(received, "id")}`, en: `received ${timeText(received, "en")}` };
  const kind = limit?.kind;
  const reason = NO_DUE_REASONS[kind === "tentative" || kind === "on-request" ? kind : "none"];
  if (due.due === null) {
    const open = {
      id: "belum ada tenggat sampai tanggal disepakati dengan pemohon",
      en: "no due time until a date is agreed with the applicant",
    };
    return [entry(receiptDay, { kind: "no-due", counted: false, notes: [at, reason, open] })];
  }
  const agreed = due.due + calendar.offset;
  const agreedDay = Math.floor(agreed / DAY_MS);
  const note = {
    id: `tenggat ${timeText(agreed, "id")}, disepakati dengan pemohon`,
    en: `due ${timeText(agreed, "en")}, agreed with the applicant`,
  };
  if (agreedDay === receiptDay) {
    return [entry(agreedDay, { kind: "due", counted: false, notes: [note, at, reason] })];
  }
  return [
    entry(receiptDay, { kind: "receipt", counted: false, notes: [at, reason] }),
    entry(agreedDay, { kind: "due", counted: false, notes: [note] }),
  ];
}

/**
 * The same deadline as `dueOfLimit`, explained day by day. A limit without a due time gives its reason (kind "no-due") or
 * the agreed date; a minimum gives the days to its first permitted time (kind "not-before"). Throws DurationError, HoursError.
 */
export function explainDueOfLimit(
  calendar: CompiledCalendar,
  limit: LimitLike | null,
  context: LimitContext,
): ExplainedDue {
  const plan = planLimit(limit, context);
  if (plan.outcome === "due") {
    return explainDue(calendar, plan.input);
  }
  if (plan.outcome === "none") {
    const due = agreedOrNone(plan.basis, context);
    return { ...due, explanation: explainNone(calendar, limit, context, due) };
  }
  const first = explainDue(calendar, plan.input);
  const agreed = agreedOrNone(plan.input.basis, context);
  const explanation = first.explanation;
  const last = explanation.at(-1);
  if (first.due !== null && last !== undefined) {
    const local = first.due + calendar.offset;
    const day = Math.floor(local / DAY_MS);
    last.kind = "not-before";
    last.note = `Paling cepat ${dayText(day, "id")} ${timeText(local, "id")}; sumber hanya menyebut waktu minimal`;
    last.noteEn = `Not before ${dayText(day, "en")} ${timeText(local, "en")}; the source states only a minimum`;
  }
  if (agreed.due !== null) {
    const tail = explainNone(calendar, limit, context, agreed).at(-1);
    if (tail !== undefined) {
      explanation.push(tail);
    }
  }
  return { ...agreed, notBefore: first.due, unknownYear: first.unknownYear, explanation };
}
