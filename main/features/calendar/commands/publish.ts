import type { CalendarState } from "../../../../shared/domain/calendar/events";
import type { HolidayYear, OfficeHours } from "../../../../shared/domain/calendar/schema";
import { canonicalJson } from "../../../../shared/domain/catalog/canonical";
import type { Office } from "../../../../shared/domain/catalog/entry";
import type { JsonObject, NewEvent } from "../../../../shared/domain/eventlog/event";
import { sha256 } from "../../../platform/hash";
import type { Command } from "../../command";

export interface CalendarFiles {
  office: Office;
  hours: OfficeHours;
  years: HolidayYear[];
}

/** Names a year's content, to see whether the office changed what the app brought. */
export function yearHash(year: HolidayYear): string {
  return sha256(canonicalJson(year));
}

/**
 * Enters the calendar's years and hours that the office does not have yet, and corrected years (`brought` names the
 * content that the app brought before). What the office changed itself is left alone.
 */
export const publishCalendar: Command<
  CalendarFiles & { brought: Readonly<Record<string, string>> },
  { published: number }
> = {
  permission: null,
  decide(input, tools) {
    const state: CalendarState = tools.reference.calendarState;
    const stream = `calendar/${input.office}`;
    const events: NewEvent[] = [];
    if (state.hours === null) {
      events.push({ stream, type: "calendar.hours-set", payload: { hours: input.hours } as unknown as JsonObject });
    }
    for (const year of input.years) {
      const known = state.years[String(year.year)];
      const ours = known !== undefined && yearHash(known) === input.brought[String(year.year)];
      if (known !== undefined && (!ours || yearHash(year) === yearHash(known))) continue;
      events.push({ stream, type: "calendar.year-set", payload: { year } as unknown as JsonObject });
    }
    return { events, answer: () => ({ published: events.length }) };
  },
};
