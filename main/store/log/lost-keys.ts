import type { Database, ReadDatabase } from "../database";
import type { Keyring } from "./keyring";

/** So many of the newest sealed events are looked at when a folder is opened. */
export const NEWEST_SEALED = 1_000;

/** Where the key of a sealed part is missing, or cannot be unwrapped, though nobody was erased. */
export interface LostKeys {
  /** Streams with at least one such part. */
  streams: Set<string>;
  /** Sealed events that were looked at. */
  looked: number;
}

interface Sealed {
  stream: string;
  personal: Uint8Array;
}

/**
 * Looks the keys up of the newest sealed events that this workstation wrote, and of every stream of the kinds that nobody
 * can work without. An older keys.db lacks the newest keys first; keys of events from elsewhere may still be on their way.
 *
 * @param code of this workstation: its origins are `<code>.<incarnation>`
 */
export function newestLostKeys(log: ReadDatabase, keyring: Keyring, code: string, needed: readonly string[]): LostKeys {
  const newest = log.rawAll<Sealed>(
    `SELECT stream, substr(personal, 1, 32) AS personal FROM events
     WHERE personal IS NOT NULL AND origin >= ? AND origin < ? ORDER BY pos DESC LIMIT ?`,
    `${code}.`,
    `${code}/`,
    NEWEST_SEALED,
  );
  const always = needed.flatMap((kind) =>
    log.rawAll<Sealed>(
      `SELECT stream, substr(personal, 1, 32) AS personal FROM events
       WHERE stream >= ? AND stream < ? AND personal IS NOT NULL`,
      `${kind}/`,
      `${kind}0`,
    ),
  );
  const rows = [...newest, ...always];
  return { streams: lostAmong(rows, keyring), looked: rows.length };
}

/** The same over a whole log: for a check that may take its time. */
export function allLostKeys(log: Database, keyring: Keyring): LostKeys {
  const rows = log.rawAll<Sealed>(
    `SELECT stream, substr(personal, 1, 32) AS personal FROM events WHERE personal IS NOT NULL
     GROUP BY stream, substr(personal, 1, 17)`,
  );
  return { streams: lostAmong(rows, keyring), looked: rows.length };
}

/** How many streams have a sealed part. */
export function sealedStreams(log: ReadDatabase): number {
  const row = log.rawGet<{ n: number }>("SELECT count(DISTINCT stream) AS n FROM events WHERE personal IS NOT NULL");
  return row?.n ?? 0;
}

function lostAmong(rows: readonly Sealed[], keyring: Keyring): Set<string> {
  return new Set(rows.filter(({ personal }) => keyring.lostKeyOf(personal) !== null).map(({ stream }) => stream));
}
