import type { Conflict } from "../eventlog/event";
import type { Promise as DuePromise, RequestPayload, RequestPersonal } from "./events";
import type { RequestStatus, RequirementState } from "./types";

/** One thing that was done with a step, in causal order. */
export interface StepRecord {
  eventId: string;
  step: string;
  how: "completed" | "returned" | "skipped" | "refused";
  outcome: string | null;
  option: string | null;
  actor: string;
  takenBy: { role: string | null; operator: string | null; name: string } | null;
  disposition: RequestPayload<"request.step-completed">["disposition"];
  note: string;
  startedAt: number;
  at: number;
}

/** A span in which the clock stood because the applicant was to answer. `to` is null while it lasts. */
export interface Pause {
  from: number;
  to: number | null;
  ground: "requirements" | "applicant";
  message: string;
}

/** The folded state of one request. */
export interface RequestState {
  id: string;
  number: string;
  year: number;
  serial: number;
  office: string;
  service: { id: string; hash: string };
  status: RequestStatus;
  /** The step that is to be taken, or null when none is left. */
  current: string | null;
  currentSince: number;
  limit: number | null;
  receivedAt: number;
  recordedAt: number;
  recordedBy: string;
  /** When the limit's clock started and stopped; null where it has not. */
  clockStartedAt: number | null;
  clockStoppedAt: number | null;
  /** The due time in force when the clock stopped (null: there was none). */
  dueAtEnd: number | null;
  promise: DuePromise | null;
  channel: RequestPayload<"request.received">["channel"];
  applicantKind: RequestPayload<"request.received">["applicantKind"];
  letterDate: string | null;
  requirements: { index: number; state: RequirementState; note: string }[];
  applicant: Omit<RequestPersonal<"request.received">, "requirementNotes"> | null;
  records: StepRecord[];
  pauses: Pause[];
  assigned: string | null;
  notes: { eventId: string; at: number; actor: string; note: string }[];
  closed: {
    at: number;
    actor: string;
    product: number | null;
    form: string | null;
    receivedBy: string;
    text: string;
    productDetail: string;
  } | null;
  conflicts: Conflict[];
  /** How many events were folded: what an operator saw is named by this and `heads`. */
  version: number;
}
