import type { CalendarState } from "../../../../shared/domain/calendar/events";
import { canonicalJson } from "../../../../shared/domain/catalog/canonical";
import type { JsonObject } from "../../../../shared/domain/eventlog/event";
import { Refusal } from "../../../../shared/ipc/errors";
import type { CommandTools, Decision } from "../../command";

/** The calendar as the form saw it. @throws Refusal `stale` */
export function seenCalendar(tools: CommandTools, version: number): CalendarState {
  const state = tools.reference.calendarState;
  if (state.version !== version) throw new Refusal("stale", { seen: version, now: state.version });
  return state;
}

/** Writes a part of the calendar, unless it is so already. @throws Refusal `setup-needed` */
export function setPart(
  tools: CommandTools,
  type: "calendar.year-set" | "calendar.hours-set",
  known: object | null,
  payload: JsonObject,
  value: object,
): Decision<{ version: number }> {
  const { office, calendarState } = tools.reference;
  if (office.office === null) throw new Refusal("setup-needed");
  const same = known !== null && canonicalJson(known) === canonicalJson(value);
  return {
    events: same ? [] : [{ stream: `calendar/${office.office}`, type, payload }],
    answer: () => ({ version: calendarState.version + (same ? 0 : 1) }),
  };
}
