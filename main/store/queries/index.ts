import { ownEntry } from "../../../shared/domain/eventlog/event";
import { Refusal } from "../../../shared/ipc/errors";
import { bookingsList } from "./bookings";
import { calendarGet } from "./calendar";
import { catalogList, catalogService } from "./catalog";
import { explainDeadline, explainRequestDeadline } from "./deadlines";
import { composeDocument } from "./documents/index";
import { calendarChanges, deadlinesMoved, previewMove } from "./moved";
import { nextSteps } from "./nextSteps";
import { operatorsBrief, operatorsList } from "./operators";
import type { Query } from "./query";
import { registerList, registersKept } from "./registers/list";
import { registerRequest } from "./registers/request";
import { requestDetail } from "./requestDetail";
import { requestCounts, requestPage } from "./requestPage";
import { requestTimeline } from "./requestTimeline";
import { settingsFactsQuery, settingsGet } from "./settings";
import { similarRequests } from "./similar";
import { workstationStatus } from "./workstation";

const QUERIES: Readonly<Record<string, Query<never, unknown>>> = {
  "catalog.list": catalogList,
  "catalog.service": catalogService,
  "deadlines.explain": explainDeadline,
  "deadlines.explain-request": explainRequestDeadline,
  "requests.page": requestPage,
  "requests.next-steps": nextSteps,
  "requests.counts": requestCounts,
  "requests.detail": requestDetail,
  "requests.timeline": requestTimeline,
  "requests.similar": similarRequests,
  "bookings.list": bookingsList,
  "registers.kept": registersKept,
  "registers.list": registerList,
  "registers.request": registerRequest,
  "settings.get": settingsGet,
  "settings.facts": settingsFactsQuery,
  "calendar.get": calendarGet,
  "calendar.changes": calendarChanges,
  "deadlines.moved": deadlinesMoved,
  "deadlines.preview": previewMove,
  "operators.brief": operatorsBrief,
  "operators.list": operatorsList,
  "documents.compose": composeDocument,
  "drafts.get": (input: { form: string }, tools) => tools.drafts?.get(tools.operator.id, input.form) ?? null,
  "drafts.list": (input: { prefix: string }, tools) => tools.drafts?.list(tools.operator.id, input.prefix) ?? [],
  "workstation.status": workstationStatus,
};

/** Finds a query. @throws Refusal `unknown-name` */
export function queryNamed(name: string): Query<unknown, unknown> {
  const query = ownEntry(QUERIES, name);
  if (!query) throw new Refusal("unknown-name", { name });
  return query as Query<unknown, unknown>;
}
