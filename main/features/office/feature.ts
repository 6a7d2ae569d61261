import { isReadable } from "../../../shared/domain/eventlog/codes";
import { EMPTY_OFFICE, type OfficeState, officePayloads, reduceOffice } from "../../../shared/domain/office/events";
import { SETTING_EVENTS, settingPayloads, settingPersonal } from "../../../shared/domain/office/settings-events";
import type { Feature, Stream } from "../feature";
import { setActors } from "./commands/actors";
import { setClocks } from "./commands/clocks";
import { enrolWorkstation, establishOffice } from "./commands/establish";
import { setLetterhead } from "./commands/letterhead";
import { setNumbering } from "./commands/numbering";
import { setResources } from "./commands/resources";
import { setSections } from "./commands/sections";
import { setTexts } from "./commands/texts";
import { officeProjector } from "./projection";
import { settingsFactsQuery, settingsGet } from "./queries/settings";
import { workstationStatus } from "./queries/workstation";
import { officeView } from "./tables";

const officeEventPayloads = { ...officePayloads, ...settingPayloads };

const own: Stream<OfficeState> = {
  kind: "office",
  single: true,
  reduce: (state, event) => reduceOffice(state ?? EMPTY_OFFICE, event),
  payloads: officeEventPayloads,
  personal: settingPersonal,
  readable: (event) => isReadable(officeEventPayloads, event),
  versionOf: (state) => state.workstations.length,
  personalInRows: SETTING_EVENTS,
  searchedAnew: [],
  topics: ["settings", "session", "requests", "workstation"],
  projector: officeProjector,
  retention: { years: null, because: "the office's own record" },
};

/** The office itself: its workstations and what it set for all of them. */
export const office: Feature = {
  name: "office",
  streams: [own],
  view: officeView,
  commands: {
    "settings.set-letterhead": setLetterhead,
    "settings.set-sections": setSections,
    "settings.set-actors": setActors,
    "settings.set-numbering": setNumbering,
    "settings.set-texts": setTexts,
    "settings.set-resources": setResources,
    "settings.set-clocks": setClocks,
  },
  mainCommands: { "setup.establish": establishOffice, "setup.enrol": enrolWorkstation },
  queries: {
    "settings.get": settingsGet,
    "settings.facts": settingsFactsQuery,
    "workstation.status": workstationStatus,
  },
};
