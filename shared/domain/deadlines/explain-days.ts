import { DAY_MS } from "../calendar/civil";
import { type CompiledCalendar, DAY_CLOSED, DAY_HOLIDAY, DAY_JOINT_LEAVE, DAY_LOCAL } from "../calendar/compile";
import { isKnown, isUnknown, isWorking, type OwnHours, openBetween, patternAt } from "../calendar/open-time";
import type { Basis } from "./basis";
import { type Duration, hasDatePart, timePartOf } from "./duration";
import { dayText, lengthText, type Note, timeText, weekdayName } from "./explain-text";
import type { DuePlan } from "./plan";

/**
 * - receipt: the day of receipt; start: the day that stands for it when it fell in closed time
 * - working-day, calendar-day: a day of the limit's date part; moved: the working day that a date in closed time moved to
 * - time: a day on which the time part ran; make-up: a day added for pauses; pause: a day with waiting for the applicant
 * - weekend (closed that weekday), holiday, joint-leave: not counted
 * - due, not-before: the last day; unknown: the calendar ends here; no-due: the limit gives no due time
 */
export type DayKind =
  | "receipt"
  | "start"
  | "working-day"
  | "calendar-day"
  | "moved"
  | "time"
  | "make-up"
  | "pause"
  | "weekend"
  | "holiday"
  | "joint-leave"
  | "due"
  | "not-before"
  | "unknown"
  | "no-due";

/** What one day was for, before it is put into words for the screen. */
export type DayRole = { kind: DayKind; counted: boolean; notes: Note[] };

export type DayContext = {
  calendar: CompiledCalendar;
  own: OwnHours | null;
  basis: Basis;
  duration: Duration;
  plan: DuePlan;
};

const DAY_OFF_WORDS: Readonly<Record<number, { kind: DayKind; id: string; en: string }>> = {
  [DAY_HOLIDAY]: { kind: "holiday", id: "libur nasional", en: "national holiday" },
  [DAY_JOINT_LEAVE]: { kind: "joint-leave", id: "cuti bersama", en: "joint leave" },
  [DAY_LOCAL]: { kind: "holiday", id: "libur setempat", en: "local day off" },
};

function closedRole(calendar: CompiledCalendar, day: number): DayRole {
  const kind = calendar.kind[day - calendar.firstDay];
  const named = calendar.named.get(day);
  const words = kind === undefined ? undefined : DAY_OFF_WORDS[kind];
  if (named !== undefined && words !== undefined) {
    const id = `${words.id}: ${named.name} (${named.decree})`;
    const en = `${words.en}: ${named.name} (${named.decree})`;
    return { kind: words.kind, counted: false, notes: [{ id, en }] };
  }
  const id = kind === DAY_CLOSED ? `${weekdayName(day, "id")}, kantor tutup` : "kantor tutup";
  const en = kind === DAY_CLOSED ? `${weekdayName(day, "en")}, office closed` : "office closed";
  return { kind: "weekend", counted: false, notes: [{ id, en }] };
}

function isWorkingDay(calendar: CompiledCalendar, day: number): boolean {
  return isWorking(calendar, day - calendar.firstDay);
}

/** The part of the stretch from..to that falls on a day: open time on the working basis, else wall time. */
function portionOn(context: DayContext, day: number, from: number, to: number): number {
  const start = Math.max(from, day * DAY_MS);
  const end = Math.min(to, (day + 1) * DAY_MS);
  if (end <= start) {
    return 0;
  }
  if (context.basis !== "working") {
    return end - start;
  }
  const open = openBetween(context.calendar, context.own, start, end);
  return isUnknown(open) ? 0 : open;
}

function ramadanNote(context: DayContext, day: number): Note[] {
  const { calendar, own, basis } = context;
  if (own !== null || basis !== "working" || !isWorkingDay(calendar, day)) {
    return [];
  }
  const pattern = patternAt(calendar, day - calendar.firstDay);
  return pattern.ramadan
    ? [
        {
          id: `jam Ramadan, tutup ${timeText(pattern.close, "id")}`,
          en: `Ramadan hours, closes ${timeText(pattern.close, "en")}`,
        },
      ]
    : [];
}

function receiptRole(context: DayContext, day: number): DayRole {
  const { calendar, basis, duration, plan } = context;
  const at: Note = { id: `diterima ${timeText(plan.received, "id")}`, en: `received ${timeText(plan.received, "en")}` };
  const notes = [at];
  const { start } = plan;
  if (start !== null && start !== plan.received) {
    if (!isWorkingDay(calendar, day)) {
      notes.push(...closedRole(calendar, day).notes);
    }
    const startDay = Math.floor(start / DAY_MS);
    const id = `${startDay === day ? "" : `${dayText(startDay, "id")} `}${timeText(start, "id")}`;
    const en = `${startDay === day ? "" : `${dayText(startDay, "en")} `}${timeText(start, "en")}`;
    notes.push({
      id: `di luar jam buka, dianggap diterima ${id}`,
      en: `outside opening hours, counts as received ${en}`,
    });
  }
  if (hasDatePart(duration) && basis !== "clock") {
    notes.push({ id: "hari penerimaan tidak dihitung", en: "the day of receipt is not counted" });
  }
  return { kind: "receipt", counted: false, notes };
}

function startRole(context: DayContext, start: number): DayRole {
  const notes: Note[] = [
    { id: `dianggap diterima ${timeText(start, "id")}`, en: `counts as received ${timeText(start, "en")}` },
  ];
  if (hasDatePart(context.duration)) {
    notes.push({ id: "hari penerimaan tidak dihitung", en: "the day of receipt is not counted" });
  }
  return { kind: "start", counted: false, notes };
}

function calendarDayRole(context: DayContext, day: number, first: number, last: number): DayRole {
  const number = day - first;
  const total = last - first;
  if (context.basis === "clock") {
    const id = `hari ke-${number} dari ${total}, jam berjalan terus`;
    return { kind: "calendar-day", counted: true, notes: [{ id, en: `day ${number} of ${total}, the clock runs on` }] };
  }
  const id = `hari kalender ke-${number} dari ${total}`;
  return { kind: "calendar-day", counted: true, notes: [{ id, en: `calendar day ${number} of ${total}` }] };
}

function workingDayRole(context: DayContext, day: number, after: number): DayRole {
  const { calendar, duration } = context;
  const before = (date: number): number => calendar.workingBefore[date + 1 - calendar.firstDay] ?? 0;
  const number = before(day) - before(after);
  const note = {
    id: `hari kerja ke-${number} dari ${duration.days}`,
    en: `working day ${number} of ${duration.days}`,
  };
  return { kind: "working-day", counted: true, notes: [note, ...ramadanNote(context, day)] };
}

/** The day's place in the date part, or null when the date part does not reach it. */
function dateRole(context: DayContext, day: number): DayRole | null {
  const { calendar, basis, plan, duration } = context;
  const startDay = plan.start === null ? Number.POSITIVE_INFINITY : Math.floor(plan.start / DAY_MS);
  const closed = basis === "working" && isKnown(calendar, day - calendar.firstDay) && !isWorkingDay(calendar, day);
  if (day < startDay) {
    return closedRole(calendar, day);
  }
  if (plan.start !== null && day === startDay) {
    return startRole(context, plan.start);
  }
  if (!hasDatePart(duration)) {
    return null;
  }
  const landed = plan.landed ?? Number.POSITIVE_INFINITY;
  if (day <= landed) {
    const role = calendarDayRole(context, day, startDay, landed);
    if (closed && day === landed) {
      const id = "jatuh pada hari tutup, digeser ke hari kerja berikutnya";
      role.notes.push({ id, en: "falls on a closed day, moved to the next working day" });
    }
    return role;
  }
  const moved = plan.moved ?? Number.POSITIVE_INFINITY;
  if (day <= moved) {
    const note = { id: "hari kerja pertama sesudahnya", en: "the first working day after it" };
    return closed ? closedRole(calendar, day) : { kind: "moved", counted: false, notes: [note] };
  }
  if (day <= (plan.counted ?? Number.POSITIVE_INFINITY)) {
    return closed ? closedRole(calendar, day) : workingDayRole(context, day, moved);
  }
  return null;
}

/** What a day between the receipt and the due time was for. */
export function roleOf(context: DayContext, day: number): DayRole {
  const { calendar, basis, plan, duration } = context;
  const isReceipt = day === Math.floor(plan.received / DAY_MS);
  const dated = isReceipt ? receiptRole(context, day) : dateRole(context, day);
  const closed = basis === "working" && !isWorkingDay(calendar, day);
  const role: DayRole = dated ?? (closed ? closedRole(calendar, day) : { kind: "time", counted: false, notes: [] });

  const timePart = timePartOf(duration);
  const base = plan.base ?? Number.POSITIVE_INFINITY;
  const timed = portionOn(context, day, base, plan.nominal ?? Number.POSITIVE_INFINITY);
  if (timePart > 0 && timed > 0) {
    role.counted = true;
    const id = `berjalan ${lengthText(timed, "id")} dari ${lengthText(timePart, "id")}`;
    role.notes.push({ id, en: `${lengthText(timed, "en")} of ${lengthText(timePart, "en")} run` });
  }
  if (plan.nominal !== null) {
    const added = portionOn(context, day, plan.nominal, plan.due ?? Number.POSITIVE_INFINITY);
    if (added > 0 && plan.pauses.length > 0) {
      if (dated === null && timed === 0) {
        role.kind = closed ? role.kind : "make-up";
      }
      const id = `pengganti jeda ${lengthText(added, "id")}`;
      role.notes.push({ id, en: `${lengthText(added, "en")} made up for pauses` });
    }
  }
  addPauses(context, day, role);
  return role;
}

function addPauses(context: DayContext, day: number, role: DayRole): void {
  const { basis, plan } = context;
  const waits = plan.pauses.map((pause) => ({ from: pause.from, to: pause.to }));
  for (const wait of waits) {
    const start = Math.max(wait.from, day * DAY_MS);
    const end = Math.min(wait.to, (day + 1) * DAY_MS);
    if (end <= start) {
      continue;
    }
    const length = portionOn(context, day, start, end);
    const until =
      end === (day + 1) * DAY_MS ? { id: "24.00", en: "24:00" } : { id: timeText(end, "id"), en: timeText(end, "en") };
    const open = basis === "working" ? { id: " waktu buka", en: " of open time" } : { id: "", en: "" };
    role.notes.push({
      id: `menunggu pemohon ${timeText(start, "id")}–${until.id} (${lengthText(length, "id")}${open.id})`,
      en: `waiting for the applicant ${timeText(start, "en")}–${until.en} (${lengthText(length, "en")}${open.en})`,
    });
    markPaused(role);
  }
  if (plan.openPause !== null && Math.floor(plan.openPause / DAY_MS) === day) {
    role.notes.push({
      id: `menunggu pemohon sejak ${timeText(plan.openPause, "id")}, belum selesai`,
      en: `waiting for the applicant since ${timeText(plan.openPause, "en")}, not over`,
    });
    markPaused(role);
  }
}

/** A pause shows on days that would otherwise have run; receipt and closed days keep their own kind. */
function markPaused(role: DayRole): void {
  if (["working-day", "calendar-day", "time", "make-up", "moved", "start"].includes(role.kind)) {
    role.kind = "pause";
  }
}
