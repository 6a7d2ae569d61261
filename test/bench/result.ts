/** One measured figure against its limit. `limit` null: told, not judged. */
export interface BenchResult {
  name: string;
  value: number;
  unit: string;
  limit: number | null;
  better: "lower" | "higher";
  ok: boolean;
}

/** A figure with its limit: at most the limit where lower is better, at least it where higher is. */
export function measured(
  name: string,
  value: number,
  unit: string,
  better: "lower" | "higher",
  limit: number | null = null,
): BenchResult {
  const ok = limit === null || (better === "lower" ? value <= limit : value >= limit);
  return { name, value: Number(value.toPrecision(4)), unit, limit, better, ok };
}

/** Says on the way what is being done; results go to stdout. */
export type Say = (line: string) => void;
