/** A span of time, epoch milliseconds: from `from` up to and without `to`. */
export interface Span {
  from: number;
  to: number;
}

/** True if two spans have a moment in common. One that ends when the other begins does not touch it. */
export function overlap(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

/**
 * Which bookings take the same resource at the same time: id -> ids of the others, for those that do. One workstation
 * refuses such a booking; two that were without each other's news can both have made one.
 */
export function clashesOf(
  bookings: readonly (Span & { id: string; resource: string })[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const note = (id: string, other: string) => found.set(id, [...(found.get(id) ?? []), other]);
  const ordered = [...bookings].sort((one, other) => one.from - other.from || (one.id < other.id ? -1 : 1));
  const running = new Map<string, typeof ordered>();
  for (const booking of ordered) {
    const still = (running.get(booking.resource) ?? []).filter((earlier) => earlier.to > booking.from);
    for (const earlier of still) {
      if (!overlap(earlier, booking)) continue;
      note(earlier.id, booking.id);
      note(booking.id, earlier.id);
    }
    running.set(booking.resource, [...still, booking]);
  }
  return found;
}
