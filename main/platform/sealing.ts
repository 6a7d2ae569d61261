import { createCipheriv, createDecipheriv } from "node:crypto";
import type { RandomSource } from "./ids";

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM: nonce, ciphertext and tag in one buffer. `bound` must be the same when it is opened. */
export function seal(key: Buffer, plain: Buffer, bound: Buffer, random: RandomSource): Buffer {
  const nonce = random(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(bound);
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** Opens what `seal` made. Returns null where the key, the bound text or the bytes are not the same. */
export function unseal(key: Buffer, sealed: Uint8Array, bound: Buffer): Buffer | null {
  if (sealed.byteLength < NONCE + TAG) return null;
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE));
  decipher.setAAD(bound);
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  try {
    const plain = decipher.update(bytes.subarray(NONCE, bytes.length - TAG));
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}
