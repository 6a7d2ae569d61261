import { join } from "node:path";

const CONTENT = /^[0-9a-f]{64}$/;

/** True for a SHA-256 in hex, which names a sealed file. */
export function isContent(value: string): boolean {
  return CONTENT.test(value);
}

/** Where a sealed file lies below `attachments`, by the SHA-256 of its bytes in hex. */
export function attachmentFile(attachments: string, content: string): string {
  if (!isContent(content)) throw new Error("not the name of a sealed file");
  return join(attachments, content.slice(0, 2), content);
}
