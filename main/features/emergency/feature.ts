import type { Feature } from "../feature";
import { callCommands, callMainCommands } from "./commands/calls";
import { callQueries } from "./queries/calls";
import { call, emergencySettings, incident, place, shift, unit } from "./streams";
import { emergencyView } from "./tables";

/** The 112 desk: calls, kejadian and their dispatches, units, places, shifts. */
export const emergency: Feature = {
  name: "emergency",
  streams: [emergencySettings, unit, place, call, incident, shift],
  view: emergencyView,
  commands: { ...callCommands },
  mainCommands: { ...callMainCommands },
  queries: { ...callQueries },
};
