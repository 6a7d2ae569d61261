import { type Database, type Prepared, type ReadDatabase, type SqlValue, sql } from "../database";
import type { ChainPlace, ChainSeal } from "./chain-seal";

/** Writes where each chain ends, sealed, in the transaction of the events that brought it there. */
export class Heads {
  private readonly replacing: Prepared<unknown, Record<string, SqlValue>>;

  constructor(
    database: Database,
    private readonly seal: ChainSeal,
  ) {
    this.replacing = database.prepare((blank) =>
      sql
        .replaceInto("heads")
        .values({ origin: blank("origin"), seq: blank("seq"), hash: blank("hash"), mac: blank("mac") }),
    );
  }

  put(head: ChainPlace): void {
    const { origin, seq, hash } = head;
    this.replacing.run({ origin, seq, hash, mac: this.seal.ofHead(head) });
  }
}

/** The sealed heads of a log by origin. */
export function sealedHeads(log: ReadDatabase): Map<string, ChainPlace & { mac: Uint8Array }> {
  const rows = log.rawAll<ChainPlace & { mac: Uint8Array }>("SELECT origin, seq, hash, mac FROM heads");
  return new Map(rows.map((row) => [row.origin, row]));
}
