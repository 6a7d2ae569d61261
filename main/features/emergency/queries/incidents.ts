import { incidentAlarms, incidentBoard, proposeUnits } from "./incident-board";
import { incidentDetail } from "./incident-detail";
import { incidentCandidates, incidentPage } from "./incident-list";

export const incidentQueries = {
  "incidents.board": incidentBoard,
  "incidents.alarms": incidentAlarms,
  "incidents.propose-units": proposeUnits,
  "incidents.detail": incidentDetail,
  "incidents.page": incidentPage,
  "incidents.candidates": incidentCandidates,
};
