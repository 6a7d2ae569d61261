import { type CompiledCalendar, compileCalendar } from "../../../../shared/domain/calendar/compile";
import {
  type CalendarState,
  calendarFromState,
  EMPTY_CALENDAR,
  reduceCalendar,
} from "../../../../shared/domain/calendar/events";
import type { BasisSetting } from "../../../../shared/domain/deadlines/basis";
import { authorOf } from "../../../../shared/domain/eventlog/actor";
import { orderCausally } from "../../../../shared/domain/eventlog/causal";
import type { LogEvent } from "../../../../shared/domain/eventlog/event";
import {
  basisSetting,
  type Clocks,
  officeSettings,
  type SettingsState,
} from "../../../../shared/domain/office/settings";
import { reduceSettings, settingEventType } from "../../../../shared/domain/office/settings-events";
import { requestDeadline } from "../../../../shared/domain/requests/deadline";
import type { RequestState } from "../../../../shared/domain/requests/state";
import type { CalendarChange, CalendarChangeRow, MovedRow, PreviewOutput } from "../../../../shared/ipc/calendar";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import { toLogEvent } from "../../../store/log/eventlog";

import type { Query, QueryTools } from "../../query";
import type { RequestTableRow } from "../tables";

const MOST_ROWS = 2_000;
const MOST_CHANGES = 200;

/** What a deadline is computed with. */
interface Rules {
  calendar: CompiledCalendar | null;
  setting: BasisSetting;
}

/** A change of the rules, as the log has it: the event, and what was in force before and after it. */
interface Change {
  event: LogEvent;
  kind: CalendarChangeRow["kind"];
  before: { calendar: CalendarState; clocks: Clocks };
  after: { calendar: CalendarState; clocks: Clocks };
}

function compiled(tools: QueryTools, state: CalendarState): CompiledCalendar | null {
  const calendar = calendarFromState(tools.reference.office.office ?? "", state);
  return calendar && compileCalendar(calendar);
}

function rulesOf(tools: QueryTools, { calendar, clocks }: Change["before"]): Rules {
  return { calendar: compiled(tools, calendar), setting: basisSetting({ clocks }) };
}

function clocksOf(tools: QueryTools, settings: SettingsState): Clocks {
  return officeSettings(tools.reference.office.office, settings).clocks;
}

/** Every change of calendar and clocks, newest first: by the stream's own order, the two streams by their clocks. */
function changesOf(tools: QueryTools): Change[] {
  const { office } = tools.reference.office;
  if (office === null) return [];
  const events = (stream: string) =>
    orderCausally(tools.log.ofStream(stream).map((row) => toLogEvent(row, null))).ordered;
  const changes: Change[] = [];
  let calendar = EMPTY_CALENDAR;
  const clocks = tools.reference.settings.clocks;
  for (const event of events(`calendar/${office}`)) {
    const before = calendar;
    calendar = reduceCalendar(calendar, event);
    // Before the first hours there was no deadline that could have moved.
    if (calendar === before || before.hours === null) continue;
    const kind = event.type === "calendar.hours-set" ? "hours" : "year";
    changes.push({ event, kind, before: { calendar: before, clocks }, after: { calendar, clocks } });
  }
  let settings: SettingsState = {};
  const calendarNow = tools.reference.calendarState;
  for (const event of events(`office/${office}`)) {
    if (event.type !== settingEventType("clocks")) continue;
    const before = clocksOf(tools, settings);
    settings = reduceSettings(settings, event);
    changes.push({
      event,
      kind: "clocks",
      before: { calendar: calendarNow, clocks: before },
      after: { calendar: calendarNow, clocks: clocksOf(tools, settings) },
    });
  }
  return changes.sort((left, right) => (left.event.hlc < right.event.hlc ? 1 : -1));
}

function namedDays(state: CalendarState, year: number): Map<string, string> {
  const known = state.years[String(year)];
  return new Map(Object.entries({ ...known?.local, ...known?.jointLeave, ...known?.national }));
}

function changeRow(change: Change, tools: QueryTools): CalendarChangeRow {
  const { event } = change;
  const year = change.kind === "year" ? changedYear(change) : null;
  const before = year === null ? new Map<string, string>() : namedDays(change.before.calendar, year);
  const after = year === null ? new Map<string, string>() : namedDays(change.after.calendar, year);
  const list = (days: Map<string, string>, wanted: (date: string) => boolean) =>
    [...days]
      .filter(([date]) => wanted(date))
      .map(([date, name]) => ({ date, name }))
      .sort((left, right) => (left.date < right.date ? -1 : 1));
  return {
    eventId: event.id,
    at: event.at.wall,
    byName: tools.reference.operators.get(authorOf(event.actor))?.name ?? "",
    kind: change.kind,
    year,
    added: list(after, (date) => !before.has(date)),
    removed: list(before, (date) => !after.has(date)),
    renamed: list(after, (date) => before.has(date) && before.get(date) !== after.get(date)),
  };
}

function changedYear({ before, after }: Change): number | null {
  const found = Object.keys(after.calendar.years).find(
    (year) => after.calendar.years[year] !== before.calendar.years[year],
  );
  return found === undefined ? null : Number(found);
}

/** Open requests whose clock runs, with the events that they fold from, in the order of their streams. */
function* runningRequests(
  tools: QueryTools,
  onlyWorking: boolean,
): Generator<{ row: RequestTableRow; state: RequestState }> {
  const where = `is_open = 1 AND clock_stopped_at IS NULL AND clock_started_at IS NOT NULL${
    onlyWorking ? " AND basis = 'working'" : ""
  }`;
  const rows = new Map(
    tools.database
      .rawAll<RequestTableRow>(`SELECT * FROM view.requests WHERE ${where}`)
      .map((row): [string, RequestTableRow] => [row.id, row]),
  );
  for (const { id, state } of tools.foldEach<RequestState>("request", [...rows.keys()])) {
    const row = rows.get(id);
    if (row) yield { row, state };
  }
}

/**
 * The open requests whose due time is another one by the rules after than by those before. `since` is when the change
 * came (epoch milliseconds): what began later was promised by the new rules already. Null: it has not come yet.
 */
function movedBetween(tools: QueryTools, before: Rules, after: Rules, since: number | null): PreviewOutput {
  const sameSetting =
    before.setting.unspecified === after.setting.unspecified && before.setting.everyDay === after.setting.everyDay;
  const personal = tools.may("requests.read-personal");
  const rows: MovedRow[] = [];
  let later = 0;
  let earlier = 0;
  for (const { row, state } of runningRequests(tools, sameSetting)) {
    if (since !== null && Math.max(state.recordedAt, state.clockStartedAt ?? 0) >= since) continue;
    const service = tools.reference.service(row.service_id, row.service_hash);
    const old = requestDeadline(state, service, before.calendar, before.setting);
    const now = requestDeadline(state, service, after.calendar, after.setting);
    if (old.due === now.due && old.unknownYear === now.unknownYear) continue;
    if (old.due !== null && now.due !== null) {
      if (now.due > old.due) later += 1;
      else earlier += 1;
    }
    rows.push({
      id: row.id,
      number: row.number,
      serviceName: row.service_name,
      applicant: personal ? row.applicant : "",
      oldDue: old.due,
      newDue: now.due,
      promised: row.promised_at,
      oldUnknownYear: old.unknownYear,
      newUnknownYear: now.unknownYear,
    });
  }
  rows.sort((left, right) => (left.newDue ?? 0) - (right.newDue ?? 0) || (left.number < right.number ? -1 : 1));
  return { rows: rows.slice(0, MOST_ROWS), total: rows.length, later, earlier };
}

/** The changes of calendar and clocks, newest first. */
export const calendarChanges: Query<ParsedInput<"calendar.changes">, CallOutput<"calendar.changes">> = (
  _input,
  tools,
) =>
  changesOf(tools)
    .slice(0, MOST_CHANGES)
    .map((change) => changeRow(change, tools));

/** Which open deadlines a change moved, old beside new. @throws Refusal `not-found` */
export const deadlinesMoved: Query<ParsedInput<"deadlines.moved">, CallOutput<"deadlines.moved">> = (input, tools) => {
  const changes = changesOf(tools);
  const change = input.event === null ? changes[0] : changes.find(({ event }) => event.id === input.event);
  if (!change) {
    if (input.event !== null) throw new Refusal("not-found", { id: input.event });
    return { change: null, rows: [], total: 0, later: 0, earlier: 0 };
  }
  const moved = movedBetween(tools, rulesOf(tools, change.before), rulesOf(tools, change.after), change.event.at.wall);
  return { ...moved, change: changeRow(change, tools) };
};

function withChange(change: CalendarChange, now: Change["before"]): Change["after"] {
  switch (change.kind) {
    case "year":
      return {
        ...now,
        calendar: { ...now.calendar, years: { ...now.calendar.years, [String(change.year.year)]: change.year } },
      };
    case "hours":
      return { ...now, calendar: { ...now.calendar, hours: change.hours } };
    case "clocks":
      return { ...now, clocks: change.clocks };
  }
}

/** Which open deadlines a change would move, before it is made. */
export const previewMove: Query<ParsedInput<"deadlines.preview">, CallOutput<"deadlines.preview">> = (input, tools) => {
  const now = { calendar: tools.reference.calendarState, clocks: tools.reference.settings.clocks };
  return movedBetween(tools, rulesOf(tools, now), rulesOf(tools, withChange(input.change, now)), null);
};
