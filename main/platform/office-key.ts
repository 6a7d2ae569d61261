import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { hashRaw } from "@node-rs/argon2";
import { z } from "zod";
import { Refusal } from "../../shared/ipc/errors";
import type { RandomSource } from "./ids";
import { seal, unseal } from "./sealing";

/**
 * The office key wraps every stream's key. It is kept wrapped: always with a passphrase (so that a backup can be
 * restored elsewhere) and, where the operating system has a real key store, with that too (so that the office need
 * not type the passphrase at each start).
 */
const fileSchema = z.strictObject({
  version: z.literal(1),
  passphrase: z.strictObject({
    salt: z.string(),
    wrapped: z.string(),
    /** What Argon2id spends on the passphrase: KiB of memory and passes over it. */
    memory: z.int().positive(),
    passes: z.int().positive(),
  }),
  osKeyStore: z.string().nullable(),
});
export type OfficeKeyFile = z.infer<typeof fileSchema>;

/** The operating system's key store, as Electron's safeStorage offers it. */
export interface KeyStore {
  encrypt(plain: Buffer): Buffer;
  /** Throws or returns null where the store cannot open it (another user, another machine). */
  decrypt(wrapped: Buffer): Buffer | null;
}

const BOUND = Buffer.from("sigap office key");

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

/** Makes the file for a new office key (32 random bytes), wrapped with the passphrase only. */
export async function wrapOfficeKey(
  key: Buffer,
  passphrase: string,
  random: RandomSource,
  cost: PassphraseCost = OFFICE_COST,
): Promise<OfficeKeyFile> {
  const salt = random(16);
  return {
    version: 1,
    passphrase: {
      salt: salt.toString("base64"),
      wrapped: seal(await passphraseKey(passphrase, salt, cost), key, BOUND, random).toString("base64"),
      ...cost,
    },
    osKeyStore: null,
  };
}

/** @throws Refusal `wrong-passphrase` */
export async function openWithPassphrase(file: OfficeKeyFile, passphrase: string): Promise<Buffer> {
  const wrapping = await passphraseKey(passphrase, Buffer.from(file.passphrase.salt, "base64"), file.passphrase);
  const key = unseal(wrapping, Buffer.from(file.passphrase.wrapped, "base64"), BOUND);
  if (!key) throw new Refusal("wrong-passphrase");
  return key;
}

/** The key from the OS key store, or null where it must be asked for. */
export function openWithKeyStore(file: OfficeKeyFile, keyStore: KeyStore | null): Buffer | null {
  if (!keyStore || file.osKeyStore === null) return null;
  return keyStore.decrypt(Buffer.from(file.osKeyStore, "base64"));
}

/** Keeps the key in the OS key store too, so that the next start does not ask for the passphrase. */
export function addToKeyStore(path: string, key: Buffer, keyStore: KeyStore): void {
  const osKeyStore = keyStore.encrypt(key).toString("base64");
  writeOfficeKeyFile(path, { ...readOfficeKeyFile(path), osKeyStore });
}

export function readOfficeKeyFile(path: string): OfficeKeyFile {
  return fileSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** Written beside and renamed, so that a power cut leaves the old file or the new one. */
export function writeOfficeKeyFile(path: string, file: OfficeKeyFile): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
