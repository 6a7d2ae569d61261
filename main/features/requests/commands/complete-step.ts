import type { z } from "zod";
import { clockEffect, currentStep, limitRun, mayTakeStep, needsTaker } from "../../../../shared/domain/requests/rules";
import { Refusal } from "../../../../shared/ipc/errors";
import type { commandResult, completeStepInput } from "../../../../shared/ipc/requests";
import { actingOperator, type Command } from "../../command";
import { requestAnswer, seenRequest } from "../request";
import { dueNow, pinnedService, requireOpen } from "./pinned";
import { promiseOf } from "./receive";

/** Ends the current step with one of its outcomes; the outcome says where the request goes. */
export const completeStep: Command<z.output<typeof completeStepInput>, z.output<typeof commandResult>> = {
  permission: "requests.act",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    requireOpen(state);
    const service = pinnedService(tools, state);
    const step = currentStep(state, service);
    if (!step || step.id !== input.step) throw new Refusal("does-not-apply", { number: state.number });
    if (!mayTakeStep(step, actingOperator(tools).roles)) {
      throw new Refusal("not-your-step", { step: step.title, roles: step.actor.label ?? step.actor.roles.join(", ") });
    }
    const outcome = step.outcomes.find((candidate) => candidate.id === input.outcome);
    if (!outcome) throw new Refusal("does-not-apply", { number: state.number });
    const fields: Record<string, string> = {};
    if (outcome.reasonRequired && input.note === "") fields.note = "required";
    if (step.options.length > 0 && !step.options.some((option) => option.id === input.option)) {
      fields.option = "option-choice";
    }
    const taker = input.takenBy;
    if (needsTaker(step) && !taker?.role && !taker?.operator && !taker?.name) fields.takenBy = "taker-choice";
    if (taker?.operator && !tools.reference.operators.has(taker.operator)) fields.takenBy = "operator-unknown";
    if (Object.keys(fields).length > 0) throw new Refusal("bad-input", {}, fields);
    const run = limitRun(service, state.limit);
    const clock = outcome.effect === "return" ? null : clockEffect(run, step.id);
    const starts = clock === "starts" && state.clockStartedAt === null;
    const ends = clock === "stops" || outcome.to === "refusal" || outcome.to === "unfulfilled";
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.step-completed",
          payload: {
            step: step.id,
            outcome: outcome.id,
            effect: outcome.effect,
            next: outcome.to,
            option: step.options.length > 0 ? input.option : null,
            takenBy: taker ? { role: taker.role, operator: taker.operator } : null,
            disposition: step.kind === "disposition" ? input.disposition : null,
            clock,
            promise: starts ? promiseOf(service, state.limit, tools.now.wall, tools) : null,
            dueAtEnd: ends ? dueNow(state, service, tools) : null,
          },
          personal: { note: input.note, takenByName: taker?.name ?? "" },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};
