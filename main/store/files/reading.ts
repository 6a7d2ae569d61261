import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { ATTACHMENT_KINDS, type AttachmentKind } from "../../../shared/domain/attachments/kinds";
import { streamEntity, streamKind } from "../../../shared/domain/eventlog/event";
import type { AttachmentContent } from "../../../shared/ipc/attachments";
import { Refusal } from "../../../shared/ipc/errors";
import type { FileOfStream } from "../../features/feature";
import type { QueryTools } from "../../features/query";
import type { FeatureSet } from "../feature-set";
import { attachmentFile } from "./files";
import { openSealed, sealedSize } from "./format";

/**
 * A file as its stream's folded state has it; one that was removed is not there any more.
 * @throws Refusal `not-found`, `missing-permission`; `attachment-locked` where its key was destroyed or never came
 */
export function findFile(
  { stream, attachment }: { stream: string; attachment: string },
  tools: QueryTools,
  features: FeatureSet,
): FileOfStream {
  const files = features.streamOf(stream)?.files;
  if (!files) throw new Refusal("not-found", { id: stream });
  if (!tools.may(files.permission)) throw new Refusal("missing-permission", { permission: files.permission });
  const folded = tools.fold<unknown>(streamKind(stream), streamEntity(stream), true);
  const found = folded && files.of(folded.state).find((candidate) => candidate.id === attachment);
  if (!found) throw new Refusal("not-found", { id: attachment });
  if (found.key === "") throw new Refusal("attachment-locked");
  return found;
}

/**
 * The content of an attachment, checked against its name on disk before it is opened. The bytes have memory of their own.
 * @throws Refusal `attachment-missing`, `attachment-damaged`
 */
export function readAttachment(attachments: string, found: FileOfStream): AttachmentContent {
  const { name, mediaType } = found;
  const sealed = sealedBytes(attachments, found);
  if (createHash("sha256").update(sealed).digest("hex") !== found.content) throw damaged(name);
  const plain = openSealed(Buffer.from(found.key, "base64"), sealed);
  if (!plain) throw damaged(name);
  return { name, mediaType, kind: kindOf(found.kind), bytes: plain };
}

function sealedBytes(attachments: string, { name, content, bytes }: FileOfStream): Buffer {
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
