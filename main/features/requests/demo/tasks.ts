import type { ServiceStep } from "../../../../shared/domain/catalog/service";
import { isEnding } from "../../../../shared/domain/catalog/walk";
import type { Role } from "../../../../shared/domain/operators/roles";
import { actingRoles, limitRun, needsTaker, RECORDERS } from "../../../../shared/domain/requests/rules";
import { DISPOSITION_INSTRUCTIONS } from "../../../../shared/domain/requests/types";
import { fillSheet, sheetDue } from "../../registers/demo/keeper";
import type { DemoCase, Task } from "./demo-case";
import type { DemoWorld } from "./demo-world";
import { give } from "./give";
import { randomOutcome, straightOutcome } from "./route";
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
import { performUnusual, unusualTask } from "./unusual";

/** What comes next for a request; null when it stands still or has ended. */
export function nextTask(world: DemoWorld, request: DemoCase): Task | null {
  const { chance } = world.options;
  if (request.task === "wait") return request.hold === null ? "resume" : null;
  if (request.hold !== null) return nextBeforeHold(request);
  if (request.ended && request.task !== "merge" && !request.reopens) return sheetDue(request) ? "sheet" : null;
  const unusual = unusualTask(world, request);
  if (unusual !== null) return unusual;
  if (sheetDue(request)) return "sheet";
  if (request.mayAssign && request.assigned === null) return "assign";
  if (request.step === null) return "hand-over";
  if (request.task !== "note" && chance.happens(0.04)) return "note";
  if (!request.waited && chance.happens(0.04)) return "wait";
  return "step";
}

function nextBeforeHold(request: DemoCase): Task | null {
  if (sheetDue(request)) return "sheet";
  switch (request.hold) {
    case "assigned":
      return request.assigned === null ? "assign" : null;
    case "waiting-applicant":
      return request.taken >= request.stepsToHold || request.step === null ? "wait" : "step";
    default:
      return request.taken < request.stepsToHold && request.step !== null ? "step" : null;
  }
}

/** Gives the command of the request's task. Returns false when nothing more is done with the request. */
export function performTask(world: DemoWorld, request: DemoCase, at: number): boolean {
  const { chance } = world.options;
  const seen = { id: request.id, version: request.version };
  switch (request.task) {
    case "assign": {
      const operator = world.someone(["noc-operator", "noc-operator", "team-lead", "service-desk"]);
      request.assigned = operator;
      give(world, request, "requests.assign", { ...seen, operator }, world.someone(["team-lead", "section-head"]));
      return true;
    }
    case "note":
      give(world, request, "requests.add-note", { id: request.id, note: chance.pick(NOTES) }, world.taker(request));
      return true;
    case "step":
      return takeStep(world, request);
    case "wait":
      request.waited = true;
      give(world, request, "requests.wait", { ...seen, message: chance.pick(WAIT_MESSAGES) }, world.someone(RECORDERS));
      return true;
    case "resume":
      give(world, request, "requests.resume", { ...seen, note: chance.pick(RESUME_NOTES) }, world.someone(RECORDERS));
      return true;
    case "complete-file": {
      const requirements = request.offer.service.entry.requirements.map((_text, index) => ({
        index,
        state: "complete" as const,
        note: "",
      }));
      give(world, request, "requests.check-requirements", { ...seen, requirements }, world.someone(["service-desk"]));
      return true;
    }
    case "refuse-file": {
      if (request.step === null) return false;
      const input = { ...seen, step: request.step, reason: NEVER_COMPLETED };
      give(world, request, "requests.refuse", input, world.taker(request));
      return false;
    }
    case "hand-over":
      handOver(world, request);
      request.ended = true;
      return request.reopens || request.sheets.length > 0;
    case "sheet":
      fillSheet(world, request, at);
      return true;
    default:
      return performUnusual(world, request, at);
  }
}

function takeStep(world: DemoWorld, request: DemoCase): boolean {
  const { chance, staff } = world.options;
  const step = request.offer.service.steps.find((candidate) => candidate.id === request.step);
  if (!step) return false;
  const operatorId = world.taker(request);
  if (request.hold === null && step.kind !== "approval" && (request.refusal !== null || chance.happens(0.006))) {
    const reason = request.refusal ?? chance.pick(REFUSAL_REASONS);
    give(
      world,
      request,
      "requests.refuse",
      { id: request.id, version: request.version, step: step.id, reason },
      operatorId,
    );
    return endUnfulfilled(request);
  }
  const straight = straightOutcome(step, request.distances);
  const outcome = request.hold === null ? randomOutcome(chance, step, request.distances, request.taken) : straight;
  if (!outcome) return false;
  const unusual = outcome !== straight || outcome.reasonRequired;
  const takerRole = chance.pick<Role>(["noc-operator", "team-lead", "service-desk"]);
  give(
    world,
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
      disposition: step.kind === "disposition" ? disposition(world, request, outcome.to) : null,
    },
    operatorId,
  );
  request.taken += 1;
  if (outcome.effect !== "return" && limitRun(request.offer.service, request.limit)?.stops === step.id) {
    request.clockStopped = true;
  }
  request.step = isEnding(outcome.to) ? null : outcome.to;
  return outcome.to === "refusal" || outcome.to === "unfulfilled" ? endUnfulfilled(request) : true;
}

/** Ends a request without its product. Returns true while its register still asks for something. */
function endUnfulfilled(request: DemoCase): boolean {
  request.ended = true;
  request.reopens = false;
  request.sheets = request.afterRefusal();
  return request.sheets.length > 0;
}

function disposition({ options: { chance } }: DemoWorld, request: DemoCase, next: string) {
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

function handOver(world: DemoWorld, request: DemoCase): void {
  const { chance } = world.options;
  const { service, topic } = request.offer;
  const fee = service.entry.fee?.amount_idr ?? 0;
  if (fee > 0) {
    const paid = {
      id: request.id,
      version: request.version,
      amount: fee,
      method: "cash" as const,
      receipt: "",
      note: "",
    };
    give(world, request, "requests.record-fee", paid, world.someone(RECORDERS));
  }
  const input = {
    id: request.id,
    version: request.version,
    product: service.entry.products.length > 0 ? chance.between(0, service.entry.products.length - 1) : null,
    form: topic.form,
    productDetail: "",
    receivedBy: request.applicant,
    note: chance.pick(HANDOVER_NOTES),
  };
  give(world, request, "requests.hand-over", input, world.someone(RECORDERS));
}
