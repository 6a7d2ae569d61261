import type { Ordered } from "./causal";
import { CLOCK_TOLERANCE_MS } from "./clocks";
import type { Conflict, LogEvent } from "./event";

type Timed = Ordered & Pick<LogEvent, "at">;

/** Two events that did the same thing without knowing of each other, by clocks that are apart. */
export interface Collision {
  /** The later of the two in the stream's order: the one that was judged against the other. */
  eventId: string;
  otherId: string;
  /** What both did, as the feature names it. */
  thing: string;
}

/** True where the author of an event knew an earlier one. `place` gives each event's place in the order. */
function knew<E extends Timed>(event: E, earlier: E, byId: ReadonlyMap<string, E>, place: ReadonlyMap<string, number>) {
  const until = place.get(earlier.id) ?? 0;
  const seen = new Set<string>();
  const open = [...event.after];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === earlier.id) return true;
    // What stands before it in the order cannot have followed it.
    if (seen.has(next) || (place.get(next) ?? -1) < until) continue;
    seen.add(next);
    open.push(...(byId.get(next)?.after ?? []));
  }
  return false;
}

/**
 * Collisions that the clocks decided and may have decided wrongly: of two concurrent events that did the same thing, the
 * order says which counts, and their wall times lie more than five minutes apart. A person has to look at them.
 *
 * @param ordered one stream's events in causal order, as they are folded.
 * @param thingsOf what an event does, as names that two events share where only one of them can hold: `step`, `roles`.
 */
export function collisions<E extends Timed>(
  ordered: readonly E[],
  thingsOf: (event: E) => readonly string[],
): Collision[] {
  if (ordered.every((event, index) => index === 0 || event.after.includes(ordered[index - 1]?.id ?? ""))) return [];
  const byId = new Map(ordered.map((event) => [event.id, event]));
  const place = new Map(ordered.map((event, index) => [event.id, index]));
  const last = new Map<string, E>();
  const found: Collision[] = [];
  for (const event of ordered) {
    for (const thing of thingsOf(event)) {
      const other = last.get(thing);
      last.set(thing, event);
      if (!other || Math.abs(event.at.wall - other.at.wall) <= CLOCK_TOLERANCE_MS) continue;
      if (!knew(event, other, byId, place)) found.push({ eventId: event.id, otherId: other.id, thing });
    }
  }
  return found;
}

/** The reason of a conflict that is only that: both events applied, the later in the stream's order holds. */
export const APART = "clocks-apart";

/**
 * The conflicts of a folded stream with its collisions: a conflict that clocks apart decided is marked as one, and what
 * applied over another's entry is listed too.
 */
export function withCollisions(conflicts: readonly Conflict[], found: readonly Collision[]): Conflict[] {
  const apart = new Set(found.map(({ eventId }) => eventId));
  const known = new Set(conflicts.map(({ eventId }) => eventId));
  return [
    ...conflicts.map((conflict) =>
      apart.has(conflict.eventId) ? { ...conflict, clocksApart: true as const } : conflict,
    ),
    ...[...apart]
      .filter((eventId) => !known.has(eventId))
      .map((eventId) => ({ eventId, reason: APART, clocksApart: true as const })),
  ];
}
