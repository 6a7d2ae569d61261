import type { StagedDescription } from "../../../shared/ipc/attachments";
import type { CallRefused } from "../../client/call";

/** A file as the store tells of it. */
export interface AttachmentRow {
  id: string;
  /** "" where it may not be read. */
  name: string;
  bytes: number;
  /** The requirement that it answers, by its index; null: none in particular. */
  requirement: number | null;
  actorName: string;
  /** Epoch milliseconds. */
  at: number;
}

/** A requirement that a file can answer. */
export interface Answerable {
  index: number;
  text: string;
}

/** A command of the files' owner. */
export interface FileCommand<Input> {
  /** Resolves to true when it was recorded. */
  run: (input: Input) => Promise<boolean>;
  busy: boolean;
  refusal: CallRefused | null;
  reset: () => void;
}

/** Whose files are shown, and what can be done with them. */
export interface AttachmentsOwner {
  id: string;
  /** The stream that the files belong to: `request/<id>`. */
  stream: string;
  number: string;
  attachments: readonly AttachmentRow[];
  requirements: readonly Answerable[];
  /** The requirement that a new file most likely answers. */
  proposed: number | null;
  mayAttach: boolean;
  /** Whether the operator may open the files. */
  readable: boolean;
  keep: FileCommand<readonly (Pick<StagedDescription, "id"> & { requirement: number | null })[]>;
  remove: FileCommand<{ attachment: string; reason: string }>;
}

/** The attachments of one requirement; `requirement` null: those that answer none in particular. */
export interface AttachmentGroup {
  requirement: number | null;
  title: string | null;
  attachments: AttachmentRow[];
}

/** The attachments in the order of the requirements, the general ones last; requirements without any are left out. */
export function groupAttachments(
  attachments: readonly AttachmentRow[],
  requirements: readonly Answerable[],
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
