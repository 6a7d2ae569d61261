import type { z } from "zod";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import { Refusal } from "../../../../shared/ipc/errors";
import type { addAttachmentsInput, commandResult, removeAttachmentInput } from "../../../../shared/ipc/requests";
import type { Command, CommandTools } from "../../command";
import { requestAnswer, requestOf } from "../request";
import { pinnedService } from "./pinned";

/**
 * The events that make staged files part of a request. A file's own key lies in the sealed part, so that destroying the
 * stream's key erases the file too.
 * @throws Refusal `bad-input` for a requirement that the service does not have, `file-gone` for a file no longer staged
 */
export function attachmentEvents(
  stream: string,
  files: readonly { id: string; requirement: number | null }[],
  requirements: number,
  tools: CommandTools,
): NewEvent[] {
  return files.map(({ id, requirement }) => {
    if (requirement !== null && requirement >= requirements) {
      throw new Refusal("bad-input", {}, { attachments: "requirement-choice" });
    }
    const file = tools.stagedFile(id);
    if (!file) throw new Refusal("file-gone", {}, { attachments: "file-gone" });
    const { name, bytes, kind, mediaType, content, key } = file;
    return {
      stream,
      type: "request.attachment-added",
      payload: { attachment: file.id, content, bytes, kind, mediaType, requirement },
      personal: { name, key },
    };
  });
}

/** Adds files to a request, closed ones too. They contradict nothing, so the version seen does not matter. */
export const addAttachments: Command<z.output<typeof addAttachmentsInput>, z.output<typeof commandResult>> = {
  permission: "requests.act",
  decide(input, tools) {
    const state = requestOf(tools, input.id);
    const requirements = pinnedService(tools, state).entry.requirements.length;
    return {
      events: attachmentEvents(`request/${state.id}`, input.attachments, requirements, tools),
      answer: requestAnswer(state.id),
    };
  },
};

/** Takes a file out of a request, with the reason. The event that added it stays, and so does the file. */
export const removeAttachment: Command<z.output<typeof removeAttachmentInput>, z.output<typeof commandResult>> = {
  permission: "requests.act",
  decide(input, tools) {
    const state = requestOf(tools, input.id);
    if (!state.attachments.some((attachment) => attachment.id === input.attachment)) {
      throw new Refusal("does-not-apply", { number: state.number });
    }
    return {
      events: [
        {
          stream: `request/${state.id}`,
          type: "request.attachment-removed",
          payload: { attachment: input.attachment },
          personal: { reason: input.reason },
        },
      ],
      answer: requestAnswer(state.id),
    };
  },
};
