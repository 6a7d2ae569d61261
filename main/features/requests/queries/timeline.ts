import { authorOf } from "../../../../shared/domain/eventlog/actor";
import { wrongClocks } from "../../../../shared/domain/eventlog/clocks";
import type { LogEvent } from "../../../../shared/domain/eventlog/event";
import { sheetNamed } from "../../../../shared/domain/registers/sheets";
import { requestPayloads } from "../../../../shared/domain/requests/events";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import type { TimelineEntry } from "../../../../shared/ipc/requests";
import type { Query } from "../../query";
import { readRequest } from "./detail";
import { type TimelineSource, timelineDetails } from "./timeline-details";

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

/**
 * Every event of a request in causal order, with what this operator may read of it. Those whose ancestors have not
 * arrived come last, as conflicts of their own kind; `details.sealed` marks a sealed part that cannot be opened here.
 */
export const requestTimeline: Query<ParsedInput<"requests.timeline">, CallOutput<"requests.timeline">> = (
  input,
  tools,
) => {
  const { state, service, events, waiting, rows } = readRequest(input.id, tools);
  const conflicts = new Map(state.conflicts.map((conflict) => [conflict.eventId, conflict.reason]));
  for (const id of waiting) conflicts.set(id, "ancestor-missing");
  const source: TimelineSource = {
    number: state.number,
    service,
    events,
    operatorName: (id) => tools.reference.operatorName(id),
    resourceName: (id) => tools.reference.settings.resources.find((resource) => resource.id === id)?.name ?? id,
    sheetTitle: (id) => sheetNamed(id)?.title ?? id,
  };
  const clocks = wrongClocks(events);
  return events.map((event) => {
    const step = service.steps.find((candidate) => candidate.id === event.payload.step) ?? null;
    const outcome = step?.outcomes.find((candidate) => candidate.id === event.payload.outcome) ?? null;
    const row = rows.get(event.id);
    const unopened = tools.may("requests.read-personal") && event.personal === null && row?.personal != null;
    return {
      eventId: event.id,
      type: event.type,
      at: event.at.wall,
      actorName: tools.reference.operatorName(authorOf(event.actor)),
      origin: event.origin,
      stepTitle: step?.title ?? null,
      outcomeLabel: outcome?.label ?? null,
      text: typedText(event),
      details: { ...timelineDetails(event, source), ...(unopened ? { sealed: "unreadable" } : {}) },
      disposition: event.type === "request.step-completed" ? dispositionOf(event) : null,
      conflict: conflicts.get(event.id) ?? null,
      clockFlag: clocks.has(event.id),
    };
  });
};
