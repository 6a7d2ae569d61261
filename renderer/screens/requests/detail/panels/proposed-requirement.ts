import type { RequestDetail } from "../../../../../shared/ipc/requests";
import type { AttachmentRow } from "../../../../parts/attachments/attachments-model";

/** The requirement that a new file most likely answers: the only one that is missing and has no file yet. */
export function proposedRequirement(
  detail: Pick<RequestDetail, "requirements"> & { attachments: readonly Pick<AttachmentRow, "requirement">[] },
): number | null {
  const answered = new Set(detail.attachments.map(({ requirement }) => requirement));
  const lacking = detail.requirements.filter(({ index, state }) => state === "missing" && !answered.has(index));
  return lacking.length === 1 ? (lacking[0]?.index ?? null) : null;
}
