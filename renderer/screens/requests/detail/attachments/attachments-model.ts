import type { RequestDetail } from "../../../../../shared/ipc/requests";

export type AttachmentRow = RequestDetail["attachments"][number];

/** The attachments of one requirement; `requirement` null: those that answer none in particular. */
export interface AttachmentGroup {
  requirement: number | null;
  title: string | null;
  attachments: AttachmentRow[];
}

/** The attachments in the order of the requirements, the general ones last; requirements without any are left out. */
export function groupAttachments(
  attachments: readonly AttachmentRow[],
  requirements: RequestDetail["requirements"],
): AttachmentGroup[] {
  const groups = requirements.map(
    ({ index, text }): AttachmentGroup => ({
      requirement: index,
      title: text,
      attachments: attachments.filter((attachment) => attachment.requirement === index),
    }),
  );
  const known = new Set(requirements.map(({ index }) => index));
  const general = attachments.filter(({ requirement }) => requirement === null || !known.has(requirement));
  return [...groups, { requirement: null, title: null, attachments: general }].filter(
    (group) => group.attachments.length > 0,
  );
}

/** The requirement that a new file most likely answers: the only one that is missing and has no file yet. */
export function proposedRequirement(detail: Pick<RequestDetail, "requirements" | "attachments">): number | null {
  const answered = new Set(detail.attachments.map(({ requirement }) => requirement));
  const lacking = detail.requirements.filter(({ index, state }) => state === "missing" && !answered.has(index));
  return lacking.length === 1 ? (lacking[0]?.index ?? null) : null;
}
