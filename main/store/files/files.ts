import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { flushFolder } from "../backup/backup-files";

const CONTENT = /^[0-9a-f]{64}$/;

/** True for a SHA-256 in hex, which names a sealed file. */
export function isContent(value: unknown): value is string {
  return typeof value === "string" && CONTENT.test(value);
}

/** Where a sealed file lies below `attachments`, by the SHA-256 of its bytes in hex. */
export function attachmentFile(attachments: string, content: string): string {
  if (!isContent(content)) throw new Error("not the name of a sealed file");
  return join(attachments, content.slice(0, 2), content);
}

/** Where files lie that are still being handed over; nothing in it outlives the process. */
export function incomingFolder(attachments: string): string {
  return join(attachments, "incoming");
}

/** Makes a folder that only this user may read, durably, with those above it. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700, recursive: true });
  flushFolder(dirname(path));
}

/** The sealed files that are there. */
export function contentsIn(attachments: string): string[] {
  if (!existsSync(attachments)) return [];
  return readdirSync(attachments, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name))
    .flatMap(({ name }) =>
      readdirSync(join(attachments, name)).filter((content) => isContent(content) && content.startsWith(name)),
    );
}
