import { writeFile } from "node:fs/promises";
import { writeWhole } from "../../documents/file";

/** What Windows keeps beside a file that came from the internet: programs open it protected and ask before they run it. */
const MARK_OF_THE_WEB = "[ZoneTransfer]\r\nZoneId=3\r\n";

/**
 * Writes the copy of an attachment, which an outsider sent, to where the operator wants it; on Windows with the mark of
 * the web. A disk without such marks (FAT) gets the file without it.
 * @throws Refusal `disk-full`, `file-not-written`
 */
export async function writeCopy(path: string, bytes: Uint8Array, platform: NodeJS.Platform): Promise<void> {
  await writeWhole(path, bytes);
  if (platform === "win32") await writeFile(`${path}:Zone.Identifier`, MARK_OF_THE_WEB).catch(() => {});
}
