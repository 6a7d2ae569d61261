import type { LogEvent } from "./event";

type Ordered = Pick<LogEvent, "id" | "after" | "hlc">;

/** Ties between concurrent events: by hybrid clock, then by id, so that every workstation agrees. */
function earlier(a: Ordered, b: Ordered): number {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? -1 : 1;
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

/**
 * Puts one stream's events in causal order: an event comes after everything its author had seen (`after`), ties by
 * hybrid clock and id. Events whose ancestors have not arrived are left out and returned as `waiting`, so that the
 * fold of any delivery order ends in the same state.
 */
export function orderCausally<E extends Ordered>(events: readonly E[]): { ordered: E[]; waiting: E[] } {
  if (isChain(events)) return { ordered: [...events], waiting: [] };
  const byId = new Map(events.map((event) => [event.id, event]));
  const missing = new Map<string, number>();
  const followers = new Map<string, E[]>();
  const ready: E[] = [];
  for (const event of byId.values()) {
    const parents = [...new Set(event.after)];
    missing.set(event.id, parents.length);
    for (const parent of parents) followers.set(parent, [...(followers.get(parent) ?? []), event]);
    if (parents.length === 0) ready.push(event);
  }
  const ordered: E[] = [];
  while (ready.length > 0) {
    ready.sort(earlier);
    const next = ready.shift() as E;
    ordered.push(next);
    for (const follower of followers.get(next.id) ?? []) {
      const left = (missing.get(follower.id) ?? 0) - 1;
      missing.set(follower.id, left);
      if (left === 0) ready.push(follower);
    }
  }
  const placed = new Set(ordered.map((event) => event.id));
  return { ordered, waiting: [...byId.values()].filter((event) => !placed.has(event.id)).sort(earlier) };
}

/** The heads of a stream: events that no other event of the list names in `after`. Sorted by id. */
export function headsOf(ordered: readonly Ordered[]): string[] {
  const named = new Set(ordered.flatMap((event) => event.after));
  return ordered
    .map((event) => event.id)
    .filter((id) => !named.has(id))
    .sort();
}
