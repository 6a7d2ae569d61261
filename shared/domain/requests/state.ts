import type { Code } from "../eventlog/codes";
import type { Conflict } from "../eventlog/event";
import type { CodedValues, TypedValues } from "../fields/field";
import type { Promise as DuePromise, RequestPayload, RequestPersonal } from "./events";
import type { ExtensionGround, FeeMethod, RequestStatus, RequirementState } from "./types";

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
  ground: Code<"requirements" | "applicant">;
  message: string;
}

/** A file that belongs to the request. `name` and `key` are "" where this workstation cannot read them. */
export interface Attachment {
  id: string;
  content: string;
  bytes: number;
  kind: string;
  mediaType: string;
  requirement: number | null;
  name: string;
  /** Base64 of the file's own key. */
  key: string;
  actor: string;
  at: number;
}

/** Time granted on top of the limit. */
export interface Extension {
  limit: number;
  iso: string;
  ground: Code<ExtensionGround>;
  noticeDate: string;
  noticeNumber: string;
  reason: string;
  actor: string;
  at: number;
}

/** A sheet of a register as it was filled in. `entry` tells apart the fillings of a sheet that repeats. */
export interface SheetEntry {
  eventId: string;
  sheet: string;
  entry: string;
  values: CodedValues;
  texts: TypedValues;
  actor: string;
  at: number;
}

/** A resource taken for the request, from `from` up to `to`. */
export interface Booking {
  id: string;
  resource: string;
  from: number;
  to: number;
  note: string;
  cancelled: boolean;
  actor: string;
  at: number;
}

/** How a request ended once, before it was taken up again. */
export interface PastEnd {
  status: RequestStatus;
  at: number;
  actor: string;
  clockStartedAt: number | null;
  clockStoppedAt: number | null;
  dueAtEnd: number | null;
  promise: DuePromise | null;
  /** The waits until then: what the steps took is counted without them. */
  pauses: Pick<Pause, "from" | "to">[];
  text: string;
}

/** The folded state of one request. */
export interface RequestState {
  id: string;
  number: string;
  /** Numbers that other workstations gave it: the same intake, sent again there before the first had come. */
  otherNumbers: string[];
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
  requirements: { index: number; state: Code<RequirementState>; note: string }[];
  applicant: Omit<RequestPersonal<"request.received">, "requirementNotes" | "fieldTexts"> | null;
  records: StepRecord[];
  pauses: Pause[];
  assigned: string | null;
  notes: { eventId: string; key: string | null; at: number; actor: string; note: string }[];
  closed: {
    at: number;
    actor: string;
    product: number | null;
    form: string | null;
    receivedBy: string;
    text: string;
    productDetail: string;
    survey: string | null;
  } | null;
  /** Coded and typed values of the service's own fields. */
  fields: CodedValues;
  fieldTexts: TypedValues;
  agenda: { serial: number; number: string } | null;
  attachments: Attachment[];
  extensions: Extension[];
  /** The date agreed with the applicant where the standard gives none. */
  agreedDue: number | null;
  sheets: SheetEntry[];
  bookings: Booking[];
  /** What was paid, in rupiah; null before anything was recorded. */
  fee: { amount: number; method: Code<FeeMethod>; receipt: string; note: string; actor: string; at: number } | null;
  /** Ends before the last reopening, the oldest first. */
  pastEnds: PastEnd[];
  /** The request that this one is handled with; what it was before lets the merge be undone. */
  mergedInto: { id: string; number: string; before: { status: RequestStatus; clockStopped: boolean } } | null;
  /** Requests that are handled with this one. */
  duplicates: { id: string; number: string }[];
  conflicts: Conflict[];
  /** How many events were folded: what an operator saw is named by this and `heads`. */
  version: number;
}
