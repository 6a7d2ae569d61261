import { formatHlc } from "../../main/sync/hlc";
import { headsOf, orderCausally } from "../../shared/domain/eventlog/causal";
import type { JsonObject, LogEvent } from "../../shared/domain/eventlog/event";

const START = Date.parse("2026-11-23T09:00:00+07:00");

/**
 * Authors of one stream's events, each with what has reached it so far: what it writes names the heads it has seen.
 * Events are frozen, so that a fold that changes one fails.
 */
export class Authors<State> {
  readonly all: LogEvent[] = [];
  private readonly seen: LogEvent[][];

  constructor(
    private readonly stream: string,
    private readonly reduce: (state: State | null, event: LogEvent) => State | null,
    count: number,
  ) {
    this.seen = Array.from({ length: count }, () => []);
  }

  /** The state as this author knows it. */
  state(author: number): State | null {
    return fold(this.reduce, this.seen[author] ?? []);
  }

  /** Appends an event. Time passes by `minutes` for everybody. */
  write(author: number, type: string, payload: JsonObject, personal: JsonObject | null = null, minutes = 10): LogEvent {
    const known = this.seen[author] ?? [];
    const number = this.all.length + 1;
    const wall = START + number * minutes * 60_000;
    const origin = `K${author + 1}.test`;
    const event = deepFreeze({
      id: `e${String(number).padStart(4, "0")}`,
      stream: this.stream,
      type,
      v: 1,
      after: headsOf(orderCausally(known).ordered),
      hlc: formatHlc(wall, 0, origin),
      at: { wall, mono: wall - START },
      origin,
      originSeq: known.filter((other) => other.origin === origin).length + 1,
      actor: `operator-${author + 1}`,
      payload,
      personal,
    });
    this.all.push(event);
    this.seen[author] = [...known, event];
    return event;
  }

  /** `to` gets everything that `from` knows. */
  send(from: number, to: number): void {
    const known = this.seen[to] ?? [];
    const ids = new Set(known.map((event) => event.id));
    this.seen[to] = [...known, ...(this.seen[from] ?? []).filter((event) => !ids.has(event.id))];
  }
}

/** The state of any delivery of events: put in causal order, folded from nothing. */
export function fold<State>(
  reduce: (state: State | null, event: LogEvent) => State | null,
  delivered: readonly LogEvent[],
): State | null {
  return orderCausally(delivered).ordered.reduce<State | null>(reduce, null);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
