/** One measured figure against its limit. */
export interface BenchResult {
  name: string;
  value: number;
  unit: string;
  limit: number;
  better: "lower" | "higher";
  ok: boolean;
}

/** A figure with its limit: at most the limit where lower is better, at least it where higher is. */
export function measured(
  name: string,
  value: number,
  unit: string,
  better: "lower" | "higher",
  limit: number,
): BenchResult {
  const ok = better === "lower" ? value <= limit : value >= limit;
  return { name, value: Number(value.toPrecision(4)), unit, limit, better, ok };
}

/** How many times as long one thing takes as another that was measured beside it: at most `limit`. */
export function ratio(name: string, ours: number, bare: number, limit: number): BenchResult {
  return measured(name, ours / bare, "x", "lower", limit);
}

/** Says on the way what is being done and what stands behind a ratio; results go to stdout. */
export type Say = (line: string) => void;
