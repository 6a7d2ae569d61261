import type { z } from "zod";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import { Refusal } from "../../../../shared/ipc/errors";
import type { checkRequirementsInput, commandResult } from "../../../../shared/ipc/requests";
import type { Command } from "../../command";
import { requestAnswer, seenRequest } from "../request";
import { lackingFields } from "./fields";
import { pinnedService, requireOpen } from "./pinned";
import { answersEach, notesOf } from "./receive";

/**
 * Records which requirements are there. A file that becomes complete, the service's required fields with it, ends the
 * wait that its incompleteness began; one that turns out to be incomplete begins one.
 */
export const checkRequirements: Command<z.output<typeof checkRequirementsInput>, z.output<typeof commandResult>> = {
  permission: "requests.receive",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    requireOpen(state);
    const service = pinnedService(tools, state);
    const texts = service.entry.requirements;
    if (!answersEach(input.requirements, texts.length)) {
      throw new Refusal("bad-input", {}, { requirements: "requirements-answer" });
    }
    const stream = `request/${state.id}`;
    const events: NewEvent[] = [
      {
        stream,
        type: "request.requirements-checked",
        payload: { requirements: input.requirements.map((item) => ({ index: item.index, state: item.state })) },
        personal: { requirementNotes: notesOf(input.requirements) },
      },
    ];
    const missing = input.requirements.filter((item) => item.state === "missing");
    const waitsForFile = state.status === "waiting" && state.pauses.at(-1)?.ground === "requirements";
    if (missing.length === 0 && waitsForFile && lackingFields(service, state).length === 0) {
      events.push({ stream, type: "request.waiting-ended", payload: {}, personal: { note: "" } });
    }
    if (missing.length > 0 && state.status !== "waiting") {
      events.push({
        stream,
        type: "request.waiting-started",
        payload: { ground: "requirements", since: tools.now.wall },
        personal: { message: missing.map((item) => texts[item.index] ?? "").join("; ") },
      });
    }
    return { events, answer: requestAnswer(state.id) };
  },
};
