import type { Hold } from "./holds";
import type { Offer } from "./requestInput";

/** What is done next with a request. */
export type Task =
  | "assign"
  | "note"
  | "step"
  | "wait"
  | "resume"
  | "complete-file"
  | "refuse-file"
  | "hand-over"
  | "extend"
  | "agree"
  | "merge"
  | "unmerge"
  | "reopen";

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
  limit: number | null;
  /** The due time that was promised; null where the standard gives none, or the clock starts later. */
  due: number | null;
  /** The limit's clock has run its course. */
  clockStopped: boolean;
  extended: boolean;
  agreed: boolean;
  /** It will be taken up again after its end, or was. */
  reopens: boolean;
  reopened: boolean;
  /** The request that it repeats. */
  into: DemoCase | null;
  merged: boolean;
  ended: boolean;
  hold: Hold | null;
  /** Steps to take before it stands still. */
  stepsToHold: number;
  task: Task;
}
