import type { PlannedSheet, SheetPlan } from "../../registers/demo/planned";
import type { Hold } from "./holds";
import type { Offer } from "./request-input";

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
  | "reopen"
  | "sheet";

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
  /** Fillings of the register's sheets that are still to come, in order. */
  sheets: PlannedSheet[];
  /** Why it will be refused, or null. */
  refusal: string | null;
  afterRefusal: SheetPlan["afterRefusal"];
  /** The entry of the objection that was filled in last. */
  objection: string | null;
  hold: Hold | null;
  /** Steps to take before it stands still. */
  stepsToHold: number;
  task: Task;
}
