import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readSync } from "node:fs";
import type { Database, ReadDatabase } from "../database";
import { erasedStreams, reachOfErasure } from "../log/erasure";
import type { EventRow } from "../tables";
import { attachmentFile, isContent } from "./files";

const PIECE = 1_048_576;

/** A sealed file that an event refers to. */
export interface ReferredFile {
  stream: string;
  attachment: string;
  content: string;
}

/**
 * Every sealed file that an event of the log refers to, also where the attachment was removed later; not those of a
 * person who was erased. Needs no key.
 */
export function referredFiles(log: ReadDatabase): ReferredFile[] {
  const rows = log.rawAll<{ id: string; stream: string; payload: string }>(
    "SELECT id, stream, payload FROM events WHERE substr(type, -17) = '.attachment-added'",
  );
  const gone = new Set(
    erasedStreams(log).flatMap((stream) => [
      ...reachOfErasure(log.rawAll<EventRow>("SELECT * FROM events WHERE stream = ? ORDER BY pos", stream)).events,
    ]),
  );
  return rows.flatMap(({ id, stream, payload }) => {
    const { attachment, content } = parsed(payload);
    if (!isContent(content) || gone.has(id)) return [];
    return [{ stream, attachment: String(attachment), content }];
  });
}

/** The sealed files that events of one stream added. */
export function contentsOf(rows: readonly Pick<EventRow, "type" | "payload">[]): string[] {
  return rows
    .filter(({ type }) => type.endsWith(".attachment-added"))
    .map(({ payload }) => parsed(payload).content)
    .filter(isContent);
}

function parsed(payload: string): { attachment?: unknown; content?: unknown } {
  try {
    return JSON.parse(payload) as object;
  } catch {
    return {};
  }
}

export interface FilesChecked {
  files: number;
  missing: ReferredFile[];
  /** Files whose bytes are not those that were sealed. */
  damaged: ReferredFile[];
}

/** SHA-256 of a file in hex, read piece by piece; `take` gets each piece. */
export function hashOfFile(path: string, take: (bytes: Buffer) => void = () => {}): string {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(PIECE);
  const file = openSync(path, "r");
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      const bytes = buffer.subarray(0, read);
      hash.update(bytes);
      take(bytes);
    }
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}

/** Checks the bytes of every file that the log refers to. `progress` gets the number of files checked so far. */
export function checkFiles(
  log: Database,
  attachments: string,
  progress: (files: number) => void = () => {},
): FilesChecked {
  const checked: FilesChecked = { files: 0, missing: [], damaged: [] };
  for (const referred of referredFiles(log)) {
    const path = attachmentFile(attachments, referred.content);
    if (!existsSync(path)) checked.missing.push(referred);
    else if (hashOrNull(path) !== referred.content) checked.damaged.push(referred);
    checked.files += 1;
    if (checked.files % 100 === 0) progress(checked.files);
  }
  return checked;
}

/** A file that a disk cannot read is damaged, too. */
function hashOrNull(path: string): string | null {
  try {
    return hashOfFile(path);
  } catch {
    return null;
  }
}
