import { callDetail, callUnmask } from "./call-detail";
import { callsNumber, callsRinging, callsWorklist } from "./call-lists";
import { callsPage } from "./call-page";

/** What is asked about calls, by name. */
export const callQueries = {
  "calls.page": callsPage,
  "calls.detail": callDetail,
  "calls.ringing": callsRinging,
  "calls.number": callsNumber,
  "calls.worklist": callsWorklist,
  "calls.unmask": callUnmask,
};
