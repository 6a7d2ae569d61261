import { isPdf } from "./check";
import type { AttachmentKind } from "./kinds";
import { suffixOf } from "./program-names";

/** What a file is. */
export interface Sniffed {
  kind: AttachmentKind;
  mediaType: string;
}

const OPEN_XML = "application/vnd.openxmlformats-officedocument";
const OPEN_DOCUMENT = "application/vnd.oasis.opendocument";

/** Folders inside a zip that only one kind of document has. */
const IN_ZIP: readonly (readonly [text: string, mediaType: string])[] = [
  [`mimetype${OPEN_DOCUMENT}.text`, `${OPEN_DOCUMENT}.text`],
  [`mimetype${OPEN_DOCUMENT}.spreadsheet`, `${OPEN_DOCUMENT}.spreadsheet`],
  [`mimetype${OPEN_DOCUMENT}.presentation`, `${OPEN_DOCUMENT}.presentation`],
  ["word/document", `${OPEN_XML}.wordprocessingml.document`],
  ["xl/workbook", `${OPEN_XML}.spreadsheetml.sheet`],
  ["ppt/presentation", `${OPEN_XML}.presentationml.presentation`],
];

/** Older office documents share one container: only their names tell them apart. */
const IN_OLE: Readonly<Record<string, string>> = {
  doc: "application/msword",
  dot: "application/msword",
  xls: "application/vnd.ms-excel",
  xlt: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
  pps: "application/vnd.ms-powerpoint",
  msg: "application/vnd.ms-outlook",
};

const OTHER: Sniffed = { kind: "other", mediaType: "application/octet-stream" };

function latin(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

/**
 * What a file is by its content; the name only tells apart what looks the same from inside.
 *
 * @param head the first bytes, 1,024 or more where there are as many
 * @param tail the last bytes: a zip lists what is in it there. May overlap `head`.
 */
export function sniff(name: string, head: Uint8Array, tail: Uint8Array): Sniffed {
  const start = latin(head.subarray(0, 16));
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return { kind: "image", mediaType: "image/png" };
  if (start.startsWith("\xff\xd8\xff")) return { kind: "image", mediaType: "image/jpeg" };
  if (/^GIF8[79]a/.test(start)) return { kind: "image", mediaType: "image/gif" };
  if (start.startsWith("RIFF") && start.slice(8, 12) === "WEBP") return { kind: "image", mediaType: "image/webp" };
  if (isPdf(head)) return { kind: "pdf", mediaType: "application/pdf" };
  if (start.startsWith("PK\x03\x04")) return sniffZip(head, tail);
  if (start.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
    return { kind: "office", mediaType: IN_OLE[suffixOf(name)] ?? "application/x-ole-storage" };
  }
  if (isText(head)) return { kind: "text", mediaType: suffixOf(name) === "csv" ? "text/csv" : "text/plain" };
  return OTHER;
}

function sniffZip(head: Uint8Array, tail: Uint8Array): Sniffed {
  const listed = latin(head) + latin(tail);
  const found = IN_ZIP.find(([text]) => listed.includes(text));
  return found ? { kind: "office", mediaType: found[1] } : { kind: "other", mediaType: "application/zip" };
}

/** UTF-8, or another superset of ASCII, without control characters besides line ends, tabs and form feeds. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d)) && !head.includes(0x7f);
}
