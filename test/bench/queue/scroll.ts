import type { BenchResult, Say } from "../result";
export async function benchScroll(_demo: string, _say: Say): Promise<BenchResult[]> {
  return [];
}
