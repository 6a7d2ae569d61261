import type { z } from "zod";
import {
  clockEffect,
  currentStep,
  forwardTarget,
  limitRun,
  maySkip,
  mayTakeStep,
} from "../../../../shared/domain/requests/rules";
import { Refusal } from "../../../../shared/ipc/errors";
import type { commandResult, skipStepInput } from "../../../../shared/ipc/requests";
import { actingOperator, type Command } from "../../command";
import { requestAnswer, seenRequest } from "../request";
import { dueNow, pinnedService, requireOpen } from "./pinned";
import { promiseOf } from "./receive";

/**
 * Passes over the current step, with the reason. Whoever may take it may skip it; an approval or a branch is never
 * skipped. A limit whose clock starts or stops with the step does so here too.
 */
export const skipStep: Command<z.output<typeof skipStepInput>, z.output<typeof commandResult>> = {
  permission: "requests.act",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    requireOpen(state);
    const service = pinnedService(tools, state);
    const step = currentStep(state, service);
    if (!step || step.id !== input.step || !maySkip(step)) {
      throw new Refusal("does-not-apply", { number: state.number });
    }
    if (!mayTakeStep(step, actingOperator(tools).roles)) {
      throw new Refusal("not-your-step", { step: step.title, roles: step.actor.label ?? step.actor.roles.join(", ") });
    }
    const clock = clockEffect(limitRun(service, state.limit), step.id);
    const starts = clock === "starts" && state.clockStartedAt === null;
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.step-skipped",
          payload: {
            step: step.id,
            next: forwardTarget(step),
            clock,
            promise: starts ? promiseOf(service, state.limit, tools.now.wall, tools) : null,
            dueAtEnd: clock === "stops" ? dueNow(state, service, tools) : null,
          },
          personal: { reason: input.reason },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};
