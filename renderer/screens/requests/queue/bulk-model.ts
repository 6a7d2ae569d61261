import type { NextStep } from "../../../../shared/ipc/requests";

/** The same way of the same step, and how many requests take it. */
export interface WayGroup {
  title: string;
  label: string;
  count: number;
}

/** Counts the ways that several requests take together, the most frequent first. */
export function groupWays(steps: readonly Pick<NextStep, "stepTitle" | "way">[]): WayGroup[] {
  const groups = new Map<string, WayGroup>();
  for (const { stepTitle, way } of steps) {
    if (way === null) continue;
    const title = stepTitle ?? "";
    const key = JSON.stringify([title, way.label]);
    const { count } = groups.get(key) ?? { count: 0 };
    groups.set(key, { title, label: way.label, count: count + 1 });
  }
  return [...groups.values()].sort((left, right) => right.count - left.count);
}
