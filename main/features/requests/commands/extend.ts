import type { z } from "zod";
import { basisSetting } from "../../../../shared/domain/office/settings";
import { extendedDue } from "../../../../shared/domain/requests/deadline";
import { extensionsLeft, mayAgreeDue } from "../../../../shared/domain/requests/rules";
import { Refusal } from "../../../../shared/ipc/errors";
import type { agreeDueInput, commandResult, extendInput } from "../../../../shared/ipc/requests";
import type { Command } from "../../command";
import { requestAnswer, seenRequest } from "../request";
import { asIfAnswered, dueNow, pinnedService, requireOpen } from "./pinned";

/**
 * Extends the request's limit by one that the standard itself gives, once, with a written notice to the applicant dated
 * before the limit ran out (UU 14/2008 article 22(8): ten working days, and seven more with a written reason).
 */
export const extendLimit: Command<z.output<typeof extendInput>, z.output<typeof commandResult>> = {
  permission: "requests.extend",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    requireOpen(state);
    const service = pinnedService(tools, state);
    if (state.extensions.some((extension) => extension.limit === input.limit)) {
      throw new Refusal("already-extended", { number: state.number });
    }
    const run = extensionsLeft(state, service).find((candidate) => candidate.limit === input.limit);
    const iso = run ? (service.entry.time_limits[run.limit]?.max_iso ?? null) : null;
    if (iso === null) throw new Refusal("does-not-apply", { number: state.number });
    const localDate = (time: number) => tools.reference.localTime(time).slice(0, 10);
    const from = dueNow(state, service, tools);
    const { calendar, settings } = tools.reference;
    const to = extendedDue(asIfAnswered(state, tools), service, calendar, basisSetting(settings), iso);
    const fields: Record<string, string> = {};
    if (input.noticeDate > localDate(tools.now.wall)) fields.noticeDate = "date-future";
    if (input.noticeDate < localDate(state.clockStartedAt ?? state.receivedAt))
      fields.noticeDate = "date-before-receipt";
    if (Object.keys(fields).length > 0) throw new Refusal("bad-input", {}, fields);
    if (from !== null && input.noticeDate > localDate(from)) {
      throw new Refusal("extension-late", { number: state.number, due: tools.reference.localTime(from) });
    }
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.extended",
          payload: {
            limit: input.limit,
            iso,
            ground: input.ground,
            noticeDate: input.noticeDate,
            from,
            to,
          },
          personal: { reason: input.reason, noticeNumber: input.noticeNumber },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};

/** Records the date that the applicant agreed to, where the standard gives none. A later agreement replaces it. */
export const agreeDue: Command<z.output<typeof agreeDueInput>, z.output<typeof commandResult>> = {
  permission: "requests.extend",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    requireOpen(state);
    if (!mayAgreeDue(state, pinnedService(tools, state))) throw new Refusal("does-not-apply", { number: state.number });
    if (input.due <= tools.now.wall) throw new Refusal("bad-input", {}, { due: "time-past" });
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.due-agreed",
          payload: { due: input.due },
          personal: { note: input.note },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};
