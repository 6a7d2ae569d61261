import { z } from "zod";
import { ATTACHMENT_KINDS, MAX_CHUNK_BYTES } from "../domain/attachments/kinds";
import { outsideText } from "../domain/fields/repair";
import { type Calls, nothing } from "./call";
import { idField } from "./fields";

const id = idField;

/** A file that an operator hands over, as the window sees it. Whether it is accepted the work worker says, by field. */
export const beginInput = z.object({
  name: outsideText().max(10_000, { error: "too-long" }),
  /** What the file says of its size. */
  bytes: z.int().nonnegative(),
  /** What the file claims to be; "" where nobody knows. */
  mediaType: outsideText().max(300),
});

/** The next bytes of the file, in order. */
export const appendInput = z.object({
  id,
  chunk: z.instanceof(Uint8Array).refine((chunk) => chunk.byteLength <= MAX_CHUNK_BYTES, { error: "too-long" }),
});

export const stagedId = z.object({ id });

/** A file that lies sealed in the data folder. */
export const stagedSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.int(),
  /** By its content. */
  mediaType: z.string(),
  kind: z.enum(ATTACHMENT_KINDS),
});
export type StagedDescription = z.infer<typeof stagedSchema>;

export const stagedInput = z.object({ ids: z.array(id).max(200) });

/** A file of a stream of any kind: `request/<id>`. Its feature says who may open it. */
export const attachmentInput = z.object({
  stream: outsideText()
    .max(200)
    .regex(/^[a-z-]+\/[^/]+$/),
  attachment: id,
});

export const attachmentContent = z.object({
  name: z.string(),
  mediaType: z.string(),
  kind: z.enum(ATTACHMENT_KINDS),
  bytes: z.instanceof(Uint8Array),
});
export type AttachmentContent = z.infer<typeof attachmentContent>;

/** Null where the operator closed the dialog without choosing. */
export const savedCopy = z.object({ path: z.string().nullable() });

export const attachmentsCalls = {
  "attachments.begin": { kind: "work", input: beginInput, output: stagedId, permission: "files.add" },
  "attachments.append": { kind: "work", input: appendInput, output: nothing, permission: "files.add" },
  "attachments.finish": { kind: "work", input: stagedId, output: stagedSchema, permission: "files.add" },
  "attachments.discard": { kind: "work", input: stagedId, output: nothing, permission: "files.add" },
  "attachments.staged": {
    kind: "work",
    input: stagedInput,
    output: z.array(stagedSchema),
    permission: "files.add",
  },
  "attachments.read": {
    kind: "work",
    input: attachmentInput,
    output: attachmentContent,
    permission: "logged-in",
  },
  "attachments.save-copy": {
    kind: "session",
    input: attachmentInput,
    output: savedCopy,
    permission: "logged-in",
  },
} as const satisfies Calls;
