import type { z } from "zod";
import { Refusal } from "../../../../shared/ipc/errors";
import type { assignInput, commandResult } from "../../../../shared/ipc/requests";
import type { Command } from "../../command";
import { requestAnswer, seenRequest } from "../request";
import { requireOpen } from "./pinned";

/** Gives a request to an operator, or to nobody. */
export const assignRequest: Command<z.output<typeof assignInput>, z.output<typeof commandResult>> = {
  permission: "requests.assign",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    requireOpen(state);
    if (input.operator !== null && !tools.reference.operators.get(input.operator)?.active) {
      throw new Refusal("bad-input", {}, { operator: "operator-unknown" });
    }
    return {
      events: [{ stream: `request/${state.id}`, type: "request.assigned", payload: { operator: input.operator } }],
      answer: requestAnswer(state.id),
    };
  },
};
