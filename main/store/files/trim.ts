import { existsSync, rmSync, statSync, utimesSync } from "node:fs";
import type { Database } from "../database";
import { attachmentFile, contentsIn } from "./files";
import { referredFiles } from "./referred";
import type { StagedFiles } from "./staged";

const DAY_MS = 86_400_000;
/** A file that was handed over but never became part of a request is kept for so long. */
export const STAGED_DAYS = 14;
/** A file that nothing refers to stays for a day more: a command that took it may be on its way to the log. */
const GRACE_MS = DAY_MS;

/**
 * Takes out what nobody refers to any more. Rows are read before the log: a command's event is committed before its row
 * goes, so that a file is seen in one of the two. Returns how many files and rows went. `now` is epoch milliseconds.
 */
export function trimAttachments(
  attachments: string,
  staged: StagedFiles,
  log: Database,
  now: number,
): { files: number; rows: number } {
  const rows = staged.all();
  const known = new Set(rows.map((row) => row.content));
  const loose = contentsIn(attachments).filter((content) => {
    if (known.has(content)) return false;
    const path = attachmentFile(attachments, content);
    return existsSync(path) && now - statSync(path).mtimeMs > GRACE_MS;
  });
  const referred = new Set(loose.length > 0 ? referredFiles(log).map((file) => file.content) : []);
  const unused = loose.filter((content) => !referred.has(content));
  for (const content of unused) rmSync(attachmentFile(attachments, content), { force: true });
  const expired = rows.filter((row) => now - row.savedAt > STAGED_DAYS * DAY_MS);
  for (const { content } of expired) {
    const path = content && attachmentFile(attachments, content);
    if (path && existsSync(path)) utimesSync(path, now / 1000, now / 1000);
  }
  staged.forget(expired.map((row) => row.id));
  return { files: unused.length, rows: expired.length };
}
