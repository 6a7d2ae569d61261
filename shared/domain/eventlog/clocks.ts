import { byClock, type Ordered, orderCausally } from "./causal";
import type { LogEvent } from "./event";
import { LongestRun } from "./longest-run";

/** Clocks that differ by more than this are called apart: an entry is flagged, a local clock is not moved. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Nothing was recorded before: an earlier time is that of a computer whose clock lost its power. */
const EARLIEST_CLOCK = Date.UTC(2020, 0, 1);

type Timed = Ordered & Pick<LogEvent, "at">;

function byWall(a: Timed, b: Timed): number {
  return a.at.wall - b.at.wall || byClock(a, b);
}

/**
 * The entries of one stream whose author's wall clock was wrong, by event id. Follows from the events alone, so that
 * every console that has them says the same, in whatever order they came.
 *
 * An entry contradicts one that followed it (that names it, or names one that does) where it claims to have been made
 * more than five minutes later. Which of the two is wrong neither can say; the others do: flagged are the fewest entries
 * without which no contradiction is left. Where that leaves a choice, the earlier entries are flagged: a clock that was
 * ahead is put right, and the right entries after it stay clean. A time before 2020 is wrong whatever stands beside it.
 *
 * Of an origin's whole chain it says the same, where each event is given `after` its predecessor in the chain. Events
 * that wait for an ancestor are not judged yet. Takes n log n steps for n events.
 */
export function wrongClocks(events: readonly Timed[]): Set<string> {
  // Concurrent events in the order of their times: then one that stands out does so against what it is tied to.
  const { ordered } = orderCausally(events, byWall);
  const wrong = new Set(ordered.filter(({ at }) => at.wall < EARLIEST_CLOCK).map(({ id }) => id));
  const judged = ordered.filter(({ id }) => !wrong.has(id));
  if (!contradicts(ordered, wrong)) return wrong;
  const suspects = involved(judged);
  const run = new LongestRun(
    suspects.map(({ at }) => at.wall),
    CLOCK_TOLERANCE_MS,
  ).members();
  const flagged = suspects.filter((_event, index) => !run[index]);
  const all = new Set([...wrong, ...flagged.map(({ id }) => id)]);
  return exonerate(ordered, all, flagged.reverse());
}

/** True where any two events outside `ignored` of which one followed the other contradict each other. */
function contradicts(ordered: readonly Timed[], ignored: ReadonlySet<string>): boolean {
  const { before } = reach(ordered, ignored);
  return ordered.some(({ id, at }) => !ignored.has(id) && (before.get(id) ?? 0) > at.wall + CLOCK_TOLERANCE_MS);
}

/** The latest time before each event and the earliest after it, among what it is tied to and what is not ignored. */
function reach(ordered: readonly Timed[], ignored: ReadonlySet<string>) {
  const before = new Map<string, number>();
  const after = new Map<string, number>();
  const wallOf = new Map(ordered.map(({ id, at }) => [id, ignored.has(id) ? null : at.wall]));
  for (const { id, after: parents } of ordered) {
    let latest = Number.NEGATIVE_INFINITY;
    for (const parent of parents) {
      latest = Math.max(latest, before.get(parent) ?? latest, wallOf.get(parent) ?? latest);
    }
    before.set(id, latest);
  }
  for (const { id, after: parents } of [...ordered].reverse()) {
    const earliest = Math.min(after.get(id) ?? Number.POSITIVE_INFINITY, wallOf.get(id) ?? Number.POSITIVE_INFINITY);
    for (const parent of parents) after.set(parent, Math.min(after.get(parent) ?? earliest, earliest));
  }
  return { before, after };
}

/** The events that contradict another one by their places in the list; all others are right. */
function involved(judged: readonly Timed[]): Timed[] {
  const earliestAfter: number[] = [];
  let earliest = Number.POSITIVE_INFINITY;
  for (const { at } of [...judged].reverse()) {
    earliestAfter.push(earliest);
    earliest = Math.min(earliest, at.wall);
  }
  earliestAfter.reverse();
  let latest = Number.NEGATIVE_INFINITY;
  return judged.filter(({ at: { wall } }, index) => {
    const stands = latest > wall + CLOCK_TOLERANCE_MS || (earliestAfter[index] ?? wall) < wall - CLOCK_TOLERANCE_MS;
    latest = Math.max(latest, wall);
    return stands;
  });
}

/** Takes the flag from what only stood beside a contradiction: an event that nothing right is tied to contradicts. */
function exonerate(ordered: readonly Timed[], wrong: Set<string>, candidates: readonly Timed[]): Set<string> {
  for (;;) {
    const { before, after } = reach(ordered, wrong);
    const clean = candidates.find(
      ({ id, at: { wall } }) =>
        wrong.has(id) &&
        (before.get(id) ?? wall) <= wall + CLOCK_TOLERANCE_MS &&
        (after.get(id) ?? wall) >= wall - CLOCK_TOLERANCE_MS,
    );
    if (!clean) return wrong;
    wrong.delete(clean.id);
  }
}

/** What of a stream's clocks is kept beside its folded state: the latest right wall time, and whether any was wrong. */
export interface ClockEnd {
  latest: number;
  wrong: boolean;
}

/** `wrong` as `wrongClocks` gave it for these events. */
export function clockEndOf(events: readonly Timed[], wrong: ReadonlySet<string>): ClockEnd {
  let latest = EARLIEST_CLOCK;
  for (const { id, at } of events) if (!wrong.has(id)) latest = Math.max(latest, at.wall);
  return { latest, wrong: wrong.size > 0 };
}

/**
 * True where an event that knew the whole stream (`followsAll`) leaves every flag of it as it was and bears none: then
 * `latest` is the later of the two times. False: `wrongClocks` is to be asked anew, with all events.
 */
export function clockFits({ latest, wrong }: ClockEnd, event: Pick<LogEvent, "at">): boolean {
  // Beside a wrong clock a few minutes' difference may turn the scale.
  return event.at.wall >= EARLIEST_CLOCK && event.at.wall >= (wrong ? latest : latest - CLOCK_TOLERANCE_MS);
}
