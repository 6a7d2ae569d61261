import type { LogEvent } from "../../../shared/domain/eventlog/event";
import type { Stream } from "../../features/feature";
import { type Database, sql } from "../database";
import { eventOfColumns, type FoldColumns, foldColumns, SEALED } from "../log/eventlog";
import type { Keyring } from "../log/keyring";
import type { Projector } from "./projector";

/** Flags of events that a judgement of all streams of a kind took the effect from: `judged-no-administrator` … */
const JUDGED = "judged-";

/** Whether an event of a kind is flagged as without effect: then no stream of it can be folded by itself any more. */
export function isJudged(database: Database, stream: Stream): boolean {
  if (!stream.judge) return false;
  const found = database.rawGet(
    "SELECT 1 FROM view.flags WHERE stream >= ? AND stream < ? AND flag >= 'judged-' AND flag < 'judged.' LIMIT 1",
    `${stream.kind}/`,
    `${stream.kind}0`,
  );
  return found !== undefined;
}

/**
 * Folds all streams of a kind together, where the feature says that one may take the effect from another's events, and
 * writes the rows and flags that follow. Runs in the caller's transaction.
 */
export function judgeKind(database: Database, stream: Stream, keyring: Keyring, projector: Projector): void {
  if (!stream.judge) return;
  const before = isJudged(database, stream);
  const arrived = new Map<string, number>();
  const lost = new Map<string, Buffer[]>();
  const events = eventsOfKind(database, stream, keyring, arrived, lost);
  const { states, flagged } = stream.judge(events, projector.reference);
  if (before) {
    database.rawRun(
      "DELETE FROM view.flags WHERE stream >= ? AND stream < ? AND flag >= 'judged-' AND flag < 'judged.'",
      `${stream.kind}/`,
      `${stream.kind}0`,
    );
  }
  // Without a flag, now or before, each stream's own fold says the same.
  if (!before && flagged.size === 0) return;
  const streamOf = new Map(events.map((event) => [event.id, event.stream]));
  for (const [id, flag] of flagged) {
    const name = streamOf.get(id) ?? "";
    database.run(sql.replaceInto("view.flags").values({ event_id: id, stream: name, flag: `${JUDGED}${flag}` }));
  }
  for (const [name, pos] of arrived) {
    const id = name.slice(stream.kind.length + 1);
    projector.putJudged(stream, id, states.get(id) ?? null, pos, lost.get(name) ?? []);
  }
}

/**
 * Every event of a kind, stream by stream; `arrived` takes where each stream begins in this log, `lost` the ids of the
 * lost keys of its sealed parts.
 */
export function eventsOfKind(
  database: Database,
  stream: Stream,
  keyring: Keyring,
  arrived: Map<string, number> = new Map(),
  lost: Map<string, Buffer[]> = new Map(),
): LogEvent[] {
  const rows = database.rawArrays<FoldColumns>(
    `SELECT ${foldColumns(stream.personalInRows)} FROM events WHERE stream >= ? AND stream < ? ORDER BY stream, pos`,
    `${stream.kind}/`,
    `${stream.kind}0`,
  );
  return rows.map((columns) => {
    if (!arrived.has(columns[0])) arrived.set(columns[0], columns[1]);
    const event = eventOfColumns(columns, keyring);
    const sealed = columns[SEALED];
    const key = sealed && event.personal === null ? keyring.lostKeyOf(sealed) : null;
    if (key) lost.set(event.stream, [...(lost.get(event.stream) ?? []), key]);
    return event;
  });
}
