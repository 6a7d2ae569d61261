import type { LogEvent } from "./event";

/** What the order of a stream follows from. */
export type Ordered = Pick<LogEvent, "id" | "after" | "hlc">;

/** An event names at most so many heads in `after`: those with the newest clocks. The others stay heads. */
export const MOST_HEADS = 32;

/** Ties between concurrent events: by hybrid clock, then by id, so that every workstation agrees. */
export function byClock(a: Pick<Ordered, "id" | "hlc">, b: Pick<Ordered, "id" | "hlc">): number {
  const left = a.hlc;
  const right = b.hlc;
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** True where each event names exactly its predecessor, the order in which one workstation wrote them. */
function isChain(events: readonly Ordered[]): boolean {
  for (let index = 0; index < events.length; index++) {
    const after = events[index]?.after ?? [];
    if (index === 0 ? after.length > 0 : after.length !== 1 || after[0] !== events[index - 1]?.id) return false;
  }
  return true;
}

/** The smallest of some numbers, again and again: a binary heap. */
class Smallest {
  private readonly heap: number[] = [];

  get size(): number {
    return this.heap.length;
  }

  push(value: number): void {
    const { heap } = this;
    let place = heap.push(value) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent] as number;
      if (above <= value) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = value;
  }

  /** Takes the smallest out; only where there is one. */
  pop(): number {
    const { heap } = this;
    const smallest = heap[0] as number;
    const last = heap.pop() as number;
    if (heap.length === 0) return smallest;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number)) child += 1;
      if ((heap[child] as number) >= last) break;
      heap[place] = heap[child] as number;
      place = child;
    }
    heap[place] = last;
    return smallest;
  }
}

/**
 * Puts one stream's events in causal order: an event comes after everything its author had seen (`after`), ties by
 * `compare` (hybrid clock and id unless given). Events whose ancestors have not arrived are left out and returned as
 * `waiting`, so that the fold of any delivery order ends in the same state. An event that was given twice counts once.
 * Takes n log n comparisons for n events, however many of them are concurrent.
 */
export function orderCausally<E extends Ordered>(
  events: readonly E[],
  compare: (a: E, b: E) => number = byClock,
): { ordered: E[]; waiting: E[] } {
  if (isChain(events)) return { ordered: [...events], waiting: [] };
  // Each event's place among all of them by `compare`: from here on ties are settled by comparing numbers.
  const ranked = [...new Map(events.map((event) => [event.id, event])).values()].sort(compare);
  const rankOf = new Map(ranked.map((event, rank) => [event.id, rank]));
  const missing: number[] = [];
  const followers: number[][] = ranked.map(() => []);
  const ready = new Smallest();
  for (const [rank, event] of ranked.entries()) {
    const parents = new Set(event.after);
    missing.push(parents.size);
    if (parents.size === 0) ready.push(rank);
    for (const parent of parents) {
      const above = rankOf.get(parent);
      // The count of an ancestor that is not here never falls: the event waits.
      if (above !== undefined) followers[above]?.push(rank);
    }
  }
  const ordered: E[] = [];
  const placed = new Uint8Array(ranked.length);
  while (ready.size > 0) {
    const rank = ready.pop();
    ordered.push(ranked[rank] as E);
    placed[rank] = 1;
    for (const follower of followers[rank] ?? []) {
      const left = (missing[follower] ?? 0) - 1;
      missing[follower] = left;
      if (left === 0) ready.push(follower);
    }
  }
  return { ordered, waiting: ranked.filter((_event, rank) => placed[rank] === 0) };
}

/** All heads of a stream, by id with their clocks: the events that no other event of the list names in `after`. */
export function openHeads(ordered: readonly Ordered[]): Map<string, string> {
  const heads = new Map(ordered.map((event) => [event.id, event.hlc]));
  for (const event of ordered) for (const parent of event.after) heads.delete(parent);
  return heads;
}

/** What the next event names in `after`: of the heads (id -> clock) at most the 32 newest, the oldest of them first. */
export function namedHeads(heads: ReadonlyMap<string, string>): string[] {
  return [...heads]
    .map(([id, hlc]) => ({ id, hlc }))
    .sort(byClock)
    .slice(-MOST_HEADS)
    .map(({ id }) => id);
}

/** The heads of a stream that its next event names: at most the 32 newest by clock, the oldest of them first. */
export function headsOf(ordered: readonly Ordered[]): string[] {
  return namedHeads(openHeads(ordered));
}

/**
 * Where a folded stream ends. Kept beside the folded state, it says whether the next event can be folded onto it; plain
 * data, so that it can be written down with the state.
 */
export interface StreamEnd {
  /** Every head, not only those that an event names: id -> clock. Changed in place by `advance`. */
  heads: Map<string, string>;
  /** True while events wait for ancestors: what comes next may be what they wait for. */
  waiting: boolean;
}

/** The end of a stream that `orderCausally` put in order. */
export function endOf({ ordered, waiting }: { ordered: readonly Ordered[]; waiting: readonly Ordered[] }): StreamEnd {
  return { heads: openHeads(ordered), waiting: waiting.length > 0 };
}

/**
 * True where an event that the stream does not hold yet knew everything in it: it names every head. It then comes last
 * in causal order, so the folded state may be advanced by it (`advance`, then the fold of this one event). False: the
 * event is concurrent with something, waits for an ancestor, or releases what waits. Then the stream is to be put in
 * order again from all its events (`orderCausally`) and folded from nothing.
 */
export function followsAll({ heads, waiting }: StreamEnd, event: Ordered): boolean {
  if (waiting || heads.has(event.id)) return false;
  const named = new Set(event.after);
  if (named.size !== heads.size) return false;
  for (const parent of named) if (!heads.has(parent)) return false;
  return true;
}

/** Takes note of an event for which `followsAll` was true: it is the one head now. */
export function advance({ heads }: StreamEnd, event: Ordered): void {
  heads.clear();
  heads.set(event.id, event.hlc);
}
