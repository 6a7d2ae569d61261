import type { Hold } from "./holds";
import type { Offer } from "./requestInput";

/** What is done next with a request. */
export type Task = "assign" | "note" | "step" | "wait" | "resume" | "complete-file" | "refuse-file" | "hand-over";

/** One request on its way, as far as the generator has to remember it. Closed ones are forgotten. */
export interface DemoCase {
  id: string;
  version: number;
  offer: Offer;
  distances: ReadonlyMap<string, number>;
  /** The step to take; null when all are done. */
  step: string | null;
  taken: number;
  /** Open milliseconds that a step takes on average. */
  pace: number;
  applicant: string;
  assigned: string | null;
  mayAssign: boolean;
  waited: boolean;
  hold: Hold | null;
  /** Steps to take before it stands still. */
  stepsToHold: number;
  task: Task;
}
