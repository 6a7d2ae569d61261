import { headsOf, orderCausally } from "../../../shared/domain/eventlog/causal";
import { foldOnto, kindOf, type StreamKind } from "../../features";
import { type EventLog, toLogEvent } from "./eventlog";
import type { Keyring, StreamKey } from "./keyring";

/** A stream as it was loaded for a command. */
export interface Loaded {
  kind: StreamKind;
  state: unknown;
  heads: string[];
  count: number;
  /** The stored first event: its position and origin name a request's row. */
  first: { pos: number; origin: string } | null;
  key: StreamKey | null;
}

/** Folds a stream from the log, with the key that its next event is sealed with. */
export function loadStream(log: EventLog, keyring: Keyring, stream: string): Loaded {
  const kind = kindOf(stream);
  if (!kind) throw new Error(`unknown kind of stream: ${stream}`);
  const rows = log.ofStream(stream);
  const { ordered } = orderCausally(rows.map((row) => toLogEvent(row, keyring)));
  const sealed = rows.find((row) => row.personal !== null)?.personal;
  const first = rows.find((row) => row.id === ordered[0]?.id);
  return {
    kind,
    state: foldOnto(kind, null, ordered),
    heads: headsOf(ordered),
    count: ordered.length,
    first: first ? { pos: first.pos, origin: first.origin } : null,
    key: sealed ? keyring.existing(sealed) : null,
  };
}
