import {
  type CalendarState,
  calendarPayloads,
  EMPTY_CALENDAR,
  isCalendarReadable,
  reduceCalendar,
} from "../../../shared/domain/calendar/events";
import type { Feature, Stream } from "../feature";
import { setHours } from "./commands/hours";
import { publishCalendar } from "./commands/publish";
import { setYear } from "./commands/year";
import { calendarProjector } from "./projection";
import { calendarGet } from "./queries/get";
import { calendarView } from "./tables";

const days: Stream<CalendarState> = {
  kind: "calendar",
  single: true,
  reduce: (state, event) => reduceCalendar(state ?? EMPTY_CALENDAR, event),
  payloads: calendarPayloads,
  readable: isCalendarReadable,
  versionOf: (state) => state.version,
  personalInRows: [],
  searchedAnew: [],
  topics: ["calendar", "requests"],
  projector: calendarProjector,
  retention: { years: null, because: "every deadline of the log is explained by it" },
};

/** Office hours, holidays by decree, and what a year's decree changes. */
export const calendar: Feature = {
  name: "calendar",
  streams: [days],
  view: calendarView,
  commands: { "calendar.set-year": setYear, "calendar.set-hours": setHours },
  mainCommands: { "setup.publish-calendar": publishCalendar },
  queries: { "calendar.get": calendarGet },
};
