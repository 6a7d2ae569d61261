import { sql as raw } from "kysely";
import { NUISANCE_CLASSES } from "../../../shared/domain/emergency/codes";
import type { Limits } from "../../../shared/domain/emergency/settings";
import { type ReadDatabase, sql } from "../../store/database";

/** Nuisance calls of a number within the setting's days, and until when it is marked; null: not marked. */
export interface Tally {
  tally: number;
  markedUntil: number | null;
}

const NONE: Tally = { tally: 0, markedUntil: null };
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Counts numbers' nuisance calls as of a moment. A mark follows from the calls alone: it is never written, and it hides,
 * delays and refuses nothing. A withheld or unknown number ("") is nobody's.
 */
export class Tallies {
  private readonly known = new Map<string, Tally>();

  constructor(
    private readonly database: ReadDatabase,
    private readonly limits: Limits,
    private readonly now: number,
  ) {}

  /** `number`: E.164. */
  of(number: string): Tally {
    if (number === "") return NONE;
    const known = this.known.get(number) ?? this.count(number);
    this.known.set(number, known);
    return known;
  }

  private count(number: string): Tally {
    const { nuisanceCalls, nuisanceDays, markHours } = this.limits;
    const [prank, ghost] = NUISANCE_CLASSES;
    const found = this.database.get(
      raw<{ n: number; last: number | null }>`SELECT count(*) AS n, max(ring_at) AS last
        FROM view.calls INDEXED BY calls_number
        WHERE number = ${number} AND number <> '' AND ring_at > ${this.now - nuisanceDays * DAY_MS}
          AND class IN (${prank}, ${ghost})`.compile(sql),
    );
    const tally = found?.n ?? 0;
    const until = tally >= nuisanceCalls && found?.last != null ? found.last + markHours * HOUR_MS : null;
    return { tally, markedUntil: until !== null && until > this.now ? until : null };
  }
}
