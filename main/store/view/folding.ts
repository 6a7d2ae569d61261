import { orderCausally } from "../../../shared/domain/eventlog/causal";
import type { LogEvent } from "../../../shared/domain/eventlog/event";
import type { Folded } from "../../features/query";
import type { Database } from "../database";
import { type FeatureSet, foldOnto } from "../feature-set";
import {
  type EventLog,
  eventOfColumns,
  FACT_COLUMNS,
  type FoldColumns,
  foldColumns,
  toLogEvent,
} from "../log/eventlog";
import type { Keyring } from "../log/keyring";

/** What folds entities for those who ask. */
export interface FoldingParts {
  database: Database;
  log: EventLog;
  keyring: Keyring;
  features: FeatureSet;
}

/** One entity folded from the log; null where nothing of it is here. `personal`: whether its sealed parts are opened. */
export function foldEntity<State>(
  { log, keyring, features }: FoldingParts,
  kind: string,
  id: string,
  personal: boolean,
): Folded<State> | null {
  const name = `${kind}/${id}`;
  const stream = features.known(name);
  const rows = log.ofStream(name);
  const read = rows.map((row) => {
    const event = toLogEvent(row, personal ? keyring : null);
    return stream.upcast ? stream.upcast(event) : event;
  });
  const { ordered, waiting } = orderCausally(read);
  const state = foldOnto(stream, null, ordered);
  if (state === null) return null;
  return {
    state: state as State,
    events: [...ordered, ...waiting],
    waiting: new Set(waiting.map((event) => event.id)),
    rows: new Map(rows.map((row) => [row.id, row])),
  };
}

/** Many entities of a kind folded one after the other, without anything personal. */
export function* foldEntities<State>(
  { database, keyring, features }: FoldingParts,
  kind: string,
  ids: readonly string[],
): Generator<{ id: string; state: State }> {
  const stream = features.known(`${kind}/`);
  let name = "";
  let events: LogEvent[] = [];
  const folded = () => {
    const state = foldOnto(stream, null, orderCausally(events).ordered);
    return state === null ? null : { id: name.slice(kind.length + 1), state: state as State };
  };
  const rows = database.rawIterate<FoldColumns>(
    `SELECT ${FACT_COLUMNS} FROM events WHERE stream IN (SELECT value FROM json_each(?)) ORDER BY stream, pos`,
    JSON.stringify(ids.map((id) => `${kind}/${id}`)),
  );
  for (const columns of rows) {
    if (columns[0] !== name) {
      const found = folded();
      if (found) yield found;
      name = columns[0];
      events = [];
    }
    events.push(eventOfColumns(columns, keyring));
  }
  const last = folded();
  if (last) yield last;
}

/** Every entity of a kind folded from the log itself: for what must not rely on the view. */
export function foldAll<State>(parts: Omit<FoldingParts, "log">, kind: string): State[] {
  const stream = parts.features.known(`${kind}/`);
  const rows = parts.database.rawIterate<FoldColumns>(
    `SELECT ${foldColumns(stream.personalInRows)} FROM events
     WHERE stream >= ? AND stream < ? ORDER BY stream, pos`,
    `${kind}/`,
    `${kind}0`,
  );
  const byStream = new Map<string, LogEvent[]>();
  for (const columns of rows) {
    const events = byStream.get(columns[0]);
    const event = eventOfColumns(columns, parts.keyring);
    if (events) events.push(event);
    else byStream.set(columns[0], [event]);
  }
  return [...byStream.values()].flatMap((events) => {
    const state = foldOnto(stream, null, orderCausally(events).ordered);
    return state === null ? [] : [state as State];
  });
}
