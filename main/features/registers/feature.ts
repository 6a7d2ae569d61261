import type { Feature } from "../feature";
import { fillSheet } from "./commands/fill-sheet";
import { consequenceSheet } from "./documents/consequence-sheet";
import { incidentReport } from "./documents/incident-report";
import { registerPrint } from "./documents/register";
import { registerList, registersKept } from "./queries/list";
import { registerRequest } from "./queries/request";

/** The registers that the law asks for: each is a view of the same requests, with sheets filled at them. */
export const registers: Feature = {
  name: "registers",
  streams: [],
  view: { version: 1, tables: [], indexes: [] },
  commands: { "requests.fill-sheet": fillSheet },
  queries: {
    "registers.kept": registersKept,
    "registers.list": registerList,
    "registers.request": registerRequest,
  },
  documents: {
    register: { permission: "requests.read", compose: registerPrint },
    "consequence-sheet": { permission: "requests.read", compose: consequenceSheet },
    "incident-report": { permission: "requests.read", compose: incidentReport },
  },
};
