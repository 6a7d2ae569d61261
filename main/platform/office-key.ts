import { hkdfSync } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { hashRaw } from "@node-rs/argon2";
import { z } from "zod";
import { Refusal } from "../../shared/ipc/errors";
import type { RandomSource } from "./ids";
import { seal, unseal } from "./sealing";

/** One generation of the office key: its number, from 1, and 32 bytes. */
export interface KeyGeneration {
  generation: number;
  key: Buffer;
}

/**
 * The office key in all its generations that are known here, the newest last. What is sealed from now on is sealed with
 * the newest; what an older one sealed still opens.
 */
export type OfficeKey = readonly [...KeyGeneration[], KeyGeneration];

const KEY = 32;
const NUMBER = 4;

/** The key of a new office: generation 1. */
export function newOfficeKey(random: RandomSource): OfficeKey {
  return [{ generation: 1, key: random(KEY) }];
}

/** The same office's key with one more generation, to be used from now on. */
export function nextGeneration(officeKey: OfficeKey, random: RandomSource): OfficeKey {
  return [...officeKey, { generation: newestOf(officeKey).generation + 1, key: random(KEY) }];
}

export function newestOf(officeKey: OfficeKey): KeyGeneration {
  return officeKey[officeKey.length - 1] as KeyGeneration;
}

/** A key of 32 bytes for one purpose, from the key of one generation (HKDF-SHA256). */
export function deriveFrom(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, Buffer.alloc(0), purpose, 32));
}

/** What view.db is encrypted with, in hex. Another office key makes another one: the view is built again then. */
export function viewKeyOf(officeKey: OfficeKey): string {
  return deriveFrom(newestOf(officeKey).key, "sigap view").toString("hex");
}

/** What notes of a clean close are signed with. */
export function closeKeyOf(officeKey: OfficeKey): Buffer {
  return deriveFrom(newestOf(officeKey).key, "sigap clean close");
}

/** The office key as it came from another thread, where buffers arrive as plain bytes. */
export function receivedOfficeKey(sent: OfficeKey): OfficeKey {
  return sent.map(({ generation, key }) => ({ generation, key: Buffer.from(key) })) as unknown as OfficeKey;
}

/** Seals with the newest generation, whose number stands before what `seal` makes and is bound to it. */
export function sealWithOffice(officeKey: OfficeKey, plain: Buffer, bound: Buffer, random: RandomSource): Buffer {
  const { generation, key } = newestOf(officeKey);
  const number = numberBytes(generation);
  return Buffer.concat([number, seal(key, plain, Buffer.concat([number, bound]), random)]);
}

/** Opens what `sealWithOffice` made; null for what a generation sealed that is not known here, and as `unseal`. */
export function openWithOffice(officeKey: OfficeKey, sealed: Uint8Array, bound: Buffer): Buffer | null {
  if (sealed.byteLength < NUMBER) return null;
  const number = Buffer.from(sealed.buffer, sealed.byteOffset, NUMBER);
  const generation = number.readUInt32BE();
  const found = officeKey.find((candidate) => candidate.generation === generation);
  return found ? unseal(found.key, sealed.subarray(NUMBER), Buffer.concat([number, bound])) : null;
}

function numberBytes(generation: number): Buffer {
  const bytes = Buffer.alloc(NUMBER);
  bytes.writeUInt32BE(generation);
  return bytes;
}

/**
 * The office key wraps every stream's key. It is kept wrapped: always with a passphrase (so that a backup can be
 * restored elsewhere) and, where the operating system has a real key store, with that too (so that the office need
 * not type the passphrase at each start).
 */
const fileSchema = z.strictObject({
  version: z.literal(1),
  passphrase: z.strictObject({
    salt: z.string(),
    /** What Argon2id spends on the passphrase: KiB of memory and passes over it. */
    memory: z.int().positive(),
    passes: z.int().positive(),
  }),
  /** Each generation wrapped with the passphrase's key, the newest last. */
  generations: z.array(z.strictObject({ generation: z.int().positive(), wrapped: z.string() })).min(1),
  /** All of them in one, for the operating system's key store. */
  osKeyStore: z.string().nullable(),
});
export type OfficeKeyFile = z.infer<typeof fileSchema>;

/** The operating system's key store, as Electron's safeStorage offers it. */
export interface KeyStore {
  encrypt(plain: Buffer): Buffer;
  /** Throws or returns null where the store cannot open it (another user, another machine). */
  decrypt(wrapped: Buffer): Buffer | null;
}

/** A wrapped generation opens under its own number only. */
function boundTo(generation: number): Buffer {
  return Buffer.from(`sigap office key ${generation}`);
}

/** What guessing a passphrase costs. */
export interface PassphraseCost {
  memory: number;
  passes: number;
}

/** 64 MiB and 3 passes: above what OWASP advises for passwords. */
export const OFFICE_COST: PassphraseCost = { memory: 65_536, passes: 3 };

/** A demo folder's passphrase is known to everybody: nothing is gained by making it slow. */
export const DEMO_COST: PassphraseCost = { memory: 1_024, passes: 1 };

/** Argon2id; runs in the thread pool. */
async function passphraseKey(passphrase: string, salt: Buffer, cost: PassphraseCost): Promise<Buffer> {
  return hashRaw(passphrase.normalize("NFKC"), {
    algorithm: 2,
    memoryCost: cost.memory,
    timeCost: cost.passes,
    parallelism: 1,
    outputLen: 32,
    salt,
  });
}

/** Makes the file of an office key, wrapped with the passphrase only. */
export async function wrapOfficeKey(
  officeKey: OfficeKey,
  passphrase: string,
  random: RandomSource,
  cost: PassphraseCost = OFFICE_COST,
): Promise<OfficeKeyFile> {
  const salt = random(16);
  const wrapping = await passphraseKey(passphrase, salt, cost);
  return {
    version: 1,
    passphrase: { salt: salt.toString("base64"), ...cost },
    generations: officeKey.map(({ generation, key }) => ({
      generation,
      wrapped: seal(wrapping, key, boundTo(generation), random).toString("base64"),
    })),
    osKeyStore: null,
  };
}

/** Every generation that the file holds and the passphrase opens. @throws Refusal `wrong-passphrase` without the newest */
export async function openWithPassphrase(file: OfficeKeyFile, passphrase: string): Promise<OfficeKey> {
  const wrapping = await passphraseKey(passphrase, Buffer.from(file.passphrase.salt, "base64"), file.passphrase);
  const opened = file.generations.flatMap(({ generation, wrapped }): KeyGeneration[] => {
    const key = unseal(wrapping, Buffer.from(wrapped, "base64"), boundTo(generation));
    return key ? [{ generation, key }] : [];
  });
  return inOrder(file, opened) ?? refuse();
}

function refuse(): never {
  throw new Refusal("wrong-passphrase");
}

/** Generations in their order; null where the newest of the file is not among them. */
function inOrder(file: OfficeKeyFile, opened: readonly KeyGeneration[]): OfficeKey | null {
  const sorted = opened.toSorted((a, b) => a.generation - b.generation);
  const newest = Math.max(...file.generations.map(({ generation }) => generation));
  return sorted.at(-1)?.generation === newest ? (sorted as unknown as OfficeKey) : null;
}

/** The key from the OS key store, or null where it must be asked for. */
export function openWithKeyStore(file: OfficeKeyFile, keyStore: KeyStore | null): OfficeKey | null {
  if (!keyStore || file.osKeyStore === null) return null;
  const plain = keyStore.decrypt(Buffer.from(file.osKeyStore, "base64"));
  if (!plain) return null;
  const opened: KeyGeneration[] = [];
  for (let at = 0; at + NUMBER + KEY <= plain.length; at += NUMBER + KEY) {
    const key = Buffer.from(plain.subarray(at + NUMBER, at + NUMBER + KEY));
    opened.push({ generation: plain.readUInt32BE(at), key });
  }
  return inOrder(file, opened);
}

/** Keeps the key in the OS key store too, so that the next start does not ask for the passphrase. */
export function addToKeyStore(path: string, officeKey: OfficeKey, keyStore: KeyStore): void {
  const plain = Buffer.concat(officeKey.flatMap(({ generation, key }) => [numberBytes(generation), key]));
  writeOfficeKeyFile(path, { ...readOfficeKeyFile(path), osKeyStore: keyStore.encrypt(plain).toString("base64") });
}

export function readOfficeKeyFile(path: string): OfficeKeyFile {
  return parseOfficeKeyFile(readFileSync(path, "utf8"));
}

/** Whether there is a file that `readOfficeKeyFile` can read. */
export function isOfficeKeyFile(path: string): boolean {
  try {
    readOfficeKeyFile(path);
    return true;
  } catch {
    return false;
  }
}

/** @throws where the text is no office key file */
export function parseOfficeKeyFile(text: string): OfficeKeyFile {
  return fileSchema.parse(JSON.parse(text));
}

/** Written beside and renamed, so that a power cut leaves the old file or the new one. */
export function writeOfficeKeyFile(path: string, file: OfficeKeyFile): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
