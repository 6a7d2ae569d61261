import type { LogEvent } from "../../../shared/domain/eventlog/event";
import { streamEntity } from "../../../shared/domain/eventlog/event";
import type { First, Projector as RowProjector, Stream } from "../../features/feature";
import type { Reference } from "../../features/reference";
import type { Database, Prepared, SqlValue } from "../database";
import { sql } from "../database";
import { conflictsOf, type FeatureSet } from "../feature-set";
import { putFlags, type StreamFlags } from "./flags";
import { KeptPersonal } from "./kept-personal";
import { pendingTexts, removeTexts, type TextSink } from "./search";

/** How the rows of a folded stream are to be written. */
export interface Projecting {
  first: First;
  /** What is searched for was not written before, or was corrected. */
  newText: boolean;
  /** The stream was folded from its first event on. */
  whole: boolean;
  /** The events whose running numbers are not noted yet. */
  events: readonly LogEvent[];
  /** What was written of its contributions before; null: not known here. */
  before: string | null;
  /** Ids of keys of sealed parts in it that are lost: what the rows know of them stays. */
  lost: readonly Uint8Array[];
}

type Row = Record<string, SqlValue>;

/**
 * Turns folded states into rows of view.db: each feature's own rows, and what the machine keeps of every stream (running
 * numbers, facts, subjects, due moments, conflicts, texts). The same code while commands run and while a view is built.
 */
export class Projector {
  private readonly rows = new Map<string, RowProjector<unknown>>();
  private readonly texts: TextSink;
  private readonly statements: ReturnType<typeof prepareAll>;
  private readonly keptPersonal: KeptPersonal;

  /** `building`: a view without rows is filled, so that nothing has to be taken away first. */
  constructor(
    private readonly database: Database,
    features: FeatureSet,
    readonly reference: Reference,
    private readonly building: { texts: TextSink } | null = null,
  ) {
    this.texts = building?.texts ?? pendingTexts(database);
    for (const stream of features.streams) this.rows.set(stream.kind, stream.projector(database, reference));
    this.statements = prepareAll(database);
    this.keptPersonal = new KeptPersonal(database, features);
  }

  /** Writes the flags of a whole stream's events. */
  flag(name: string, flags: StreamFlags): void {
    putFlags(this.database, name, flags, this.building !== null);
  }

  /** Writes what follows from a stream's state. Returns what it contributes, for the next time's `before`. */
  project(stream: Stream, name: string, state: unknown, projecting: Projecting): string {
    const { first, newText, whole, events, lost } = projecting;
    this.noteNumbers(stream, events);
    const rows = this.rows.get(stream.kind);
    if (state === null) {
      rows?.remove(streamEntity(name));
      if (!this.building && stream.searched) removeTexts(this.database, stream.kind, first.pos);
    } else {
      const stood = this.putRows(stream, streamEntity(name), lost, () => rows?.put(state, first, whole));
      this.reference.refresh(stream.kind);
      // Where a key is lost the index goes on finding by what it knows.
      if (newText && stream.searched && !(lost.length > 0 && stood)) {
        const { open, personal } = stream.searched(state, this.reference);
        this.texts(stream.kind, first.pos, open, personal);
      }
    }
    return this.contribute(stream, name, state, projecting);
  }

  /** Writes rows; where a key is lost they keep what they know, and wait for the key. Returns whether they knew something. */
  private putRows(stream: Stream, id: string, lost: readonly Uint8Array[], put: () => void): boolean {
    if (lost.length === 0) {
      put();
      return false;
    }
    for (const key_id of lost) {
      this.database.run(sql.replaceInto("view.awaited_keys").values({ key_id, stream: `${stream.kind}/${id}` }));
    }
    return this.keptPersonal.around(stream.kind, id, put);
  }

  /** Writes the rows of a state that all streams of its kind were judged for. `pos`: where its stream begins here. */
  putJudged(stream: Stream, id: string, state: unknown, pos: number, lost: readonly Uint8Array[]): void {
    const rows = this.rows.get(stream.kind);
    if (state === null) rows?.remove(id);
    else this.putRows(stream, id, lost, () => rows?.put(state, { pos, origin: "" }, true));
    this.reference.refresh(stream.kind);
  }

  private noteNumbers({ numbers }: Stream, events: readonly LogEvent[]): void {
    if (!numbers) return;
    for (const event of events) {
      for (const { name, period, serial } of numbers[event.type]?.(event) ?? []) {
        this.statements.number.run({ name, period, origin: event.origin, last: serial });
      }
    }
  }

  private contribute(stream: Stream, name: string, state: unknown, { before, lost }: Projecting): string {
    const facts = state === null ? [] : (stream.facts?.(state, this.reference) ?? []);
    const known = lost.length > 0 ? this.statements.subjectsOf.all({ stream: name }).map(({ subject }) => subject) : [];
    const subjects = state === null ? [] : [...new Set([...known, ...(stream.subjects?.(state) ?? [])])];
    const due = state === null ? [] : (stream.due?.(state, this.reference) ?? []);
    const conflicts = conflictsOf(stream, state);
    const now = JSON.stringify([facts, subjects, due, conflicts]);
    if (now === before) return now;
    const { statements } = this;
    const clean = this.building !== null || before === NOTHING;
    if (!clean) {
      for (const removal of statements.removals) removal.run({ stream: name });
    }
    for (const [n, fact] of facts.entries()) statements.fact.run({ stream: name, n, ...fact });
    for (const subject of subjects) statements.subject.run({ subject, stream: name });
    for (const { what, at } of due) statements.due.run({ stream: name, what, at });
    if (conflicts > 0) statements.conflict.run({ stream: name, n: conflicts });
    return now;
  }
}

/** What a stream contributes before its first event. */
export const NOTHING = JSON.stringify([[], [], [], 0]);

function prepareAll(database: Database) {
  const remove = (table: "view.facts" | "view.subjects" | "view.due" | "view.conflicts"): Prepared<unknown, Row> =>
    database.prepare((blank) => sql.deleteFrom(table).where("stream", "=", blank<string>("stream")));
  return {
    removals: [remove("view.facts"), remove("view.subjects"), remove("view.due"), remove("view.conflicts")],
    number: database.prepare<unknown, Row>((blank) =>
      sql
        .insertInto("view.series")
        .values({ name: blank("name"), period: blank("period"), origin: blank("origin"), last: blank("last") })
        .onConflict((conflict) =>
          conflict.columns(["name", "period", "origin"]).doUpdateSet((row) => ({
            last: row.fn("max", ["series.last" as never, "excluded.last" as never]) as never,
          })),
        ),
    ),
    fact: database.prepare<unknown, Row>((blank) =>
      sql.insertInto("view.facts").values({
        stream: blank("stream"),
        n: blank("n"),
        series: blank("series"),
        day: blank("day"),
        section: blank("section"),
        service: blank("service"),
        value: blank("value"),
      }),
    ),
    subjectsOf: database.prepare<{ subject: string }, { stream: string }>((blank) =>
      sql.selectFrom("view.subjects").select("subject").where("stream", "=", blank<string>("stream")),
    ),
    subject: database.prepare<unknown, Row>((blank) =>
      sql.insertInto("view.subjects").values({ subject: blank("subject"), stream: blank("stream") }),
    ),
    due: database.prepare<unknown, Row>((blank) =>
      sql.insertInto("view.due").values({ stream: blank("stream"), what: blank("what"), at: blank<number>("at") }),
    ),
    conflict: database.prepare<unknown, Row>((blank) =>
      sql.insertInto("view.conflicts").values({ stream: blank("stream"), n: blank("n") }),
    ),
  };
}
