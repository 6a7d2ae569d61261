import { createCipheriv, createDecipheriv } from "node:crypto";

/*
 * A sealed file: an 8-byte header ("SGPA", version, three zeros), then chunks of 64 KiB, each AES-256-GCM with its
 * 16-byte tag behind it; only the last one is shorter. A file has a key of its own that seals nothing else, so the nonce
 * can count: a mark of the last chunk, then the chunk's number. A chunk that is missing, moved, of another file or cut
 * off does not open. The header is bound to every chunk.
 */
const HEADER = Buffer.from([0x53, 0x47, 0x50, 0x41, 1, 0, 0, 0]);
const CHUNK = 65_536;
const TAG = 16;
export const FILE_KEY_BYTES = 32;

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes[0] = last ? 1 : 0;
  bytes.writeUIntBE(index, 6, 6);
  return bytes;
}

/** How many bytes a file of this size has when it is sealed. */
export function sealedSize(bytes: number): number {
  return HEADER.length + bytes + Math.max(1, Math.ceil(bytes / CHUNK)) * TAG;
}

/** Seals a file whose bytes come piece by piece; each call gives what can be written so far. */
export class FileSealer {
  private index = 0;
  private readonly held = Buffer.alloc(CHUNK);
  private filled = 0;

  /** `key` must never have sealed anything. */
  constructor(private readonly key: Buffer) {}

  update(bytes: Uint8Array): Buffer {
    const parts: Buffer[] = [];
    let at = 0;
    while (at < bytes.byteLength) {
      // A full chunk is held back until more comes: it may be the last one.
      if (this.filled === CHUNK) parts.push(...this.chunk(false));
      const taken = Math.min(CHUNK - this.filled, bytes.byteLength - at);
      this.held.set(bytes.subarray(at, at + taken), this.filled);
      this.filled += taken;
      at += taken;
    }
    return Buffer.concat(parts);
  }

  finish(): Buffer {
    return Buffer.concat(this.chunk(true));
  }

  private chunk(last: boolean): Buffer[] {
    const cipher = createCipheriv("aes-256-gcm", this.key, nonce(this.index, last));
    cipher.setAAD(HEADER);
    const body = cipher.update(this.held.subarray(0, this.filled));
    cipher.final();
    const parts = [body, cipher.getAuthTag()];
    if (this.index === 0) parts.unshift(HEADER);
    this.index += 1;
    this.filled = 0;
    return parts;
  }
}

/** Opens a whole sealed file. Null where a byte, a chunk's place, the end or the key is not the right one. */
export function openSealed(key: Buffer, sealed: Buffer): Uint8Array<ArrayBuffer> | null {
  if (key.length !== FILE_KEY_BYTES || sealed.length < HEADER.length + TAG) return null;
  if (!sealed.subarray(0, HEADER.length).equals(HEADER)) return null;
  const chunks = Math.ceil((sealed.length - HEADER.length) / (CHUNK + TAG));
  const bytes = sealed.length - HEADER.length - chunks * TAG;
  if (bytes < 0 || sealedSize(bytes) !== sealed.length) return null;
  // Memory of its own: the caller may hand it over to another thread.
  const plain = new Uint8Array(bytes);
  for (let index = 0; index < chunks; index++) {
    const from = HEADER.length + index * (CHUNK + TAG);
    const to = Math.min(from + CHUNK + TAG, sealed.length);
    const decipher = createDecipheriv("aes-256-gcm", key, nonce(index, index === chunks - 1));
    decipher.setAAD(HEADER);
    decipher.setAuthTag(sealed.subarray(to - TAG, to));
    try {
      plain.set(decipher.update(sealed.subarray(from, to - TAG)), index * CHUNK);
      decipher.final();
    } catch {
      return null;
    }
  }
  return plain;
}
