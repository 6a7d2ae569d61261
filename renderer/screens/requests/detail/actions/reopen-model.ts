import type { Service } from "../../../../../shared/domain/catalog/service";
import { limitRun } from "../../../../../shared/domain/requests/rules";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { limitIndex } from "./canned";

/** The step to propose for going on: the last one that was taken, else the first. */
export function stepToReopen(steps: RequestDetail["steps"]): string {
  const taken = steps.flatMap((step) => step.records.map((record) => ({ id: step.id, at: record.at })));
  const last = taken.reduce<(typeof taken)[number] | null>(
    (best, one) => (best && best.at > one.at ? best : one),
    null,
  );
  return last?.id ?? steps[0]?.id ?? "";
}

/** What reopening at a step does to the clock: none, it begins now, or it waits for the step that starts it. */
export type ReopenedClock = { kind: "none" } | { kind: "starts" } | { kind: "waits"; step: string };

/** As the command decides it: a limit that runs from the receipt, or from a step that lies behind, begins now. */
export function clockAfterReopening(
  service: Service,
  detail: Pick<RequestDetail, "limitText">,
  step: string,
): ReopenedClock {
  const index = limitIndex(service, detail);
  const run = limitRun(service, index);
  if (index === null || run === null) return { kind: "none" };
  const at = service.steps.findIndex((candidate) => candidate.id === step);
  const start = service.steps.findIndex((candidate) => candidate.id === run.starts);
  const waits = start >= at && start >= 0;
  return waits ? { kind: "waits", step: service.steps[start]?.title ?? "" } : { kind: "starts" };
}
