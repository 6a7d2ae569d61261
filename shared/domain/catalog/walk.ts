import { ENDINGS, type Ending, type ServiceStep } from "./service";

/** True for `handover`, `refusal` and `unfulfilled`. */
export function isEnding(target: string): target is Ending {
  return (ENDINGS as readonly string[]).includes(target);
}

/** The ids of the steps that can be reached from the first one. */
export function reachableSteps(steps: readonly ServiceStep[]): Set<string> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const first = steps[0];
  const reached = new Set<string>();
  const waiting = first ? [first.id] : [];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = byId.get(id);
    if (reached.has(id) || step === undefined) continue;
    reached.add(id);
    waiting.push(...step.outcomes.map((outcome) => outcome.to));
  }
  return reached;
}

/** The ids of the steps from which some ending can be reached. */
export function endingSteps(steps: readonly ServiceStep[]): Set<string> {
  const ends = new Set<string>();
  for (let before = -1; before !== ends.size; ) {
    before = ends.size;
    for (const step of steps) {
      if (step.outcomes.some((outcome) => isEnding(outcome.to) || ends.has(outcome.to))) ends.add(step.id);
    }
  }
  return ends;
}
