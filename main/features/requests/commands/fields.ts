import type { z } from "zod";
import type { Service } from "../../../../shared/domain/catalog/service";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import type { RequestState } from "../../../../shared/domain/requests/state";
import { checkValues, splitValues } from "../../../../shared/forms/values";
import { Refusal } from "../../../../shared/ipc/errors";
import type { commandResult, recordFieldsInput } from "../../../../shared/ipc/requests";
import type { Command } from "../../command";
import { requestAnswer, seenRequest } from "../request";
import { pinnedService, requireOpen } from "./pinned";

/** The required fields of the service that nothing was recorded for yet, by id. */
export function lackingFields(service: Service, state: Pick<RequestState, "fields" | "fieldTexts">): string[] {
  const problems = checkValues(service.fields, { ...state.fieldTexts, ...state.fields });
  return Object.entries(problems).flatMap(([id, problem]) => (problem === "required" ? [id] : []));
}

/**
 * Records the values of the service's own fields, all of them. What completes the file ends the wait that its
 * incompleteness began.
 */
export const recordFields: Command<z.output<typeof recordFieldsInput>, z.output<typeof commandResult>> = {
  permission: "requests.receive",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    requireOpen(state);
    const service = pinnedService(tools, state);
    const lacks = state.requirements.some((requirement) => requirement.state === "missing");
    const problems = checkValues(service.fields, input.fields, { complete: !lacks });
    if (Object.keys(problems).length > 0) {
      const fields = Object.entries(problems).map(([id, problem]) => [`fields.${id}`, problem]);
      throw new Refusal("bad-input", {}, Object.fromEntries(fields));
    }
    const stream = `request/${state.id}`;
    const { coded, typed } = splitValues(service.fields, input.fields);
    const events: NewEvent[] = [
      { stream, type: "request.fields-recorded", payload: { fields: coded }, personal: { fieldTexts: typed } },
    ];
    const waitsForFile = state.status === "waiting" && state.pauses.at(-1)?.ground === "requirements";
    if (!lacks && waitsForFile) {
      events.push({ stream, type: "request.waiting-ended", payload: {}, personal: { note: "" } });
    }
    return { events, answer: requestAnswer(state.id) };
  },
};
