import type { JsonObject } from "../../../../shared/domain/eventlog/event";
import type { ParsedInput } from "../../../../shared/ipc/contract";
import type { Command } from "../../command";
import { seenCalendar, setPart } from "./set";

/**
 * Sets the days off of a year: what a joint decree says, and the district's own. Open deadlines are computed again; the
 * promised ones stay. @throws Refusal `stale`
 */
export const setYear: Command<ParsedInput<"calendar.set-year">, { version: number }> = {
  permission: "settings.manage",
  decide({ version, year }, tools) {
    const state = seenCalendar(tools, version);
    const known = state.years[String(year.year)] ?? null;
    return setPart(tools, "calendar.year-set", known, { year } as unknown as JsonObject, year);
  },
};
