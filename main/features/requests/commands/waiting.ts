import type { z } from "zod";
import { Refusal } from "../../../../shared/ipc/errors";
import type { commandResult, resumeInput, waitInput } from "../../../../shared/ipc/requests";
import type { Command } from "../../command";
import { requestAnswer, seenRequest } from "../request";
import { requireOpen } from "./pinned";

/** Stops the clock until the applicant answers; the message is what they were told. */
export const waitForApplicant: Command<z.output<typeof waitInput>, z.output<typeof commandResult>> = {
  permission: "requests.act",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    requireOpen(state);
    if (state.status === "waiting") throw new Refusal("does-not-apply", { number: state.number });
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.waiting-started",
          payload: { ground: "applicant", since: tools.now.wall },
          personal: { message: input.message },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};

/** The applicant answered: the clock goes on. */
export const resumeRequest: Command<z.output<typeof resumeInput>, z.output<typeof commandResult>> = {
  permission: "requests.act",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    if (state.status !== "waiting") throw new Refusal("does-not-apply", { number: state.number });
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.waiting-ended",
          payload: {},
          personal: { note: input.note },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};
