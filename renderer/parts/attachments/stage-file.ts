import { checkFile, HEAD_BYTES } from "../../../shared/domain/attachments/check";
import { MAX_CHUNK_BYTES, MAX_FILE_BYTES } from "../../../shared/domain/attachments/kinds";
import type { StagedDescription } from "../../../shared/ipc/attachments";
import { type Call, type CallRefused, toRefusal } from "../../client/call";

/** What became of a file: staged; refused with a key of text/…/errors `field`, or with a refusal; or given up. */
export type StageOutcome =
  | { kind: "staged"; file: StagedDescription }
  | { kind: "problem"; problem: string }
  | { kind: "refused"; refusal: CallRefused }
  | { kind: "cancelled" };

export interface StageOptions {
  signal: AbortSignal;
  /** Bytes handed over so far. */
  onProgress: (bytes: number) => void;
}

/** The part of a File that is needed. */
export type StageableFile = Pick<File, "name" | "size" | "type" | "slice">;

class Unreadable extends Error {}

async function bytesOf(file: StageableFile, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch {
    // It was taken away, or is a folder.
    throw new Unreadable();
  }
}

/**
 * Hands a file over to the work thread in pieces, never by its path. What can be seen of a wrong one is said before the
 * rest of it is read. Never throws; a file that was not staged leaves nothing behind.
 */
export async function stageFile(
  call: Call,
  file: StageableFile,
  { signal, onProgress }: StageOptions,
): Promise<StageOutcome> {
  const declared = { name: file.name, bytes: file.size, mediaType: file.type };
  let id: string | null = null;
  try {
    // A file that is too large is not looked into.
    const early = file.size > MAX_FILE_BYTES ? new Uint8Array() : await bytesOf(file, 0, HEAD_BYTES);
    const problem = checkFile(declared, early, MAX_FILE_BYTES);
    if (problem) return { kind: "problem", problem };
    if (signal.aborted) return { kind: "cancelled" };
    ({ id } = await call("attachments.begin", declared));
    for (let at = 0; at < file.size && !signal.aborted; at += MAX_CHUNK_BYTES) {
      const chunk = await bytesOf(file, at, Math.min(at + MAX_CHUNK_BYTES, file.size));
      if (chunk.length === 0) throw new Unreadable();
      await call("attachments.append", { id, chunk });
      onProgress(at + chunk.length);
    }
    if (!signal.aborted) {
      const staged = await call("attachments.finish", { id });
      if (!signal.aborted) return { kind: "staged", file: staged };
    }
    await discard(call, id);
    return { kind: "cancelled" };
  } catch (thrown) {
    if (id !== null) await discard(call, id);
    if (thrown instanceof Unreadable) return { kind: "problem", problem: "file-unreadable" };
    const refusal = toRefusal(thrown);
    const field = refusal.code === "bad-input" ? refusal.fields.file : undefined;
    return field === undefined ? { kind: "refused", refusal } : { kind: "problem", problem: field };
  }
}

/** What cannot be thrown away now is trimmed by itself later. */
async function discard(call: Call, id: string): Promise<void> {
  await call("attachments.discard", { id }).catch(() => undefined);
}
