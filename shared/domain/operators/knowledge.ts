import { orderCausally } from "../eventlog/causal";
import type { LogEvent } from "../eventlog/event";

interface Known {
  origin: number;
  seq: number;
  /** By origin how far its chain was known; of the own origin everything before is. Shared where nothing was added. */
  others: Float64Array;
}

/**
 * What the authors of events in several streams knew of each other's events: everything in an event's causal past, over
 * `after` and over the chain of its own workstation. None of the events may wait for an ancestor in its stream.
 */
export class Knowledge {
  /** All events, each after those that its author knew; ties by hybrid clock. */
  readonly ordered: readonly LogEvent[];
  /** Events that stand in their own past. */
  readonly unordered: readonly LogEvent[];
  private readonly known = new Map<string, Known>();

  constructor(events: readonly LogEvent[]) {
    const byId = new Map(events.map((event) => [event.id, event]));
    const before = predecessors([...byId.values()]);
    const linked = [...byId.values()].map(({ id, hlc, after }) => {
      const previous = before.get(id);
      return { id, hlc, after: previous === undefined ? after : [...after, previous] };
    });
    const { ordered, waiting } = orderCausally(linked);
    const origins = new Map([...new Set(events.map(({ origin }) => origin))].map((origin, index) => [origin, index]));
    for (const { id, after } of ordered) {
      const event = byId.get(id) as LogEvent;
      const origin = origins.get(event.origin) ?? 0;
      this.known.set(id, { origin, seq: event.originSeq, others: this.learnt(after, origin, origins.size) });
    }
    this.ordered = ordered.map(({ id }) => byId.get(id) as LogEvent);
    this.unordered = waiting.map(({ id }) => byId.get(id) as LogEvent);
  }

  private learnt(after: readonly string[], own: number, size: number): Float64Array {
    let others: Float64Array | null = null;
    for (const parent of after.map((id) => this.known.get(id))) {
      if (!parent) continue;
      others ??= parent.origin === own ? parent.others : new Float64Array(size);
      if (parent.others === others) continue;
      others = others.slice();
      for (const [origin, seq] of parent.others.entries()) others[origin] = Math.max(others[origin] ?? 0, seq);
      if (parent.origin !== own) others[parent.origin] = Math.max(others[parent.origin] ?? 0, parent.seq);
    }
    return others ?? new Float64Array(size);
  }

  /** True where the author of `event` knew the other one for certain. */
  knew(event: LogEvent, other: LogEvent): boolean {
    const known = this.known.get(event.id);
    const theirs = this.known.get(other.id);
    if (!known || !theirs) return false;
    return known.origin === theirs.origin ? theirs.seq < known.seq : (known.others[theirs.origin] ?? 0) >= theirs.seq;
  }
}

/** By event the one that the same origin wrote before it, of those that are here. */
function predecessors(events: readonly LogEvent[]): Map<string, string> {
  const last = new Map<string, LogEvent>();
  const found = new Map<string, string>();
  for (const event of [...events].sort((a, b) => a.originSeq - b.originSeq)) {
    const previous = last.get(event.origin);
    if (previous) found.set(event.id, previous.id);
    last.set(event.origin, event);
  }
  return found;
}
