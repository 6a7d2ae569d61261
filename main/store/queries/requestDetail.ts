import { ENDINGS, type Service, type ServiceStep } from "../../../shared/domain/catalog/service";
import { orderCausally } from "../../../shared/domain/eventlog/causal";
import type { LogEvent } from "../../../shared/domain/eventlog/event";
import { currentStep, isClosed, maySkip, mayTakeStep, RECORDERS } from "../../../shared/domain/requests/rules";
import type { RequestState } from "../../../shared/domain/requests/state";
import type { CallOutput, ParsedInput } from "../../../shared/ipc/contract";
import { Refusal } from "../../../shared/ipc/errors";
import type { RequestDetail, StepView } from "../../../shared/ipc/requests";
import { sql } from "../database";
import { toLogEvent } from "../eventlog";
import { foldOnto } from "../features";
import type { RequestTableRow } from "../tables";
import type { Query, QueryTools } from "./query";
import { toRequestRow } from "./requestRows";

/** A request folded from the log, with its row and the service it pinned. @throws Refusal `not-found` */
export function readRequest(
  id: string,
  tools: QueryTools,
): { state: RequestState; row: RequestTableRow; service: Service; events: LogEvent[] } {
  const row = tools.database.get(sql.selectFrom("view.requests").selectAll().where("id", "=", id));
  const service = row ? tools.reference.service(row.service_id, row.service_hash) : null;
  if (!row || !service) throw new Refusal("not-found", { id });
  const keyring = tools.may("requests.read-personal") ? tools.keyring : null;
  const { ordered, waiting } = orderCausally(
    tools.log.ofStream(`request/${id}`).map((event) => toLogEvent(event, keyring)),
  );
  const state = foldOnto("request", null, ordered);
  if (!state) throw new Refusal("not-found", { id });
  return { state, row, service, events: [...ordered, ...waiting] };
}

/** The words of a target: another step's title, or the ending as a key for the screen to put into words. */
function targetTitle(service: Service, to: string): string {
  if ((ENDINGS as readonly string[]).includes(to)) return `@${to}`;
  return service.steps.find((step) => step.id === to)?.title ?? to;
}

function stepState(step: ServiceStep, state: RequestState, position: number, reached: number): StepView["state"] {
  if (state.current === step.id) return "current";
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
  };
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
    limitBasis: service.limits.find((run) => run.limit === state.limit)?.basis ?? null,
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
    },
    conflicts: state.conflicts.map((conflict) => ({ ...conflict, type: types.get(conflict.eventId) ?? "" })),
    recordedAt: state.recordedAt,
    recordedByName: tools.reference.operatorName(state.recordedBy),
    assigned: state.assigned,
    version: state.version,
  };
};
