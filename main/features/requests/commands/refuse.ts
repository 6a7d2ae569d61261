import type { z } from "zod";
import { currentStep, mayTakeStep } from "../../../../shared/domain/requests/rules";
import { Refusal } from "../../../../shared/ipc/errors";
import type { commandResult, refuseInput } from "../../../../shared/ipc/requests";
import { actingOperator, type Command } from "../../command";
import { requestAnswer, seenRequest } from "../request";
import { dueNow, pinnedService, requireOpen } from "./pinned";

/** Refuses a request at its current step; the reason is what the applicant is told. */
export const refuseRequest: Command<z.output<typeof refuseInput>, z.output<typeof commandResult>> = {
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
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.refused",
          payload: { step: step.id, dueAtEnd: dueNow(state, service, tools) },
          personal: { reason: input.reason },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};
