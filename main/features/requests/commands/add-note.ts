import type { z } from "zod";
import type { commandResult, noteInput } from "../../../../shared/ipc/requests";
import type { Command } from "../../command";
import { requestAnswer, requestOf } from "../request";

/** Adds a note to a request, closed ones too. It contradicts nothing, so the version seen does not matter. */
export const addNote: Command<z.output<typeof noteInput>, z.output<typeof commandResult>> = {
  permission: "requests.act",
  decide(input, tools) {
    const state = requestOf(tools, input.id);
    const { key, note } = input;
    const known = key !== null && state.notes.some((added) => added.key === key);
    const stream = `request/${state.id}`;
    return {
      events: known ? [] : [{ stream, type: "request.note-added", payload: { key }, personal: { note } }],
      answer: requestAnswer(state.id),
    };
  },
};
