import { orderCausally } from "../../../shared/domain/eventlog/causal";
import type { LogEvent } from "../../../shared/domain/eventlog/event";
import type { Stream } from "../../features/feature";
import type { Database } from "../database";
import { type FeatureSet, foldOnto } from "../feature-set";
import { eventOfColumns, type FoldColumns, foldColumns, SEALED } from "../log/eventlog";
import type { Keyring } from "../log/keyring";
import { flagsOf } from "./flags";
import { judgeKind } from "./judgement";
import type { Projector } from "./projector";

/** Folds one stream's events, all of them in the order of their positions, and writes its rows. */
export function projectColumns(
  stream: Stream,
  name: string,
  rows: readonly FoldColumns[],
  keyring: Keyring,
  projector: Projector,
  building = false,
): void {
  const events = rows.map((row) => eventOfColumns(row, keyring));
  const { ordered, waiting } = orderCausally(events);
  const [first] = ordered;
  const [arrived] = rows;
  const state = foldOnto(stream, null, ordered);
  projector.flag(name, flagsOf(stream, { ordered, waiting }, state));
  if (!first || !arrived) return;
  projector.project(stream, name, state, {
    // The place of what came first: it stays, whatever arrives later.
    first: { pos: arrived[1], origin: first.origin },
    newText: true,
    whole: !building,
    events: ordered,
    before: null,
    lost: lostKeysOf(rows, events, keyring),
  });
}

/** Ids of the lost keys of sealed parts that could not be opened. `rows` and `events` are the same ones, in one order. */
export function lostKeysOf(rows: readonly FoldColumns[], events: readonly LogEvent[], keyring: Keyring): Buffer[] {
  return rows.flatMap((row, index) => {
    const sealed = row[SEALED];
    return (sealed && events[index]?.personal === null && keyring.lostKeyOf(sealed)) || [];
  });
}

/**
 * Folds streams from the log and writes their rows, those that others follow from first, and then the rows that follow
 * from what changed. Runs in the caller's transaction.
 */
export function projectStreams(
  database: Database,
  names: ReadonlySet<string>,
  keyring: Keyring,
  projector: Projector,
  features: FeatureSet,
): void {
  projectInOrder(database, names, keyring, projector, features);
  const followers = dependentsOf(database, features, names, null);
  if (followers.size > 0) projectInOrder(database, followers, keyring, projector, features);
}

function projectInOrder(
  database: Database,
  names: ReadonlySet<string>,
  keyring: Keyring,
  projector: Projector,
  features: FeatureSet,
): void {
  for (const stream of features.streams) {
    const own = [...names].filter((name) => features.streamOf(name) === stream);
    if (own.length === 0) continue;
    const text = `SELECT ${foldColumns(stream.personalInRows)} FROM events WHERE stream = ? ORDER BY pos`;
    for (const name of own) {
      projectColumns(stream, name, database.rawArrays<FoldColumns>(text, name), keyring, projector);
    }
    judgeKind(database, stream, keyring, projector);
  }
}

/**
 * Streams, other than the changed ones, whose rows follow from what changed, and those that follow from them in turn.
 * `types`: of the events; null where they are not known.
 */
export function dependentsOf(
  database: Database,
  features: FeatureSet,
  changed: ReadonlySet<string>,
  types: ReadonlySet<string> | null,
): Set<string> {
  const found = new Set<string>();
  let names = changed;
  let known = types;
  while (names.size > 0) {
    const kinds = new Set([...names].flatMap((name) => features.streamOf(name)?.kind ?? []));
    const next = new Set<string>();
    for (const { dependents } of features.streams) {
      for (const name of dependents?.({ kinds, streams: names, types: known }, database) ?? []) {
        if (!changed.has(name) && !found.has(name)) next.add(name);
      }
    }
    for (const name of next) found.add(name);
    names = next;
    // No event of theirs happened: their rows are written anew, whatever they follow from.
    known = new Set();
  }
  return found;
}
