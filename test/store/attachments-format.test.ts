import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { systemRandom } from "../../main/platform/ids";
import { FILE_KEY_BYTES, FileSealer, openSealed, sealedSize } from "../../main/store/files/format";

const random = systemRandom();
const CHUNK = 65_536;
const SEALED_CHUNK = CHUNK + 16;
const HEADER = 8;

function sealAll(key: Buffer, pieces: readonly Uint8Array[]): Buffer {
  const sealer = new FileSealer(key);
  return Buffer.concat([...pieces.map((piece) => sealer.update(piece)), sealer.finish()]);
}

function cutInto(content: Buffer, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    pieces.push(content.subarray(at, at + size));
    at += size;
  }
  pieces.push(content.subarray(at));
  return pieces;
}

describe("a sealed file", () => {
  test("opens to what was sealed, however its bytes came", () => {
    const size = fc.oneof(
      fc.integer({ min: 0, max: 300_000 }),
      fc.constantFrom(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK - 1),
    );
    const cuts = fc.array(fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.constantFrom(0, 1, CHUNK)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(size, cuts, (bytes, sizes) => {
        const key = random(FILE_KEY_BYTES);
        const content = random(bytes);
        const sealed = sealAll(key, cutInto(content, sizes));
        expect(sealed.length).toBe(sealedSize(bytes));
        expect(sealed.equals(sealAll(key, [content]))).toBe(true);
        expect(content.equals(openSealed(key, sealed) ?? Buffer.from("not opened"))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("has no byte of what is in it on the disk", () => {
    const content = Buffer.from("NIK 3402084507900001 ".repeat(10_000));
    expect(sealAll(random(FILE_KEY_BYTES), [content]).includes("3402084507900001")).toBe(false);
  });

  test("does not open when any one byte is another", () => {
    const key = random(FILE_KEY_BYTES);
    const sealed = sealAll(key, [random(CHUNK + 500)]);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const touched = Buffer.from(sealed);
        touched[at] = (touched[at] ?? 0) ^ change;
        expect(openSealed(key, touched)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  test("does not open with another key, or one of another length", () => {
    const sealed = sealAll(random(FILE_KEY_BYTES), [random(100)]);
    expect(openSealed(random(FILE_KEY_BYTES), sealed)).toBeNull();
    expect(openSealed(Buffer.alloc(0), sealed)).toBeNull();
  });

  test("does not open when it was cut off anywhere, chunk ends among them", () => {
    const key = random(FILE_KEY_BYTES);
    const sealed = sealAll(key, [random(3 * CHUNK)]);
    const lengths = [0, 7, HEADER, HEADER + 15, HEADER + 16, HEADER + SEALED_CHUNK, HEADER + 2 * SEALED_CHUNK];
    for (const length of [...lengths, sealed.length - 1, sealed.length - 16]) {
      expect([length, openSealed(key, sealed.subarray(0, length))]).toEqual([length, null]);
    }
    expect(openSealed(key, Buffer.concat([sealed, Buffer.alloc(1)]))).toBeNull();
  });

  test("does not open when chunks changed places, were repeated or came from another file", () => {
    const key = random(FILE_KEY_BYTES);
    const sealed = sealAll(key, [random(3 * CHUNK)]);
    const other = sealAll(random(FILE_KEY_BYTES), [random(3 * CHUNK)]);
    const header = sealed.subarray(0, HEADER);
    const chunk = (file: Buffer, n: number) =>
      file.subarray(HEADER + n * SEALED_CHUNK, HEADER + (n + 1) * SEALED_CHUNK);
    const made = (...chunks: Buffer[]) => Buffer.concat([header, ...chunks]);
    const [first, second, third] = [chunk(sealed, 0), chunk(sealed, 1), chunk(sealed, 2)];
    expect(openSealed(key, made(first, second, third))).not.toBeNull();
    expect(openSealed(key, made(second, first, third))).toBeNull();
    expect(openSealed(key, made(first, first, third))).toBeNull();
    expect(openSealed(key, made(first, second))).toBeNull();
    expect(openSealed(key, made(third))).toBeNull();
    expect(openSealed(key, made(first, chunk(other, 1), third))).toBeNull();
  });
});
