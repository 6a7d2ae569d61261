import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { deriveFrom, newestOf, type OfficeKey } from "../../platform/office-key";

/** A place in a chain and the hash that stands there. */
export interface ChainPlace {
  origin: string;
  seq: number;
  hash: Uint8Array;
}

const NUMBER = 4;
/** Bytes of a head's seal, with the whole HMAC; an event's carries half of it. */
const HEAD_SEAL = NUMBER + 32;
const EVENT_SEAL = NUMBER + 16;

/**
 * Seals of what this office's workstations wrote or took in: HMAC-SHA256 under keys derived from the office key, so that
 * somebody who can write to the file and has no key can add, exchange or take away nothing unseen. A seal begins with the
 * number of the generation it was made with. An event's seal says that it was written here; a head's seal, that the chain
 * ends there. Neither stands for the other.
 */
export class ChainSeal {
  private readonly newest: Keys;
  private readonly known = new Map<number, Keys>();

  constructor(officeKey: OfficeKey) {
    for (const { generation, key } of officeKey) this.known.set(generation, keysOf(generation, key));
    this.newest = this.known.get(newestOf(officeKey).generation) as Keys;
  }

  ofEvent(place: ChainPlace): Buffer {
    return seal(this.newest, this.newest.event, place).subarray(0, EVENT_SEAL);
  }

  ofHead(place: ChainPlace): Buffer {
    return seal(this.newest, this.newest.head, place);
  }

  fitsEvent(found: Uint8Array, place: ChainPlace): boolean {
    return found.byteLength === EVENT_SEAL && this.fits("event", found, place);
  }

  fitsHead(found: Uint8Array, place: ChainPlace): boolean {
    return found.byteLength === HEAD_SEAL && this.fits("head", found, place);
  }

  private fits(what: "event" | "head", found: Uint8Array, place: ChainPlace): boolean {
    if (!Number.isSafeInteger(place.seq) || place.seq < 1) return false;
    const given = Buffer.from(found.buffer, found.byteOffset, found.byteLength);
    const keys = this.known.get(given.readUInt32BE());
    return keys !== undefined && timingSafeEqual(seal(keys, keys[what], place).subarray(0, given.length), given);
  }
}

/** The keys of one generation: of an event's seal and of a head's. */
interface Keys {
  generation: number;
  event: KeyObject;
  head: KeyObject;
}

function keysOf(generation: number, officeKey: Buffer): Keys {
  const derive = (label: string) => createSecretKey(deriveFrom(officeKey, label));
  return { generation, event: derive("sigap chain event"), head: derive("sigap chain head") };
}

const HIGH = 2 ** 32;

/** The generation, and the HMAC of generation, counter (8 bytes, big-endian), hash and origin. */
function seal({ generation }: Keys, key: KeyObject, { origin, seq, hash }: ChainPlace): Buffer {
  const place = Buffer.allocUnsafe(NUMBER + 8);
  place.writeUInt32BE(generation);
  place.writeUInt32BE(Math.floor(seq / HIGH), NUMBER);
  place.writeUInt32BE(seq % HIGH, NUMBER + 4);
  const mac = createHmac("sha256", key).update(place).update(hash).update(origin).digest();
  const sealed = Buffer.allocUnsafe(HEAD_SEAL);
  place.copy(sealed, 0, 0, NUMBER);
  mac.copy(sealed, NUMBER);
  return sealed;
}
