import { ownEntry } from "../../shared/domain/eventlog/event";
import { Refusal } from "../../shared/ipc/errors";
import { bookingsList } from "./bookings/queries/list";
import { calendarGet } from "./calendar/queries/get";
import { catalogList, catalogService } from "./catalog/queries/catalog";
import { composeDocument } from "./documents";
import { settingsFactsQuery, settingsGet } from "./office/queries/settings";
import { workstationStatus } from "./office/queries/workstation";
import { operatorsBrief, operatorsList } from "./operators/queries/list";
import type { Query } from "./query";
import { registerList, registersKept } from "./registers/queries/list";
import { registerRequest } from "./registers/queries/request";
import { explainDeadline, explainRequestDeadline } from "./requests/queries/deadlines";
import { requestDetail } from "./requests/queries/detail";
import { calendarChanges, deadlinesMoved, previewMove } from "./requests/queries/moved";
import { nextSteps } from "./requests/queries/next-steps";
import { requestCounts, requestPage } from "./requests/queries/page";
import { similarRequests } from "./requests/queries/similar";
import { requestTimeline } from "./requests/queries/timeline";

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
