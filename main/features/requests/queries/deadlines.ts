import type { Service } from "../../../../shared/domain/catalog/service";
import { explainDueOfLimit } from "../../../../shared/domain/deadlines/explain";
import type { LimitContext } from "../../../../shared/domain/deadlines/limits";
import type { Pause } from "../../../../shared/domain/deadlines/plan";
import { basisSetting } from "../../../../shared/domain/office/settings";
import { deadlineStanding, limitContext } from "../../../../shared/domain/requests/deadline";
import { limitRun } from "../../../../shared/domain/requests/rules";
import type { Explanation } from "../../../../shared/ipc/catalog";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import type { Query, QueryTools } from "../../query";
import { readRequest } from "./detail";
import { deadlineOfRow } from "./rows";

const NOTHING_DUE = { due: null, promised: null, early: null, leftMs: null, unknownYear: null };

function explained(
  service: Service,
  limit: number | null,
  startsAt: number | null,
  { pauses, extensions, agreedDue }: Pick<LimitContext, "extensions" | "agreedDue"> & { pauses: readonly Pause[] },
  tools: QueryTools,
): Explanation {
  const printed = limit === null ? null : (service.entry.time_limits[limit] ?? null);
  const run = limitRun(service, limit);
  const startsText = run && run.starts !== "receipt" ? stepTitle(service, run.starts) : (printed?.starts ?? null);
  const common = { limitText: printed?.text ?? null, startsText, receivedAt: startsAt ?? tools.now };
  const calendar = tools.reference.calendar;
  if ((!printed && (agreedDue ?? null) === null) || !calendar) {
    return { ...common, days: [], deadline: { ...NOTHING_DUE, state: "none", basis: run?.basis ?? null } };
  }
  if (startsAt === null) {
    return { ...common, days: [], deadline: { ...NOTHING_DUE, state: "not-started", basis: run?.basis ?? null } };
  }
  const { explanation, ...due } = explainDueOfLimit(calendar, printed, {
    receivedAt: startsAt,
    serviceHours: service.entry.service_hours,
    pauses: [...pauses],
    extensions,
    agreedDue,
    setting: basisSetting(tools.reference.settings),
  });
  const lasting = pauses.find((pause) => pause.to === null);
  const standing = deadlineStanding(
    { ...due, notStarted: false, clockStoppedAt: null, pausedSince: lasting?.from ?? null, allottedMs: null },
    service,
    calendar,
    tools.now,
  );
  return {
    ...common,
    days: explanation,
    deadline: {
      state: standing.state,
      due: due.due,
      promised: null,
      early: due.early,
      basis: due.basis,
      leftMs: standing.leftMs,
      unknownYear: due.unknownYear,
    },
  };
}

function stepTitle(service: Service, id: string): string {
  return service.steps.find((step) => step.id === id)?.title ?? id;
}

/** What a request received at a time would be promised, day by day: shown while the intake form is filled in. */
export const explainDeadline: Query<ParsedInput<"deadlines.explain">, CallOutput<"deadlines.explain">> = (
  input,
  tools,
) => {
  const found = tools.reference.currentService(input.serviceId);
  if (!found) throw new Refusal("not-found", { id: input.serviceId });
  const run = limitRun(found.service, input.limit);
  const starts = run === null || run.starts === "receipt" ? (input.receivedAt ?? tools.now) : null;
  return explained(found.service, input.limit, starts, { pauses: [] }, tools);
};

/** "Why this date?" of a request: every day that counted or did not, with its waits. */
export const explainRequestDeadline: Query<
  ParsedInput<"deadlines.explain-request">,
  CallOutput<"deadlines.explain-request">
> = (input, tools) => {
  const { state, row, service } = readRequest(input.id, tools);
  // Once the clock has stopped a wait moves nothing any more.
  const stoppedAt = state.clockStoppedAt ?? Number.POSITIVE_INFINITY;
  const pauses = state.pauses.filter(({ from }) => from < stoppedAt).map(({ from, to }) => ({ from, to }));
  const { extensions, agreedDue } = limitContext(state, service);
  // An agreed date is explained even where the limit itself never began to run.
  const startsAt = state.clockStartedAt ?? (agreedDue === null ? null : state.receivedAt);
  const result = explained(service, state.limit, startsAt, { pauses, extensions, agreedDue }, tools);
  return { ...result, deadline: deadlineOfRow(row, tools) };
};
