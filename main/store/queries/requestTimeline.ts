import type { LogEvent } from "../../../shared/domain/eventlog/event";
import { requestPayloads } from "../../../shared/domain/requests/events";
import type { CallOutput, ParsedInput } from "../../../shared/ipc/contract";
import type { TimelineEntry } from "../../../shared/ipc/requests";
import { isClockAhead } from "../../sync/hlc";
import type { Query } from "./query";
import { readRequest } from "./requestDetail";

const TEXT_FIELDS = ["note", "reason", "message"] as const;

function typedText(event: LogEvent): string | null {
  for (const field of TEXT_FIELDS) {
    const value = event.personal?.[field];
    if (typeof value === "string" && value !== "") return value;
  }
  return null;
}

/** The disposition sheet of a completed step; null where there is none or it cannot be read. */
function dispositionOf(event: LogEvent): TimelineEntry["disposition"] {
  const parsed = requestPayloads["request.step-completed"].safeParse(event.payload);
  return parsed.success ? parsed.data.disposition : null;
}

/** Every event of a request in causal order, with what this operator may read of it. */
export const requestTimeline: Query<ParsedInput<"requests.timeline">, CallOutput<"requests.timeline">> = (
  input,
  tools,
) => {
  const { state, service, events } = readRequest(input.id, tools);
  const received = new Map(tools.log.ofStream(`request/${input.id}`).map((row) => [row.id, row.received]));
  const conflicts = new Map(state.conflicts.map((conflict) => [conflict.eventId, conflict.reason]));
  return events.map((event) => {
    const payload = event.payload;
    const step = service.steps.find((candidate) => candidate.id === payload.step) ?? null;
    const outcome = step?.outcomes.find((candidate) => candidate.id === payload.outcome) ?? null;
    const details: Record<string, string> = {};
    if (event.type === "request.received") details.number = state.number;
    if (event.type === "request.assigned") {
      details.operator = typeof payload.operator === "string" ? tools.reference.operatorName(payload.operator) : "";
    }
    if (event.type === "request.handed-over" && typeof payload.product === "number") {
      details.product = service.entry.products[payload.product] ?? "";
    }
    if (typeof payload.ground === "string") details.ground = payload.ground;
    if (typeof payload.option === "string") {
      details.option = step?.options.find((option) => option.id === payload.option)?.label ?? "";
    }
    return {
      eventId: event.id,
      type: event.type,
      at: event.at.wall,
      actorName: tools.reference.operatorName(event.actor),
      origin: event.origin,
      stepTitle: step?.title ?? null,
      outcomeLabel: outcome?.label ?? null,
      text: typedText(event),
      details,
      disposition: event.type === "request.step-completed" ? dispositionOf(event) : null,
      conflict: conflicts.get(event.id) ?? null,
      clockFlag: isClockAhead(event.hlc, received.get(event.id) ?? event.at.wall),
    };
  });
};
