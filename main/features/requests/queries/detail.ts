import { ENDINGS, type Service, type ServiceStep } from "../../../../shared/domain/catalog/service";
import { peopleOfStep } from "../../../../shared/domain/office/people";
import { basisSetting } from "../../../../shared/domain/office/settings";
import { extendedDue } from "../../../../shared/domain/requests/deadline";
import { quotaMs, stepTime } from "../../../../shared/domain/requests/quota";
import {
  currentStep,
  extensionsLeft,
  feeOwed,
  isClosed,
  mayAgreeDue,
  mayReopen,
  maySkip,
  mayTakeStep,
  RECORDERS,
} from "../../../../shared/domain/requests/rules";
import type { RequestState } from "../../../../shared/domain/requests/state";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import type { RequestDetail, StepView } from "../../../../shared/ipc/requests";
import { sql } from "../../../store/database";

import type { Folded, Query, QueryTools } from "../../query";
import type { Reference } from "../../reference";
import type { RequestTableRow } from "../tables";
import { toRequestRow } from "./rows";

/** A request folded from the log, with its row and the service it pinned. @throws Refusal `not-found` */
export function readRequest(
  id: string,
  tools: QueryTools,
): Folded<RequestState> & { row: RequestTableRow; service: Service } {
  const row = tools.database.get(sql.selectFrom("view.requests").selectAll().where("id", "=", id));
  const service = row ? tools.reference.service(row.service_id, row.service_hash) : null;
  if (!row || !service) throw new Refusal("not-found", { id });
  const folded = tools.fold<RequestState>("request", id, tools.may("requests.read-personal"));
  if (!folded) throw new Refusal("not-found", { id });
  return { ...folded, row, service };
}

/** The words of a target: another step's title, or the ending as a key for the screen to put into words. */
export function targetTitle(service: Service, to: string): string {
  if ((ENDINGS as readonly string[]).includes(to)) return `@${to}`;
  return service.steps.find((step) => step.id === to)?.title ?? to;
}

function stepState(step: ServiceStep, state: RequestState, position: number, reached: number): StepView["state"] {
  // A merged request stands where it stood, but nobody takes its step.
  if (state.current === step.id) return isClosed(state) ? "not-taken" : "current";
  const last = state.records.findLast((record) => record.step === step.id);
  if (last?.how === "skipped") return "skipped";
  if (last) return "done";
  return isClosed(state) || position < reached ? "not-taken" : "ahead";
}

function stepViews(state: RequestState, service: Service, tools: QueryTools): StepView[] {
  const taken = new Set(state.records.map((record) => record.step));
  const reached = service.steps.reduce(
    (last, step, index) => (taken.has(step.id) || step.id === state.current ? index : last),
    -1,
  );
  const end = state.status === "ready" ? service.steps.length : reached;
  return service.steps.map((step, position) => ({
    id: step.id,
    title: step.title,
    kind: step.kind,
    actorKind: step.actor.kind,
    actorLabel: step.actor.label,
    roles: [...step.actor.roles],
    source: step.source,
    quota: step.quota,
    quotaMs: quotaMs(step),
    usedMs: stepTime(state, service, tools.reference.calendar, step.id, tools.now),
    people: peopleOfStep(tools.reference.settings, step).map((id) => tools.reference.operatorName(id)),
    note: step.note,
    options: step.options,
    outcomes: step.outcomes.map((outcome) => ({ ...outcome, toTitle: targetTitle(service, outcome.to) })),
    state: stepState(step, state, position, end),
    records: state.records
      .filter((record) => record.step === step.id)
      .map((record) => ({
        how: record.how,
        outcomeLabel: step.outcomes.find((outcome) => outcome.id === record.outcome)?.label ?? null,
        optionLabel: step.options.find((option) => option.id === record.option)?.label ?? null,
        actorName: tools.reference.operatorName(record.actor),
        takenBy: takenByName(record.takenBy, tools),
        note: record.note,
        startedAt: record.startedAt,
        at: record.at,
      })),
  }));
}

function takenByName(taken: RequestState["records"][number]["takenBy"], tools: QueryTools): string | null {
  if (!taken) return null;
  if (taken.operator) return tools.reference.operatorName(taken.operator);
  return taken.name || (taken.role ? `@${taken.role}` : null);
}

function permissionsNow(state: RequestState, service: Service, tools: QueryTools): RequestDetail["may"] {
  const step = currentStep(state, service);
  const open = !isClosed(state);
  const mine = step !== null && mayTakeStep(step, tools.operator.roles);
  const act = tools.may("requests.act") && open;
  const closes = tools.may("requests.close") && RECORDERS.some((role) => tools.operator.roles.includes(role));
  return {
    act: act && mine,
    skip: act && mine && maySkip(step),
    refuse: act && mine,
    wait: act && state.status !== "waiting",
    resume: act && state.status === "waiting",
    assign: tools.may("requests.assign") && open,
    note: tools.may("requests.act"),
    handOver: closes && open && state.current === null,
    checkRequirements: tools.may("requests.receive") && open,
    extend: tools.may("requests.extend") && extensionsLeft(state, service).length > 0,
    agreeDue: tools.may("requests.extend") && mayAgreeDue(state, service),
    reopen: tools.may("requests.close") && mayReopen(state),
    merge: tools.may("requests.assign") && open,
    unmerge: tools.may("requests.assign") && state.mergedInto !== null,
    attach: tools.may("requests.act"),
    fillSheet: tools.may("requests.act") && service.register !== null,
    book: act && service.books.length > 0,
    correct: tools.may("requests.receive") && state.applicant !== null,
    recordFields: tools.may("requests.receive") && open && service.fields.length > 0,
    recordFee: tools.may("requests.close") && open && (service.entry.fee?.amount_idr ?? 0) > 0,
  };
}

/** The limits that may still extend the request's own, with the due time that each would lead to. */
function extensionsOf(state: RequestState, service: Service, tools: QueryTools): RequestDetail["extensionsLeft"] {
  return extensionsLeft(state, service).map(({ limit }) => {
    const printed = service.entry.time_limits[limit];
    const { calendar, settings } = tools.reference;
    const dueAfter = extendedDue(state, service, calendar, basisSetting(settings), printed?.max_iso ?? null);
    return { limit, text: printed?.text ?? "", dueAfter };
  });
}

/** The service's own fields with what was recorded for them. */
function fieldsOf(state: RequestState, service: Service): RequestDetail["fields"] {
  return service.fields.map((field) => ({
    field,
    value: state.fields[field.id] ?? state.fieldTexts[field.id] ?? null,
  }));
}

/** Those that are handled with it. One that went to another request, or on by itself, is not: what another workstation did counted. */
function duplicatesOf(state: RequestState, tools: QueryTools): RequestDetail["duplicates"] {
  if (state.duplicates.length === 0) return [];
  const ids = state.duplicates.map((duplicate) => duplicate.id);
  const rows = tools.database.all(sql.selectFrom("view.requests").select(["id", "merged_into"]).where("id", "in", ids));
  const elsewhere = new Set(rows.filter((row) => row.merged_into !== state.id).map((row) => row.id));
  return state.duplicates.filter((duplicate) => !elsewhere.has(duplicate.id));
}

function resourceName(reference: Reference, id: string): string {
  return reference.settings.resources.find((resource) => resource.id === id)?.name ?? id;
}

/** Everything the detail screen shows of a request. */
export const requestDetail: Query<ParsedInput<"requests.detail">, CallOutput<"requests.detail">> = (input, tools) => {
  const { state, row, service, events } = readRequest(input.id, tools);
  const entry = service.entry;
  const limit = state.limit === null ? null : (entry.time_limits[state.limit] ?? null);
  const types = new Map(events.map((event) => [event.id, event.type]));
  const mayRead = tools.may("requests.read-personal");
  const applicant = mayRead ? state.applicant : null;
  return {
    row: toRequestRow(row, tools),
    otherNumbers: state.otherNumbers,
    office: state.office,
    serviceHash: state.service.hash,
    serviceChanged: tools.reference.current.get(state.service.id) !== state.service.hash,
    applicantKind: state.applicantKind,
    applicant: applicant && {
      name: applicant.applicantName,
      agency: applicant.agency,
      phone: applicant.phone || applicant.phoneRaw,
      email: applicant.email,
      nik: applicant.nik,
      address: applicant.address,
    },
    letter: { number: applicant?.letterNumber ?? "", date: state.letterDate },
    details: applicant?.details ?? "",
    place: applicant?.place ?? "",
    limitText: limit?.text ?? null,
    limitBasis: row.basis as RequestDetail["limitBasis"],
    clockStartedAt: state.clockStartedAt,
    fee: entry.fee?.text ?? null,
    products: entry.products,
    anomalies: service.defects,
    serviceNotes: service.notes,
    requirements: state.requirements.map((item) => ({ ...item, text: entry.requirements[item.index] ?? "" })),
    steps: stepViews(state, service, tools),
    current: state.current,
    may: permissionsNow(state, service, tools),
    pauses: state.pauses,
    closed: state.closed && {
      at: state.closed.at,
      actorName: tools.reference.operatorName(state.closed.actor),
      product: state.closed.product === null ? null : (entry.products[state.closed.product] ?? null),
      productDetail: state.closed.productDetail,
      form: state.closed.form,
      receivedBy: state.closed.receivedBy,
      text: state.closed.text,
      survey: state.closed.survey,
    },
    fields: fieldsOf(state, service),
    register: service.register,
    books: service.books,
    agenda: state.agenda?.number ?? null,
    feeOwed: feeOwed(state, service),
    feePaid: state.fee && {
      amount: state.fee.amount,
      method: state.fee.method,
      receipt: state.fee.receipt,
      note: state.fee.note,
      actorName: tools.reference.operatorName(state.fee.actor),
      at: state.fee.at,
    },
    attachments: state.attachments.map(({ key: _key, content: _content, actor, ...attachment }) => ({
      ...attachment,
      actorName: tools.reference.operatorName(actor),
    })),
    extensions: state.extensions.map(({ limit: extended, iso: _iso, actor, ...extension }) => ({
      ...extension,
      text: entry.time_limits[extended]?.text ?? "",
      actorName: tools.reference.operatorName(actor),
    })),
    extensionsLeft: extensionsOf(state, service, tools),
    agreedDue: state.agreedDue,
    sheets: state.sheets.map(({ actor, texts, values, ...sheet }) => ({
      ...sheet,
      values: { ...values, ...texts },
      actorName: tools.reference.operatorName(actor),
    })),
    bookings: state.bookings.map(({ actor: _actor, at: _at, ...booking }) => ({
      ...booking,
      resourceName: resourceName(tools.reference, booking.resource),
    })),
    pastEnds: state.pastEnds.map(({ status, at, actor, text }) => ({
      status,
      at,
      actorName: tools.reference.operatorName(actor),
      text,
    })),
    mergedInto: state.mergedInto && { id: state.mergedInto.id, number: state.mergedInto.number },
    duplicates: duplicatesOf(state, tools),
    conflicts: state.conflicts.map((conflict) => ({ ...conflict, type: types.get(conflict.eventId) ?? "" })),
    recordedAt: state.recordedAt,
    recordedByName: tools.reference.operatorName(state.recordedBy),
    assigned: state.assigned,
    version: state.version,
  };
};
