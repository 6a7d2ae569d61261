/** Why a file is not accepted; keys of text/…/errors `field`. */
export type FileProblem = "file-empty" | "file-too-large" | "file-executable" | "file-not-pdf" | "file-unreadable";

const startsWith = (head: Uint8Array, ...bytes: readonly number[]) =>
  bytes.every((byte, index) => head[index] === byte);

/** Whether the first bytes are those of a program: Windows, Linux, macOS, a script, Java or Android bytecode. */
export function isExecutable(head: Uint8Array): boolean {
  return (
    startsWith(head, 0x4d, 0x5a) ||
    startsWith(head, 0x7f, 0x45, 0x4c, 0x46) ||
    startsWith(head, 0x23, 0x21) ||
    startsWith(head, 0xca, 0xfe, 0xba, 0xbe) ||
    startsWith(head, 0xcf, 0xfa, 0xed, 0xfe) ||
    startsWith(head, 0xce, 0xfa, 0xed, 0xfe) ||
    startsWith(head, 0x64, 0x65, 0x78, 0x0a)
  );
}

/** Whether "%PDF-" is within the first kilobyte, as the format allows. */
export function isPdf(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.subarray(0, 1024));
  return text.includes("%PDF-");
}

/** Checks name, size and first bytes (at least 1,024 where there are as many). Returns null for a good file. */
export function checkFile(name: string, size: number, head: Uint8Array, maxBytes: number): FileProblem | null {
  if (size === 0) return "file-empty";
  if (size > maxBytes) return "file-too-large";
  if (isExecutable(head)) return "file-executable";
  if (/\.pdf$/i.test(name) && !isPdf(head)) return "file-not-pdf";
  return null;
}
