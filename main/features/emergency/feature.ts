import type { Feature } from "../feature";
import { callCommands, callMainCommands } from "./commands/calls";
import { deskCommands, recordGap } from "./commands/desk";
import { incidentCommands } from "./commands/incidents";
import { emergencyDemo } from "./demo/part";
import { callQueries } from "./queries/calls";
import { deskQueries } from "./queries/desk";
import { incidentQueries } from "./queries/incidents";
import { call, emergencySettings, incident, place, shift, unit } from "./streams";
import { emergencyView } from "./tables";

/** The 112 desk: calls, kejadian and their dispatches, units, places, shifts. */
export const emergency: Feature = {
  name: "emergency",
  streams: [emergencySettings, unit, place, call, incident, shift],
  view: emergencyView,
  commands: { ...callCommands, ...incidentCommands, ...deskCommands },
  mainCommands: { ...callMainCommands, "shifts.record-gap": recordGap },
  demo: emergencyDemo,
  queries: { ...callQueries, ...incidentQueries, ...deskQueries },
};
