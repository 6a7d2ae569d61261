import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Refusal } from "../../shared/ipc/errors";

const LONGEST_NAME = 120;

/** The file name of a document: no character that a file system refuses, no leading dot, never empty. */
export function pdfName(name: string): string {
  const clean = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, "")
    .replace(/[\\/:*?"<>|]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+/, "");
  const cut = [...clean]
    .slice(0, LONGEST_NAME)
    .join("")
    .replace(/[\s.]+$/, "");
  return `${cut || "dokumen"}.pdf`;
}

/**
 * Writes a file as a whole or not at all: what was there under the name stays until the new one is on the disk.
 * @throws Refusal `disk-full`, `file-not-written` (with the system's reason)
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = join(dirname(path), `.${basename(path).slice(0, 80)}.${randomBytes(4).toString("hex")}.part`);
  try {
    const file = await open(part, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    if (reason === "ENOSPC") throw new Refusal("disk-full");
    throw new Refusal("file-not-written", { path, reason });
  }
}
