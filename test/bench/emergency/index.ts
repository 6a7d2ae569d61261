import type { BenchResult, Say } from "../result";
import { benchPlaces } from "./places";

/** The 112 desk: what a call-taker waits for, against the least that could be done in its place. */
export async function benchEmergency(say: Say): Promise<BenchResult[]> {
  return benchPlaces(say);
}
