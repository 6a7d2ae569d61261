import type { RequestDetail } from "../../../../../shared/ipc/requests";
import type { CallRefused } from "../../../../client/call";
import { useCommand } from "../../../../client/client";
import { AttachmentsPanel } from "../../../../parts/attachments/attachments-panel";
import { useRefusal } from "../../../../parts/dialog/use-refusal";
import { proposedRequirement } from "./proposed-requirement";

interface RequestAttachmentsProps {
  detail: RequestDetail;
  onRefused: (refusal: CallRefused) => void;
}

/** The request's files by the requirement that they answer. */
export function RequestAttachments({ detail, onRefused }: RequestAttachmentsProps) {
  const keep = useCommand("requests.add-attachments");
  const remove = useCommand("requests.remove-attachment");
  useRefusal(keep.refusal, onRefused);
  useRefusal(remove.refusal, onRefused);
  const { id, number } = detail.row;
  return (
    <AttachmentsPanel
      owner={{
        id,
        stream: `request/${id}`,
        number,
        attachments: detail.attachments,
        requirements: detail.requirements,
        proposed: proposedRequirement(detail),
        mayAttach: detail.may.attach,
        readable: detail.applicant !== null,
        keep: {
          ...keep,
          run: async (attachments) => (await keep.run({ id, attachments: [...attachments] })) !== null,
        },
        remove: { ...remove, run: async (input) => (await remove.run({ id, ...input })) !== null },
      }}
    />
  );
}
