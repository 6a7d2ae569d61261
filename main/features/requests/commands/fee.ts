import type { z } from "zod";
import { Refusal } from "../../../../shared/ipc/errors";
import type { commandResult, recordFeeInput } from "../../../../shared/ipc/requests";
import type { Command } from "../../command";
import { requestAnswer, seenRequest } from "../request";
import { pinnedService, requireOpen } from "./pinned";

/**
 * Records what the applicant paid, or that the fee was waived and why. A service with a fee is handed over only then;
 * one that the standard gives free of charge takes no money.
 */
export const recordFee: Command<z.output<typeof recordFeeInput>, z.output<typeof commandResult>> = {
  permission: "requests.close",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    requireOpen(state);
    const charged = pinnedService(tools, state).entry.fee?.amount_idr ?? 0;
    if (charged === 0) throw new Refusal("does-not-apply", { number: state.number });
    const fields: Record<string, string> = {};
    if (input.method === "waived") {
      if (input.amount !== 0) fields.amount = "fee-waived-amount";
      if (input.note === "") fields.note = "required";
    } else if (input.amount !== charged && input.note === "") fields.note = "fee-differs";
    if (Object.keys(fields).length > 0) throw new Refusal("bad-input", { amount: charged }, fields);
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.fee-recorded",
          payload: { amount: input.amount, method: input.method },
          personal: { receipt: input.receipt, note: input.note },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};
