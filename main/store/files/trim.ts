import { existsSync, rmSync, statSync, utimesSync } from "node:fs";
import type { DataPaths } from "../../platform/paths";
import type { Database } from "../database";
import { setAsideFiles } from "../log/set-aside";
import { attachmentFile } from "./files";
import { referredFiles } from "./referred";
import type { StagedFiles } from "./staged";

const DAY_MS = 86_400_000;
/** A file that was handed over but never became part of a request is kept for so long. */
export const STAGED_DAYS = 14;
/** A file that nothing refers to stays for a day more: a command that took it may be on its way to the log. */
const GRACE_MS = DAY_MS;

/**
 * Takes out what was handed over here and nobody refers to. What came with a log (a backup's files, those of a log that
 * was set aside or fell behind) is never touched: another copy of the log may refer to it. Nothing at all goes while a log
 * lies aside, or a view that knew more than the log.
 *
 * Rows are read before the log: a command's event is committed before its row goes, so that a file is seen in one of the
 * two. Returns how many files and rows went. `now` is epoch milliseconds.
 */
export function trimAttachments(
  paths: DataPaths,
  staged: StagedFiles,
  log: Database,
  now: number,
): { files: number; rows: number } {
  const { attachments } = paths;
  const rows = staged.all();
  const known = new Set(rows.map((row) => row.content));
  const loose = [...staged.looseFiles()].filter((content) => !known.has(content));
  const due = loose.filter((content) => {
    const path = attachmentFile(attachments, content);
    return !existsSync(path) || now - statSync(path).mtimeMs > GRACE_MS;
  });
  const mayGo = setAsideFiles(paths).length === 0 ? due : [];
  const referred = new Set(mayGo.length > 0 ? referredFiles(log).map((file) => file.content) : []);
  const unused = mayGo.filter((content) => !referred.has(content) && existsSync(attachmentFile(attachments, content)));
  for (const content of unused) rmSync(attachmentFile(attachments, content), { force: true });
  staged.settled(mayGo);
  const expired = rows.filter((row) => now - row.savedAt > STAGED_DAYS * DAY_MS);
  for (const { id, content } of expired) {
    if (!content) continue;
    staged.expect({ id, content });
    const path = attachmentFile(attachments, content);
    if (existsSync(path)) utimesSync(path, now / 1000, now / 1000);
  }
  staged.forget(expired.map((row) => row.id));
  return { files: unused.length, rows: expired.length };
}
