import {
  acknowledgeAlarm,
  changeDispatch,
  closeIncident,
  dispatchUnit,
  handOverIncident,
  noteIncident,
  raiseDispatch,
  reopenIncident,
  savePoint,
  setCasualties,
  verifyIncident,
} from "./incident-handling";
import { changeIncident, openIncident } from "./incident-open";

export const incidentCommands = {
  "incidents.open": openIncident,
  "incidents.change": changeIncident,
  "incidents.verify": verifyIncident,
  "incidents.dispatch": dispatchUnit,
  "incidents.dispatch-change": changeDispatch,
  "incidents.dispatch-raise": raiseDispatch,
  "incidents.acknowledge-alarm": acknowledgeAlarm,
  "incidents.note": noteIncident,
  "incidents.casualties": setCasualties,
  "incidents.point": savePoint,
  "incidents.hand-over": handOverIncident,
  "incidents.close": closeIncident,
  "incidents.reopen": reopenIncident,
};
