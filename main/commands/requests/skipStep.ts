import type { z } from "zod";
import { currentStep, forwardTarget, maySkip, mayTakeStep } from "../../../shared/domain/requests/rules";
import { Refusal } from "../../../shared/ipc/errors";
import type { commandResult, skipStepInput } from "../../../shared/ipc/requests";
import { actingOperator, type Command, requestAnswer, seenRequest } from "../command";
import { pinnedService } from "./pinned";

/** Passes over the current step, with the reason. Whoever may take it may skip it; an approval or a branch is never skipped. */
export const skipStep: Command<z.output<typeof skipStepInput>, z.output<typeof commandResult>> = {
  permission: "requests.act",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    const step = currentStep(state, pinnedService(tools, state));
    if (!step || step.id !== input.step || !maySkip(step)) {
      throw new Refusal("does-not-apply", { number: state.number });
    }
    if (!mayTakeStep(step, actingOperator(tools).roles)) {
      throw new Refusal("not-your-step", { step: step.title, roles: step.actor.label ?? step.actor.roles.join(", ") });
    }
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.step-skipped",
          payload: { step: step.id, next: forwardTarget(step) },
          personal: { reason: input.reason },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};
