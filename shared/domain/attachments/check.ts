import { isProgramName, suffixOf } from "./program-names";

/** Why a file is not accepted; keys of text/…/errors `field`. */
export type FileProblem =
  | "file-empty"
  | "file-too-large"
  | "file-executable"
  | "file-not-pdf"
  | "file-name"
  | "file-incomplete"
  | "file-unreadable";

/** How many of the first bytes a check needs, where the file has as many. */
export const HEAD_BYTES = 1024;

const startsWith = (head: Uint8Array, ...bytes: readonly number[]) =>
  bytes.every((byte, index) => head[index] === byte);

/**
 * Whether the first bytes are those of a program: Windows (also a shortcut), Linux, macOS, a script, Java or Android
 * bytecode.
 */
export function isExecutable(head: Uint8Array): boolean {
  return (
    startsWith(head, 0x4d, 0x5a) ||
    startsWith(head, 0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00) ||
    startsWith(head, 0x7f, 0x45, 0x4c, 0x46) ||
    startsWith(head, 0x23, 0x21) ||
    startsWith(head, 0xca, 0xfe, 0xba, 0xbe) ||
    startsWith(head, 0xcf, 0xfa, 0xed, 0xfe) ||
    startsWith(head, 0xce, 0xfa, 0xed, 0xfe) ||
    startsWith(head, 0xfe, 0xed, 0xfa, 0xcf) ||
    startsWith(head, 0xfe, 0xed, 0xfa, 0xce) ||
    startsWith(head, 0x64, 0x65, 0x78, 0x0a)
  );
}

/** Whether "%PDF-" is within the first kilobyte, as the format allows. */
export function isPdf(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  return text.includes("%PDF-");
}

/** What can be said before a byte is read. `bytes` is what the file says of its size. */
export function checkDeclared(name: string, bytes: number, maxBytes: number): FileProblem | null {
  if (bytes <= 0) return "file-empty";
  if (bytes > maxBytes) return "file-too-large";
  return isProgramName(name) ? "file-executable" : null;
}

/** What the first bytes say (HEAD_BYTES of them where there are as many). `mediaType` is what the file claims to be. */
export function checkHead(name: string, mediaType: string, head: Uint8Array): FileProblem | null {
  if (isExecutable(head)) return "file-executable";
  const saysPdf = suffixOf(name) === "pdf" || /^application\/(x-)?pdf\b/i.test(mediaType);
  return saysPdf && !isPdf(head) ? "file-not-pdf" : null;
}

/** Everything that can be checked of a file with its first bytes. Returns null for a good one. */
export function checkFile(
  file: { name: string; bytes: number; mediaType: string },
  head: Uint8Array,
  maxBytes: number,
): FileProblem | null {
  return checkDeclared(file.name, file.bytes, maxBytes) ?? checkHead(file.name, file.mediaType, head);
}
