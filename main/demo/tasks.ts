import type { ServiceStep } from "../../shared/domain/catalog/service";
import { isEnding } from "../../shared/domain/catalog/walk";
import type { Role } from "../../shared/domain/operators/roles";
import { actingRoles, needsTaker, RECORDERS } from "../../shared/domain/requests/rules";
import { DISPOSITION_INSTRUCTIONS } from "../../shared/domain/requests/types";
import type { CallInput } from "../../shared/ipc/contract";
import type { DemoCase, Task } from "./demoCase";
import { randomOutcome, straightOutcome } from "./route";
import type { Simulation } from "./simulation";
import {
  HANDOVER_NOTES,
  NEVER_COMPLETED,
  NOTES,
  REFUSAL_REASONS,
  RESUME_NOTES,
  RETURN_NOTES,
  STEP_NOTES,
  WAIT_MESSAGES,
} from "./texts";

/** What comes next for a request; null when it stands still or has ended. */
export function nextTask({ options: { chance } }: Simulation, request: DemoCase): Task | null {
  if (request.task === "wait") return request.hold === null ? "resume" : null;
  if (request.hold !== null) return nextBeforeHold(request);
  if (request.mayAssign && request.assigned === null) return "assign";
  if (request.step === null) return "hand-over";
  if (request.task !== "note" && chance.happens(0.04)) return "note";
  if (!request.waited && chance.happens(0.04)) return "wait";
  return "step";
}

function nextBeforeHold(request: DemoCase): Task | null {
  switch (request.hold) {
    case "assigned":
      return request.assigned === null ? "assign" : null;
    case "waiting-applicant":
      return request.taken >= request.stepsToHold || request.step === null ? "wait" : "step";
    default:
      return request.taken < request.stepsToHold && request.step !== null ? "step" : null;
  }
}

/** Gives the command of the request's task. Returns false when the request has ended. */
export function performTask(simulation: Simulation, request: DemoCase): boolean {
  const { chance } = simulation.options;
  const seen = { id: request.id, version: request.version };
  switch (request.task) {
    case "assign": {
      const operator = simulation.someone(["noc-operator", "noc-operator", "team-lead", "service-desk"]);
      request.assigned = operator;
      give(
        simulation,
        request,
        "requests.assign",
        { ...seen, operator },
        simulation.someone(["team-lead", "section-head"]),
      );
      return true;
    }
    case "note":
      give(
        simulation,
        request,
        "requests.add-note",
        { id: request.id, note: chance.pick(NOTES) },
        simulation.taker(request),
      );
      return true;
    case "step":
      return takeStep(simulation, request);
    case "wait":
      request.waited = true;
      give(
        simulation,
        request,
        "requests.wait",
        { ...seen, message: chance.pick(WAIT_MESSAGES) },
        simulation.someone(RECORDERS),
      );
      return true;
    case "resume":
      give(
        simulation,
        request,
        "requests.resume",
        { ...seen, note: chance.pick(RESUME_NOTES) },
        simulation.someone(RECORDERS),
      );
      return true;
    case "complete-file": {
      const requirements = request.offer.service.entry.requirements.map((_text, index) => ({
        index,
        state: "complete" as const,
        note: "",
      }));
      give(
        simulation,
        request,
        "requests.check-requirements",
        { ...seen, requirements },
        simulation.someone(["service-desk"]),
      );
      return true;
    }
    case "refuse-file": {
      if (request.step === null) return false;
      const input = { ...seen, step: request.step, reason: NEVER_COMPLETED };
      give(simulation, request, "requests.refuse", input, simulation.taker(request));
      return false;
    }
    case "hand-over":
      handOver(simulation, request);
      return false;
  }
}

type Given =
  | "requests.assign"
  | "requests.add-note"
  | "requests.complete-step"
  | "requests.refuse"
  | "requests.wait"
  | "requests.resume"
  | "requests.check-requirements"
  | "requests.hand-over";

/** Gives one of the console's commands. */
function give<N extends Given>(
  simulation: Simulation,
  request: DemoCase,
  name: N,
  input: CallInput<N>,
  operatorId: string,
): void {
  request.version = (simulation.options.execute(name, input, operatorId) as { version: number }).version;
}

function takeStep(simulation: Simulation, request: DemoCase): boolean {
  const { chance, staff } = simulation.options;
  const step = request.offer.service.steps.find((candidate) => candidate.id === request.step);
  if (!step) return false;
  const operatorId = simulation.taker(request);
  if (request.hold === null && step.kind !== "approval" && chance.happens(0.006)) {
    const input = { id: request.id, version: request.version, step: step.id, reason: chance.pick(REFUSAL_REASONS) };
    give(simulation, request, "requests.refuse", input, operatorId);
    return false;
  }
  const straight = straightOutcome(step, request.distances);
  const outcome = request.hold === null ? randomOutcome(chance, step, request.distances, request.taken) : straight;
  if (!outcome) return false;
  const unusual = outcome !== straight || outcome.reasonRequired;
  const takerRole = chance.pick<Role>(["noc-operator", "team-lead", "service-desk"]);
  give(
    simulation,
    request,
    "requests.complete-step",
    {
      id: request.id,
      version: request.version,
      step: step.id,
      outcome: outcome.id,
      option: step.options.length > 0 ? chance.pick(step.options).id : null,
      note: chance.pick(unusual ? RETURN_NOTES : STEP_NOTES),
      takenBy: needsTaker(step) ? { role: takerRole, operator: chance.pick(staff[takerRole]), name: "" } : null,
      disposition: step.kind === "disposition" ? disposition(simulation, request, outcome.to) : null,
    },
    operatorId,
  );
  request.taken += 1;
  request.step = isEnding(outcome.to) ? null : outcome.to;
  return outcome.to !== "refusal" && outcome.to !== "unfulfilled";
}

function disposition({ options: { chance } }: Simulation, request: DemoCase, next: string) {
  const step: ServiceStep | undefined = request.offer.service.steps.find((candidate) => candidate.id === next);
  return {
    nature: chance.weighted([
      ["ordinary", 8],
      ["urgent", 2],
      ["very-urgent", 1],
    ] as const),
    instructions: [chance.pick(DISPOSITION_INSTRUCTIONS.filter((instruction) => instruction !== "file"))],
    forwardedTo: step ? actingRoles(step).slice(0, 1) : [],
  };
}

function handOver(simulation: Simulation, request: DemoCase): void {
  const { chance } = simulation.options;
  const { service, topic } = request.offer;
  const input = {
    id: request.id,
    version: request.version,
    product: service.entry.products.length > 0 ? chance.between(0, service.entry.products.length - 1) : null,
    form: topic.form,
    productDetail: "",
    receivedBy: request.applicant,
    note: chance.pick(HANDOVER_NOTES),
  };
  give(simulation, request, "requests.hand-over", input, simulation.someone(RECORDERS));
}
