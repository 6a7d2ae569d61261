import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { newestOf, type OfficeKey } from "../../platform/office-key";

/** A place in a chain and the hash that stands there. */
export interface ChainPlace {
  origin: string;
  seq: number;
  hash: Uint8Array;
}

const NUMBER = 4;
/** What an event's seal costs in the log; its chain's head carries a whole one. */
const EVENT_SEAL = 16;

/**
 * Seals of what this office's workstations wrote or took in: HMAC-SHA256 under keys derived from the office key, so that
 * somebody who can write to the file and has no key can add, exchange or take away nothing unseen. A seal begins with the
 * number of the generation it was made with. An event's seal says that it was written here; a head's seal, that the chain
 * ends there. Neither stands for the other.
 */
export class ChainSeal {
  private readonly keys = new Map<string, Buffer | null>();

  constructor(private readonly officeKey: OfficeKey) {}

  ofEvent(place: ChainPlace): Buffer {
    const { generation } = newestOf(this.officeKey);
    const sealed = this.seal("sigap chain event", generation, place);
    return sealed ? sealed.subarray(0, NUMBER + EVENT_SEAL) : Buffer.alloc(0);
  }

  ofHead(place: ChainPlace): Buffer {
    const { generation } = newestOf(this.officeKey);
    return this.seal("sigap chain head", generation, place) ?? Buffer.alloc(0);
  }

  fitsEvent(seal: Uint8Array, place: ChainPlace): boolean {
    return seal.byteLength === NUMBER + EVENT_SEAL && this.fits("sigap chain event", seal, place);
  }

  fitsHead(seal: Uint8Array, place: ChainPlace): boolean {
    return seal.byteLength > NUMBER + EVENT_SEAL && this.fits("sigap chain head", seal, place);
  }

  private fits(label: string, found: Uint8Array, place: ChainPlace): boolean {
    const given = Buffer.from(found.buffer, found.byteOffset, found.byteLength);
    const made = this.seal(label, given.readUInt32BE(), place)?.subarray(0, given.length);
    return made?.length === given.length && timingSafeEqual(made, given);
  }

  /** Null for a generation that is not known here. */
  private seal(label: string, generation: number, { origin, seq, hash }: ChainPlace): Buffer | null {
    const key = this.key(label, generation);
    if (!key) return null;
    const head = Buffer.alloc(NUMBER + 8);
    head.writeUInt32BE(generation);
    head.writeBigInt64BE(BigInt(seq), NUMBER);
    const mac = createHmac("sha256", key).update(head).update(hash).update(origin).digest();
    return Buffer.concat([head.subarray(0, NUMBER), mac]);
  }

  private key(label: string, generation: number): Buffer | null {
    const name = `${label} ${generation}`;
    const known = this.keys.get(name);
    if (known !== undefined) return known;
    const found = this.officeKey.find((candidate) => candidate.generation === generation);
    const key = found ? Buffer.from(hkdfSync("sha256", found.key, Buffer.alloc(0), label, 32)) : null;
    this.keys.set(name, key);
    return key;
  }
}
