import type { z } from "zod";
import { limitRun, mayReopen } from "../../../../shared/domain/requests/rules";
import { Refusal } from "../../../../shared/ipc/errors";
import type { commandResult, reopenInput } from "../../../../shared/ipc/requests";
import { lostBookings } from "../../bookings/commands/bookings";
import type { Command } from "../../command";
import { requestAnswer, seenRequest } from "../request";
import { pinnedService } from "./pinned";
import { promiseOf } from "./receive";

/**
 * Takes up a closed request again at one of its steps. The limit begins anew: the applicant is promised a new date, and
 * how it ended before stays in the record. A limit that runs from a later step waits for that step again.
 */
export const reopenRequest: Command<z.output<typeof reopenInput>, z.output<typeof commandResult>> = {
  permission: "requests.close",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    if (!mayReopen(state)) throw new Refusal("does-not-apply", { number: state.number });
    const service = pinnedService(tools, state);
    const at = service.steps.findIndex((step) => step.id === input.step);
    if (at < 0) throw new Refusal("bad-input", {}, { step: "step-choice" });
    const run = limitRun(service, state.limit);
    const start = run ? service.steps.findIndex((step) => step.id === run.starts) : -1;
    // From the receipt, or from a step that lies behind already: it begins now.
    const waits = start >= at;
    return {
      events: [
        ...lostBookings(state, tools),
        {
          stream: `request/${state.id}`,
          type: "request.reopened",
          payload: {
            step: input.step,
            clock: waits ? "waits" : "starts",
            promise: waits ? null : promiseOf(service, state.limit, tools.now.wall, tools),
          },
          personal: { reason: input.reason },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};
