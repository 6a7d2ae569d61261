import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveFrom, newestOf, type OfficeKey } from "../../platform/office-key";

/** What this console notes for itself beside the log. Each has a key of its own: none stands for another. */
export type Note = "kept state" | "log check";

/**
 * Seals of notes that spare a check or a fold: HMAC-SHA256 under keys derived from the newest office key. A note that
 * somebody without the key wrote, or that an older key sealed, counts as none: what it would have spared is done.
 */
export class NoteSeal {
  private readonly keys = new Map<Note, Buffer>();

  constructor(private readonly officeKey: OfficeKey) {}

  /** The seal of a note that consists of these parts, each of which is sealed with its length. */
  of(note: Note, parts: readonly (string | Uint8Array)[]): Buffer {
    const mac = createHmac("sha256", this.key(note));
    for (const part of parts) {
      const bytes = typeof part === "string" ? Buffer.from(part) : part;
      const length = Buffer.allocUnsafe(4);
      length.writeUInt32BE(bytes.byteLength);
      mac.update(length).update(bytes);
    }
    return mac.digest();
  }

  fits(note: Note, parts: readonly (string | Uint8Array)[], found: Uint8Array): boolean {
    const wanted = this.of(note, parts);
    return found.byteLength === wanted.byteLength && timingSafeEqual(wanted, found);
  }

  private key(note: Note): Buffer {
    const known = this.keys.get(note);
    if (known) return known;
    const key = deriveFrom(newestOf(this.officeKey).key, `sigap note ${note}`);
    this.keys.set(note, key);
    return key;
  }
}
