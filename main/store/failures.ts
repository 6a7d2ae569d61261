import { Refusal } from "../../shared/ipc/errors";

const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
export const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;
/** An extended code: the file ends before a page that it ought to have. */
const SQLITE_IOERR_SHORT_READ = 522;

/** SQLite's primary result code, or null for another kind of failure. */
export function sqliteCode(error: unknown): number | null {
  if (typeof error !== "object" || error === null) return null;
  const { rawCode } = error as { rawCode?: unknown };
  return typeof rawCode === "number" ? rawCode & 0xff : null;
}

/** True for a file that is not a database any more, has damaged pages or was cut off. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  const cutOff = (error as { rawCode?: unknown } | null)?.rawCode === SQLITE_IOERR_SHORT_READ;
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB || cutOff;
}

/** Puts a failure of the disk into the operator's words; anything else stays as it is. */
export function asRefusal(error: unknown, folder: string): unknown {
  const code = sqliteCode(error);
  const text = error instanceof Error ? error.message : "";
  if (isDamage(error)) return new Refusal("log-damaged", { setAside: "", reason: text });
  if (code === SQLITE_FULL || code === SQLITE_IOERR || /ENOSPC|disk is full/.test(text)) {
    return new Refusal("disk-full", { folder });
  }
  const systemCode = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === SQLITE_READONLY || code === SQLITE_CANTOPEN || /^(EROFS|EACCES|EPERM)$/.test(systemCode)) {
    return new Refusal("folder-read-only", { folder });
  }
  if (code === SQLITE_BUSY || systemCode === "EBUSY") return new Refusal("file-held", { folder });
  return error;
}
