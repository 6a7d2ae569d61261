import type { Outcome, Service, ServiceStep } from "../../../../shared/domain/catalog/service";
import { isEnding } from "../../../../shared/domain/catalog/walk";
import { limitRun } from "../../../../shared/domain/requests/rules";
import type { Chance } from "../../demo/random";

/** Steps left to the handover from each step; infinite where it cannot be reached. */
export function distancesToHandover(service: Service): ReadonlyMap<string, number> {
  const distances = new Map<string, number>(service.steps.map((step) => [step.id, Number.POSITIVE_INFINITY]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const step of service.steps) {
      const best = Math.min(...step.outcomes.map((outcome) => 1 + distanceOf(outcome.to, distances)));
      if (best < (distances.get(step.id) ?? 0)) {
        distances.set(step.id, best);
        changed = true;
      }
    }
  }
  return distances;
}

function distanceOf(target: string, distances: ReadonlyMap<string, number>): number {
  if (target === "handover") return 0;
  return isEnding(target) ? Number.POSITIVE_INFINITY : (distances.get(target) ?? Number.POSITIVE_INFINITY);
}

/** The outcome that leads to the handover soonest; where none does, the first. */
export function straightOutcome(step: ServiceStep, distances: ReadonlyMap<string, number>): Outcome | undefined {
  return step.outcomes.toSorted((a, b) => distanceOf(a.to, distances) - distanceOf(b.to, distances))[0];
}

/**
 * How a step ends: mostly on the way to the handover, sometimes back, to another branch or to a refusal. `steps` is how
 * many were taken already: a request that has gone in circles for long is brought to its end.
 */
export function randomOutcome(
  chance: Chance,
  step: ServiceStep,
  distances: ReadonlyMap<string, number>,
  steps: number,
): Outcome | undefined {
  const straight = straightOutcome(step, distances);
  if (step.outcomes.length < 2 || steps > 3 * distances.size) return straight;
  // Where every way has its own sense (is there a recording?) the others come up more often than a refusal does.
  const others = step.outcomes.filter((outcome) => outcome !== straight);
  const weight = (outcome: Outcome): number => {
    if (outcome === straight) return 1;
    if (outcome.effect === "return") return 0.08 / others.length;
    if (outcome.to === "refusal") return 0.04 / others.length;
    return (step.kind === "decision" ? 0.22 : 0.07) / others.length;
  };
  return chance.weighted(step.outcomes.map((outcome) => [outcome, weight(outcome)] as const));
}

/** How many steps of the straight way the clock of a limit runs over; at least one. */
export function stepsOnClock(service: Service, limit: number | null, distances: ReadonlyMap<string, number>): number {
  const run = limitRun(service, limit);
  const all = distances.get(service.steps[0]?.id ?? "") ?? 1;
  const from = run && run.starts !== "receipt" ? (distances.get(run.starts) ?? all) - 1 : all;
  const to = run && run.stops !== "handover" ? (distances.get(run.stops) ?? 1) - 1 : 0;
  const count = from - to;
  return Number.isFinite(count) ? Math.max(1, count) : Math.max(1, service.steps.length);
}
