import type { z } from "zod";
import { feeOwed } from "../../../../shared/domain/requests/rules";
import { Refusal } from "../../../../shared/ipc/errors";
import type { commandResult, handOverInput } from "../../../../shared/ipc/requests";
import type { Command } from "../../command";
import { requestAnswer, seenRequest } from "../request";
import { dueNow, pinnedService, requireOpen } from "./pinned";

/** Gives the product to the applicant and closes the request. Only after every step. */
export const handOver: Command<z.output<typeof handOverInput>, z.output<typeof commandResult>> = {
  permission: "requests.close",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    requireOpen(state);
    const service = pinnedService(tools, state);
    if (state.current !== null) throw new Refusal("does-not-apply", { number: state.number });
    const owed = feeOwed(state, service);
    if (owed > 0) throw new Refusal("fee-owed", { number: state.number, amount: owed });
    if (input.product !== null && input.product >= service.entry.products.length) {
      throw new Refusal("bad-input", {}, { product: "product-choice" });
    }
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.handed-over",
          payload: {
            product: input.product,
            form: input.form,
            dueAtEnd: dueNow(state, service, tools),
            survey: tools.surveyCode(),
          },
          personal: { receivedBy: input.receivedBy, note: input.note, productDetail: input.productDetail },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};
