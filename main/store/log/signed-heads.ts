import { enrolmentPayload, WORKSTATION_ENROLLED } from "../../../shared/domain/eventlog/enrolment";
import { isSignedWith } from "../../platform/signing";
import { type Database, sql } from "../database";
import type { WireEvent } from "./admission";
import type { EventLog } from "./eventlog";
import type { Keyring } from "./keyring";

/** The end of a chain as its workstation hands it on: nobody else can say that the chain reads so up to there. */
export interface SignedHead {
  origin: string;
  seq: number;
  hash: Uint8Array;
  signature: Uint8Array;
}

/**
 * What a handed-on head says of the events that came with it: signed and reached; signed by somebody else; signed, but
 * the chain here or in what came reads otherwise; its workstation's key is not known here; its end has not come yet.
 */
export type HeadVerdict = "signed" | "bad-signature" | "other-chain" | "unknown-key" | "not-reached";

export type JudgedHead = SignedHead & { verdict: HeadVerdict };

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

/** What is signed: a name for the purpose, the counter (8 bytes, big-endian), the hash, the origin. */
function headBytes({ origin, seq, hash }: Omit<SignedHead, "signature">): Buffer {
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(seq));
  return Buffer.concat([Buffer.from("sigap head 1\n"), counter, hash, Buffer.from(origin)]);
}

/** True where the workstation with this public key signed the head. */
export function checkHead(publicKey: string, head: SignedHead): boolean {
  const { origin, seq, hash, signature } = head;
  const whole = typeof origin === "string" && Number.isSafeInteger(seq) && isBytes(hash) && isBytes(signature);
  if (!whole || hash.byteLength !== 32) return false;
  return isSignedWith(publicKey, headBytes({ origin, seq, hash }), signature);
}

/** Signs the ends of this workstation's chains, and keeps and checks those that others signed. */
export class SignedHeads {
  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly keyring: Keyring,
  ) {}

  /**
   * The head of a chain to hand on: of one that this workstation wrote, signed now; of another's, as far as its own
   * workstation signed it. Null where there is none.
   */
  export(origin: string): SignedHead | null {
    const head = this.log.headOf(origin);
    if (!head) return null;
    const { seq, hash } = head;
    const signature = this.keyring.sign(origin, headBytes({ origin, seq, hash }));
    return signature ? { origin, seq, hash, signature } : this.keptOf(origin);
  }

  private keptOf(origin: string): SignedHead | null {
    const kept = this.database.get(
      sql.selectFrom("signed_heads").select(["seq", "signature"]).where("origin", "=", origin),
    );
    const hash = kept ? this.log.hashAt(origin, kept.seq) : null;
    return kept && hash ? { origin, seq: kept.seq, hash, signature: kept.signature } : null;
  }

  /** Judges heads before the events that came with them are taken in. */
  judge(events: readonly WireEvent[], heads: readonly SignedHead[]): JudgedHead[] {
    return heads.map((head) => ({ ...head, verdict: this.verdict(events, head) }));
  }

  private verdict(events: readonly WireEvent[], head: SignedHead): HeadVerdict {
    const ofOrigin = events.filter((event) => event?.origin === head.origin);
    const publicKey = this.publicKeyOf(head.origin, ofOrigin);
    if (publicKey === null) return "unknown-key";
    if (!checkHead(publicKey, head)) return "bad-signature";
    const there = ofOrigin.find((event) => event.origin_seq === head.seq);
    const hash = this.log.hashAt(head.origin, head.seq) ?? there?.hash;
    if (!isBytes(hash)) return "not-reached";
    return Buffer.compare(hash, head.hash) === 0 ? "signed" : "other-chain";
  }

  /** Keeps a head that was reached, to be handed on. */
  keep({ origin, seq, hash, signature, verdict }: JudgedHead): void {
    if (verdict !== "signed" && verdict !== "not-reached") return;
    const here = this.log.hashAt(origin, seq);
    const kept = this.keptOf(origin);
    if (!here || Buffer.compare(here, hash) !== 0 || (kept && kept.seq >= seq)) return;
    this.database.run(sql.replaceInto("signed_heads").values({ origin, seq, signature }));
  }

  /** The public key in an origin's own enrolment, here or among what comes; null where neither has it. */
  private publicKeyOf(origin: string, coming: readonly Pick<WireEvent, "type" | "payload">[]): string | null {
    const here = this.log.firstOfType(origin, WORKSTATION_ENROLLED);
    const enrolled = here ?? coming.find(({ type }) => type === WORKSTATION_ENROLLED)?.payload;
    if (enrolled === undefined) return null;
    try {
      const { data } = enrolmentPayload.safeParse(JSON.parse(enrolled));
      return data?.origin === origin ? data.publicKey : null;
    } catch {
      return null;
    }
  }
}
