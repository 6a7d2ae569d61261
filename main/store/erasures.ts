import { rmSync } from "node:fs";
import type { DataPaths } from "../platform/paths";
import type { Database } from "./database";
import type { FeatureSet } from "./feature-set";
import { attachmentFile } from "./files/files";
import { contentsOf } from "./files/referred";
import { reachOfErasure, STREAM_ERASED } from "./log/erasure";
import type { EventLog } from "./log/eventlog";
import type { Keyring } from "./log/keyring";
import { forgetWords } from "./view/search";

export interface ErasureParts {
  database: Database;
  features: FeatureSet;
  log: EventLog;
  keyring: Keyring;
  paths: Pick<DataPaths, "attachments">;
  /** Epoch milliseconds. */
  now(): number;
}

/** Carries out what the log says was erased, as far as it is still here. */
export class Erasures {
  /** Kinds of stream whose index may still hold words of persons who were erased. */
  private readonly wordsLeft = new Set<string>();

  constructor(private readonly parts: ErasureParts) {}

  /** Streams among these that a person was erased from, now or before. */
  among(names: Iterable<string>): string[] {
    return [...names].filter((name) =>
      this.parts.database.rawGet(`SELECT 1 FROM events WHERE stream = ? AND type = '${STREAM_ERASED}' LIMIT 1`, name),
    );
  }

  /**
   * Destroys the keys and files that the erasures of these streams reach. Returns the streams whose rows have to be
   * written anew, and how many keys were still here.
   */
  destroy(streams: readonly string[]): { touched: Set<string>; keys: number } {
    const { features, log, keyring, paths, now } = this.parts;
    const touched = new Set<string>();
    let found = 0;
    for (const stream of streams) {
      const rows = log.ofStream(stream);
      const { keys, events } = reachOfErasure(rows);
      const left = keys.filter((key) => !keyring.isErased(key));
      if (left.length === 0) continue;
      found += left.filter((key) => keyring.has(key)).length;
      keyring.erase(left, now());
      for (const content of contentsOf(rows.filter((row) => events.has(row.id)))) {
        rmSync(attachmentFile(paths.attachments, content), { force: true });
      }
      touched.add(stream);
      const kind = features.streamOf(stream);
      if (kind?.searched) this.wordsLeft.add(kind.kind);
    }
    return { touched, keys: found };
  }

  /** Words of erased persons go once the texts that took their place are in the index; called in idle time. */
  forgetWords(): void {
    const { database } = this.parts;
    for (const kind of this.wordsLeft) {
      database.transaction(() => forgetWords(database, kind));
      this.wordsLeft.delete(kind);
    }
  }
}
