import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { ATTACHMENT_KINDS, type AttachmentKind } from "../../../shared/domain/attachments/kinds";
import { orderCausally } from "../../../shared/domain/eventlog/causal";
import type { Attachment } from "../../../shared/domain/requests/state";
import type { AttachmentContent } from "../../../shared/ipc/attachments";
import { Refusal } from "../../../shared/ipc/errors";
import { foldOnto } from "../../features";
import type { QueryTools } from "../../features/query";
import { toLogEvent } from "../log/eventlog";
import { attachmentFile } from "./files";
import { openSealed, sealedSize } from "./format";

/**
 * An attachment as the request's folded state has it; one that was removed is not there any more.
 * @throws Refusal `not-found`; `attachment-locked` where its key was destroyed or never came
 */
export function findAttachment(
  { request, attachment }: { request: string; attachment: string },
  tools: Pick<QueryTools, "log" | "keyring">,
): Attachment {
  const events = tools.log.ofStream(`request/${request}`).map((row) => toLogEvent(row, tools.keyring));
  const state = foldOnto("request", null, orderCausally(events).ordered);
  const found = state?.attachments.find((candidate) => candidate.id === attachment);
  if (!found) throw new Refusal("not-found", { id: attachment });
  if (found.key === "") throw new Refusal("attachment-locked");
  return found;
}

/**
 * The content of an attachment, checked against its name on disk before it is opened. The bytes have memory of their own.
 * @throws Refusal `attachment-missing`, `attachment-damaged`
 */
export function readAttachment(attachments: string, found: Attachment): AttachmentContent {
  const { name, mediaType } = found;
  const sealed = sealedBytes(attachments, found);
  if (createHash("sha256").update(sealed).digest("hex") !== found.content) throw damaged(name);
  const plain = openSealed(Buffer.from(found.key, "base64"), sealed);
  if (!plain) throw damaged(name);
  return { name, mediaType, kind: kindOf(found.kind), bytes: plain };
}

function sealedBytes(attachments: string, { name, content, bytes }: Attachment): Buffer {
  try {
    const path = attachmentFile(attachments, content);
    if (statSync(path).size !== sealedSize(bytes)) throw damaged(name);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new Refusal("attachment-missing", { name });
    }
    // A disk that cannot read a sector leaves a file as useless as one with other bytes in it.
    throw error instanceof Refusal ? error : damaged(name);
  }
}

function damaged(name: string): Refusal {
  return new Refusal("attachment-damaged", { name });
}

/** A kind that a later version knows is as good as none. */
function kindOf(kind: string): AttachmentKind {
  return ATTACHMENT_KINDS.find((known) => known === kind) ?? "other";
}
