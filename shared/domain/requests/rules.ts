import type { LimitRun, Service, ServiceStep } from "../catalog/service";
import type { Role } from "../operators/roles";
import type { RequestState } from "./state";
import { CLOSED_STATUSES } from "./types";

/** Roles that record what somebody outside the console did, what the document gives to nobody, and the handover. */
export const RECORDERS: readonly Role[] = ["service-desk", "team-lead"];

/** Who may take a step: its roles, or whoever records it. */
export function actingRoles(step: ServiceStep): readonly Role[] {
  return step.actor.kind === "role" ? step.actor.roles : [...new Set([...step.actor.roles, ...RECORDERS])];
}

/** True if a holder of these roles may take the step. */
export function mayTakeStep(step: ServiceStep, roles: readonly Role[]): boolean {
  return actingRoles(step).some((role) => roles.includes(role));
}

/** True where whoever completes the step has to say who took it: the document names nobody. */
export function needsTaker(step: ServiceStep): boolean {
  return step.actor.kind === "choose";
}

/** The step that is to be taken now. */
export function currentStep(state: RequestState, service: Service): ServiceStep | null {
  return service.steps.find((step) => step.id === state.current) ?? null;
}

export function isClosed(state: Pick<RequestState, "status">): boolean {
  return CLOSED_STATUSES.includes(state.status);
}

/** True where bookings take nothing: the request came to nothing, or another one carries on with it. */
export function releasesBookings({ status }: Pick<RequestState, "status">): boolean {
  return status === "refused" || status === "unfulfilled" || status === "merged";
}

/** The limit that intake picked, as the service runs it. */
export function limitRun(service: Service, limit: number | null): LimitRun | null {
  return service.limits.find((run) => run.limit === limit) ?? null;
}

/** Limits that the operator chooses between at intake. */
export function selectableLimits(service: Service): LimitRun[] {
  return service.limits.filter((run) => run.selectable && run.extends === null);
}

/** What completing a step does to the clock of the request's limit. */
export function clockEffect(run: LimitRun | null, step: string): "starts" | "stops" | null {
  if (run?.starts === step) return "starts";
  if (run?.stops === step) return "stops";
  return null;
}

/** Where skipping a step leads: the first outcome that does not go back. */
export function forwardTarget(step: ServiceStep): string {
  return step.outcomes.find((outcome) => outcome.effect !== "return")?.to ?? "handover";
}

/** Only a plain step may be passed over: not an approval or a branch, and not one after which there is no product. */
export function maySkip(step: ServiceStep): boolean {
  const target = forwardTarget(step);
  return step.kind !== "approval" && step.kind !== "decision" && target !== "refusal" && target !== "unfulfilled";
}

/** The printed limits that may extend the request's own and have not yet, by their place in the standard. */
export function extensionsLeft(state: RequestState, service: Service): LimitRun[] {
  if (isClosed(state) || state.limit === null || state.clockStartedAt === null || state.clockStoppedAt !== null)
    return [];
  return service.limits.filter(
    (run) => run.extends === state.limit && !state.extensions.some((extension) => extension.limit === run.limit),
  );
}

/** True where the standard gives no due time, so that one may be agreed with the applicant. */
export function mayAgreeDue(state: RequestState, service: Service): boolean {
  if (isClosed(state) || state.clockStoppedAt !== null) return false;
  const limit = state.limit === null ? null : (service.entry.time_limits[state.limit] ?? null);
  return limit === null || limit.max_iso === null || !["maximum", "exact", "range"].includes(limit.kind);
}

/** What the standard charges and nothing was recorded for yet, in rupiah; 0 where it is free or settled. */
export function feeOwed(state: RequestState, service: Service): number {
  return state.fee === null ? (service.entry.fee?.amount_idr ?? 0) : 0;
}

/** True for a closed request that can be taken up again. */
export function mayReopen(state: RequestState): boolean {
  return isClosed(state) && state.status !== "merged";
}
