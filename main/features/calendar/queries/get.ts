import { calendarFromState, yearsWithoutRamadan } from "../../../../shared/domain/calendar/events";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import type { Query } from "../../query";

/** The office's calendar: hours and days off, with the version that a change of it must name. */
export const calendarGet: Query<ParsedInput<"calendar.get">, CallOutput<"calendar.get">> = (_input, tools) => {
  const { calendarState, zone, office } = tools.reference;
  const calendar = calendarFromState(office.office ?? "", calendarState);
  return {
    version: calendarState.version,
    zone,
    hours: calendarState.hours,
    years: Object.values(calendarState.years).sort((left, right) => left.year - right.year),
    yearsWithoutRamadan: calendar ? yearsWithoutRamadan(calendar) : [],
  };
};
