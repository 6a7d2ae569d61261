import type { z } from "zod";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import { isClosed } from "../../../../shared/domain/requests/rules";
import type { RequestState } from "../../../../shared/domain/requests/state";
import { Refusal } from "../../../../shared/ipc/errors";
import type { commandResult, mergeInput, unmergeInput } from "../../../../shared/ipc/requests";
import { lostBookings } from "../../bookings/commands/bookings";
import type { Command } from "../../command";
import { requestAnswer, requestOf, seenRequest } from "../request";
import { dueNow, pinnedService, requireOpen } from "./pinned";

/** Handles a request as part of another one that asks for the same. Nothing is rewritten, so it can be undone. */
export const mergeRequest: Command<z.output<typeof mergeInput>, z.output<typeof commandResult>> = {
  permission: "requests.assign",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    requireOpen(state);
    if (input.into === state.id) throw new Refusal("bad-input", {}, { into: "merge-itself" });
    const target = requestOf(tools, input.into);
    if (isClosed(target)) throw new Refusal("bad-input", { number: target.number }, { into: "merge-closed" });
    const stream = `request/${state.id}`;
    // An open request is nobody's duplicate: it was to be this one's, and another workstation's merge counted.
    const stale = state.duplicates.some((duplicate) => duplicate.id === target.id);
    const events: NewEvent[] = [
      ...(stale ? [{ stream, type: "request.duplicate-removed", payload: { duplicate: target.id } }] : []),
      {
        stream,
        type: "request.merged",
        payload: {
          into: target.id,
          number: target.number,
          dueAtEnd: dueNow(state, pinnedService(tools, state), tools),
        },
        personal: { reason: input.reason },
      },
      {
        stream: `request/${target.id}`,
        type: "request.duplicate-added",
        payload: { duplicate: state.id, number: state.number },
      },
    ];
    return { events, answer: requestAnswer(state.id) };
  },
};

/** Takes a merge back: the request goes on where it stood, with the clock that it had. */
export const unmergeRequest: Command<z.output<typeof unmergeInput>, z.output<typeof commandResult>> = {
  permission: "requests.assign",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    if (!state.mergedInto) throw new Refusal("does-not-apply", { number: state.number });
    const events: NewEvent[] = [
      ...lostBookings(state, tools),
      {
        stream: `request/${state.id}`,
        type: "request.unmerged",
        payload: {},
        personal: { reason: input.reason },
      },
    ];
    const target = tools.known<RequestState>("request", state.mergedInto.id);
    if (target?.duplicates.some((duplicate) => duplicate.id === state.id)) {
      events.push({
        stream: `request/${target.id}`,
        type: "request.duplicate-removed",
        payload: { duplicate: state.id },
      });
    }
    return { events, answer: requestAnswer(state.id) };
  },
};
