import type { JsonObject } from "../../../../shared/domain/eventlog/event";
import type { ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import type { Command } from "../../command";
import { seenCalendar, setPart } from "./set";

/**
 * Sets the office's hours, with breaks and Ramadan. The zone stays: what was received in one cannot be read in another.
 * @throws Refusal `stale`, `bad-input`
 */
export const setHours: Command<ParsedInput<"calendar.set-hours">, { version: number }> = {
  permission: "settings.manage",
  decide({ version, hours }, tools) {
    const state = seenCalendar(tools, version);
    if (hours.zone !== tools.reference.zone) throw new Refusal("bad-input", {}, { "hours.zone": "zone-fixed" });
    return setPart(tools, "calendar.hours-set", state.hours, { hours } as unknown as JsonObject, hours);
  },
};
