import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";

/** What stands before the 32 bytes of an Ed25519 key in its DER form. */
const PUBLIC_PREFIX = Buffer.from("302a300506032b6570032100", "hex");
const KEY = 32;

/** A new Ed25519 key: the private half as PKCS #8, the public half as base64 of its 32 bytes. */
export function newSigningKey(): { publicKey: string; privateKey: Buffer } {
  const made = generateKeyPairSync("ed25519");
  return {
    publicKey: made.publicKey.export({ format: "der", type: "spki" }).subarray(-KEY).toString("base64"),
    privateKey: made.privateKey.export({ format: "der", type: "pkcs8" }),
  };
}

/** 64 bytes. `privateKey` as `newSigningKey` made it. */
export function signWith(privateKey: Buffer, bytes: Uint8Array): Buffer {
  return sign(null, bytes, createPrivateKey({ key: privateKey, format: "der", type: "pkcs8" }));
}

/** Whether the holder of a public key signed these bytes. False also for what is no key or no signature. */
export function isSignedWith(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  const raw = Buffer.from(publicKey, "base64");
  if (raw.length !== KEY || raw.toString("base64") !== publicKey) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: "der", type: "spki" });
    return verify(null, bytes, key, signature);
  } catch {
    return false;
  }
}
