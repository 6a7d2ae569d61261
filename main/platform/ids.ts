import { randomBytes, randomFillSync } from "node:crypto";

/** Random bytes in large draws: one system call serves many ids. */
export type RandomSource = (bytes: number) => Buffer;

export function systemRandom(): RandomSource {
  const pool = Buffer.alloc(4096);
  let used = pool.length;
  return (bytes) => {
    if (bytes > pool.length) return randomBytes(bytes);
    if (used + bytes > pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const taken = Buffer.from(pool.subarray(used, used + bytes));
    used += bytes;
    return taken;
  };
}

/** A UUIDv7 (RFC 9562) for the wall-clock time in epoch milliseconds. */
export function uuidv7(wall: number, random: RandomSource): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(Math.max(0, Math.floor(wall)), 0, 6);
  random(10).copy(bytes, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const READABLE = "23456789abcdefghjkmnpqrstvwxyz";

/** A short code without letters that look alike, for the incarnation of a workstation. */
export function shortCode(length: number, random: RandomSource): string {
  return [...random(length)].map((byte) => READABLE[byte % READABLE.length]).join("");
}

/** Eight random signs in two groups, in capitals as they are printed: "K7QM-2XVP". */
export function surveyCode(random: RandomSource): string {
  const signs = shortCode(8, random).toUpperCase();
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}
