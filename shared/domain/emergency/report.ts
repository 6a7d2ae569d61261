import { CALL_CLASSES, SENSITIVE_CATEGORIES, type Stamp } from "./codes";
import type { Target } from "./settings";

/** A call as reports count it. Times in epoch milliseconds. */
export interface ReportCall {
  class: string;
  ring: number;
  answer: number | null;
  incident: string | null;
  /** Written down later from paper: counted, left out of the intervals. */
  late: boolean;
}

export interface ReportIncident {
  id: string;
  category: string;
  area: string;
  createdAt: number;
  verified: string | null;
  outcome: string | null;
  late: boolean;
}

export interface ReportDispatch {
  incident: string;
  unit: string;
  sent: number | null;
  acknowledged: number | null;
  onScene: number | null;
}

/** One piece of the chain: how many there were, in seconds, and the share within the promise. */
export interface Interval {
  from: Stamp;
  to: Stamp;
  /** The category that the promise is made for; null: all. */
  category: string | null;
  n: number;
  median_s: number | null;
  /** null where there were fewer than ten. */
  p90_s: number | null;
  target_s: number | null;
  /** 0 to 1; null without a promise, and without anything to measure. */
  within: number | null;
}

export interface EmergencyReport {
  period: string;
  calls: { in: number; answered: number; unanswered: number; abandoned: number };
  byClass: Record<string, number>;
  real: {
    byCategory: Record<string, number>;
    byUnit: Record<string, number>;
    byArea: Record<string, number>;
    byHour: Record<string, number>;
  };
  intervals: Interval[];
}

export interface ReportInput {
  period: string;
  calls: readonly ReportCall[];
  /** Opened in the period. */
  incidents: readonly ReportIncident[];
  dispatches: readonly ReportDispatch[];
  targets: readonly Target[];
  /** The hour of the office's day, 0 to 23. */
  hourOf(at: number): number;
}

/** The pieces of the chain in order: our own time ends with `escalated`, then it is the agencies'. */
const CHAIN: readonly (readonly [Stamp, Stamp])[] = [
  ["ring", "answer"],
  ["answer", "ticket"],
  ["ticket", "escalated"],
  ["escalated", "acknowledged"],
  ["acknowledged", "on-scene"],
];

/** Fewer than this give no ninetieth percentile. */
const FEWEST_FOR_P90 = 10;

/** The value below which so much of a sorted list lies, by the nearest rank. */
export function nearestRank(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** A real case: not found to be none, neither by verification nor in the field. */
export function isRealCase({ verified, outcome }: Pick<ReportIncident, "verified" | "outcome">): boolean {
  return verified !== "false" && outcome !== "false-report";
}

function counted(keys: Iterable<string>): Record<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const byNumber = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return Object.fromEntries(byNumber);
}

type Stamps = Partial<Record<Stamp, number>>;

/**
 * The figures of a period, as offices publish them (Depok, Batu, Semarang: calls in, answered, unanswered, abandoned; by
 * class; real cases by category, unit, area and hour) and each interval of the chain (nearest rank).
 */
export function emergencyReport({
  period,
  calls,
  incidents,
  dispatches,
  targets,
  hourOf,
}: ReportInput): EmergencyReport {
  const real = incidents.filter(isRealCase);
  const ids = new Set(real.map(({ id }) => id));
  const units = dispatches.flatMap(({ incident, unit }) => (ids.has(incident) ? [`${incident}\n${unit}`] : []));
  const chain = stampsOf(calls, incidents, dispatches);
  const pairs = [
    ...CHAIN.map(([from, to]) => ({ from, to, target: targetFor(targets, from, to) })),
    ...targets
      .filter(({ category, from, to }) => category !== null || !CHAIN.some(([a, b]) => a === from && b === to))
      .map((target) => ({ from: target.from as Stamp, to: target.to as Stamp, target })),
  ];
  return {
    period,
    calls: {
      in: calls.length,
      answered: calls.filter(({ answer }) => answer !== null).length,
      unanswered: calls.filter((call) => call.class === "unanswered").length,
      abandoned: calls.filter((call) => call.class === "abandoned").length,
    },
    byClass: {
      ...Object.fromEntries(CALL_CLASSES.map((one) => [one, 0])),
      ...counted(calls.map((call) => call.class)),
    },
    real: {
      byCategory: counted(real.map(({ category }) => category)),
      byUnit: counted([...new Set(units)].map((pair) => pair.slice(pair.indexOf("\n") + 1))),
      byArea: counted(real.map(({ area }) => area)),
      byHour: Object.fromEntries(
        Object.entries(counted(real.map(({ createdAt }) => String(hourOf(createdAt)).padStart(2, "0")))).sort(
          ([a], [b]) => (a < b ? -1 : 1),
        ),
      ),
    },
    intervals: pairs.map(({ from, to, target }) =>
      intervalOf(from, to, target, from === "ring" && to === "answer" ? callStamps(calls) : chain),
    ),
  };
}

function targetFor(targets: readonly Target[], from: Stamp, to: Stamp): Target | null {
  return targets.find((target) => target.category === null && target.from === from && target.to === to) ?? null;
}

interface Chained {
  category: string;
  stamps: Stamps;
}

/** Every answered call by itself: how long it rang says nothing about what it was. */
function callStamps(calls: readonly ReportCall[]): Chained[] {
  return calls.flatMap(({ ring, answer, late }) =>
    answer === null || late ? [] : [{ category: "", stamps: { ring, answer } }],
  );
}

/** The moments of each kejadian: ring and answer are its first call's. */
function stampsOf(
  calls: readonly ReportCall[],
  incidents: readonly ReportIncident[],
  dispatches: readonly ReportDispatch[],
): Chained[] {
  const firstCall = new Map<string, ReportCall>();
  for (const call of calls) {
    if (call.incident === null || call.late) continue;
    const known = firstCall.get(call.incident);
    if (!known || call.ring < known.ring) firstCall.set(call.incident, call);
  }
  const first = new Map<string, Stamps>();
  for (const { incident, sent, acknowledged, onScene } of dispatches) {
    const stamps = first.get(incident) ?? {};
    const least = (stamp: Stamp, at: number | null) => {
      if (at !== null) stamps[stamp] = Math.min(stamps[stamp] ?? at, at);
    };
    least("escalated", sent);
    least("acknowledged", acknowledged);
    least("on-scene", onScene);
    first.set(incident, stamps);
  }
  return incidents
    .filter((incident) => isRealCase(incident) && !incident.late)
    .map(({ id, category, createdAt }) => {
      const call = firstCall.get(id);
      const answer = call?.answer ?? null;
      return {
        category,
        stamps: {
          ...(call ? { ring: call.ring } : {}),
          ...(answer === null ? {} : { answer }),
          ticket: createdAt,
          ...first.get(id),
        },
      };
    });
}

/** Whole seconds, as exports tell them: a report is what its exports add up to. */
const seconds = (at: number) => Math.floor(at / 1000);

function intervalOf(from: Stamp, to: Stamp, target: Target | null, chain: readonly Chained[]): Interval {
  const category = target?.category ?? null;
  const durations = chain
    .filter((one) => category === null || one.category === category)
    .flatMap(({ stamps }) => {
      const [begin, end] = [stamps[from], stamps[to]];
      // A clock that was set back gives no duration.
      return begin === undefined || end === undefined || end < begin ? [] : [seconds(end) - seconds(begin)];
    })
    .sort((a, b) => a - b);
  const target_s = target?.seconds ?? null;
  const n = durations.length;
  return {
    from,
    to,
    category,
    n,
    median_s: nearestRank(durations, 0.5),
    p90_s: n < FEWEST_FOR_P90 ? null : nearestRank(durations, 0.9),
    target_s,
    within: target_s === null || n === 0 ? null : durations.filter((one) => one <= target_s).length / n,
  };
}

/** A published count below this would point at single people. */
const SMALL_CELL = 5;

/** Counts fit to be published: sensitive categories are left out, small numbers are told as "<5". */
export function publicCounts(counts: Readonly<Record<string, number>>): Record<string, number | string> {
  const sensitive: readonly string[] = SENSITIVE_CATEGORIES;
  return Object.fromEntries(
    Object.entries(counts)
      .filter(([key]) => !sensitive.includes(key))
      .map(([key, n]) => [key, n > 0 && n < SMALL_CELL ? `<${SMALL_CELL}` : n]),
  );
}
