import { z } from "zod";
import { EARLIEST_TIME, LATEST_TIME } from "../domain/calendar/civil";
import { defectSchema } from "../domain/catalog/service";
import { codeIn } from "../domain/eventlog/codes";
import { codedValueSchema, fieldSchema, shownValueSchema } from "../domain/fields/field";
import { outsideText } from "../domain/fields/repair";
import { ROLES } from "../domain/operators/roles";
import { REGISTERS, RESOURCE_KINDS } from "../domain/registers/registers";
import {
  APPLICANT_KINDS,
  CHANNELS,
  CORRECTABLE_FIELDS,
  DISPOSITION_INSTRUCTIONS,
  DISPOSITION_NATURES,
  EXTENSION_GROUNDS,
  FEE_METHODS,
  PRODUCT_FORMS,
  REQUEST_STATUSES,
  REQUIREMENT_STATES,
} from "../domain/requests/types";
import { anyId, type Calls, nothing } from "./call";
import { callErrorSchema } from "./errors";
import {
  entryIdField,
  freeText,
  idField,
  isoDate,
  nikField,
  optionalEmail,
  personName,
  phoneField,
  requiredText,
} from "./fields";

const id = idField;
const instant = z.int();
/** A time that somebody types or picks. */
const recorded = z.int().min(EARLIEST_TIME, { error: "date" }).max(LATEST_TIME, { error: "date" });

const requirementInput = z.object({
  index: z.int().nonnegative(),
  state: z.enum(REQUIREMENT_STATES),
  note: freeText(500),
});

/**
 * Values of declared fields by field id: codes, numbers, times, and what was typed. Which of them fit the fields the
 * command says, for only it knows the service's version.
 */
const fieldValues = z.record(outsideText().max(80), z.union([freeText(5000), codedValueSchema])).default({});

/** A file that was staged by `attachments.finish`, and the requirement that it answers. */
const stagedAttachment = z.object({ id, requirement: z.int().nonnegative().nullable() });

/** A time during which a resource is to be taken. */
const bookingInput = z.object({ resource: id, from: recorded, to: recorded, note: freeText(500) });

/** What the intake form sends. `receivedAt` null means now. */
export const receiveInput = z.object({
  /** Made by the form when it is opened: a form that is sent twice is received once. */
  id: z.uuid().nullable().default(null),
  serviceId: entryIdField,
  limit: z.int().nonnegative().nullable(),
  receivedAt: recorded.nullable(),
  channel: z.enum(CHANNELS),
  letter: z.object({ number: freeText(100), date: isoDate.nullable() }),
  applicant: z.object({
    kind: z.enum(APPLICANT_KINDS),
    name: personName,
    agency: freeText(200),
    phone: phoneField,
    email: optionalEmail,
    nik: nikField,
    address: freeText(500),
  }),
  subject: requiredText(300),
  details: freeText(5000),
  place: freeText(300),
  requirements: z.array(requirementInput).max(50),
  assignTo: id.nullable(),
  fields: fieldValues,
  attachments: z.array(stagedAttachment).max(30).default([]),
  bookings: z.array(bookingInput).max(10).default([]),
  /** Requests that the operator was shown as perhaps the same. */
  warnedOf: z.array(id).max(20).default([]),
});
export type ReceiveInput = z.infer<typeof receiveInput>;
/** What the form holds while it is typed: before trimming and checks. */
export type ReceiveDraft = z.input<typeof receiveInput>;

/** The request and the version (number of folded events) that the operator saw. */
const seen = { id, version: z.int().positive() };
/** What a command answers: the request's new version. */
export const commandResult = z.object({ id, version: z.int() });

export const completeStepInput = z.object({
  ...seen,
  step: id,
  outcome: id,
  option: id.nullable(),
  note: freeText(2000),
  takenBy: z.object({ role: z.enum(ROLES).nullable(), operator: id.nullable(), name: freeText(120) }).nullable(),
  disposition: z
    .object({
      nature: z.enum(DISPOSITION_NATURES),
      instructions: z.array(z.enum(DISPOSITION_INSTRUCTIONS)).max(DISPOSITION_INSTRUCTIONS.length),
      forwardedTo: z.array(z.enum(ROLES)).max(ROLES.length),
    })
    .nullable(),
});
const reasonText = requiredText(2000);
export const skipStepInput = z.object({ ...seen, step: id, reason: reasonText });
export const refuseInput = z.object({ ...seen, step: id, reason: reasonText });
export const checkRequirementsInput = z.object({ ...seen, requirements: z.array(requirementInput).max(50) });
export const waitInput = z.object({ ...seen, message: reasonText });
export const resumeInput = z.object({ ...seen, note: freeText(2000) });
export const assignInput = z.object({ ...seen, operator: id.nullable() });
/** `key` is made by the form: a note that is sent twice is added once. */
/** A bulk command takes at most this many requests: more than a screen shows, fewer than would keep others waiting. */
export const MOST_AT_ONCE = 200;
export const bulkAssignInput = z.object({
  requests: z.array(z.object(seen)).min(1).max(MOST_AT_ONCE),
  operator: id.nullable(),
});
export const bulkCompleteInput = z.object({
  requests: z
    .array(z.object({ ...seen, step: id, outcome: id }))
    .min(1)
    .max(MOST_AT_ONCE),
  note: freeText(2000),
});
/** What became of each request, in the order they were given. */
export const bulkOutput = z.object({
  results: z.array(
    z.discriminatedUnion("ok", [
      z.object({ id, ok: z.literal(true), version: z.int() }),
      z.object({ id, ok: z.literal(false), error: callErrorSchema }),
    ]),
  ),
});
export type BulkAnswer = z.infer<typeof bulkOutput>;

/** Why the next step of a request cannot be recorded together with others'. */
export const NEXT_STEP_HINDRANCES = [
  "closed",
  "no-step",
  "not-yours",
  "several-ways",
  "asks-reason",
  "asks-option",
  "asks-taker",
  "asks-disposition",
] as const;
export const nextStepsInput = z.object({ ids: z.array(id).min(1).max(MOST_AT_ONCE) });
/** The one way forward of each request, or why there is none that needs no more than a key. */
export const nextStepsOutput = z.array(
  z.object({
    id,
    number: z.string(),
    version: z.int(),
    stepTitle: z.string().nullable(),
    way: z.object({ step: id, outcome: id, label: z.string(), toTitle: z.string() }).nullable(),
    hindrance: z.enum(NEXT_STEP_HINDRANCES).nullable(),
  }),
);
export type NextStep = z.infer<typeof nextStepsOutput>[number];

export const noteInput = z.object({ id, key: z.uuid().nullable().default(null), note: reasonText });
export const handOverInput = z.object({
  ...seen,
  product: z.int().nonnegative().nullable(),
  form: z.enum(PRODUCT_FORMS),
  productDetail: freeText(500),
  receivedBy: personName,
  note: freeText(2000),
});

export const extendInput = z.object({
  ...seen,
  limit: z.int().nonnegative(),
  ground: z.enum(EXTENSION_GROUNDS),
  reason: reasonText,
  noticeNumber: freeText(100),
  /** The date of the written notice to the applicant. */
  noticeDate: isoDate,
});
export const agreeDueInput = z.object({ ...seen, due: recorded, note: freeText(1000) });
export const reopenInput = z.object({ ...seen, step: id, reason: reasonText });
/** `id` is the duplicate; it goes on as part of `into`. */
export const mergeInput = z.object({ ...seen, into: id, reason: freeText(1000) });
export const unmergeInput = z.object({ ...seen, reason: reasonText });
export const addAttachmentsInput = z.object({ id, attachments: z.array(stagedAttachment).min(1).max(30) });
export const removeAttachmentInput = z.object({ id, attachment: id, reason: reasonText });
/** `entry` null begins a new entry of a sheet that repeats; else it names the filling that is replaced or answered. */
export const fillSheetInput = z.object({ ...seen, sheet: id, entry: id.nullable(), values: fieldValues });
export const fillSheetResult = commandResult.extend({ entry: id });
export const bookInput = z.object({ ...seen, booking: bookingInput });
export const cancelBookingInput = z.object({ ...seen, booking: id, reason: reasonText });
export const recordFieldsInput = z.object({ ...seen, fields: fieldValues });
export const recordFeeInput = z.object({
  ...seen,
  amount: z.int().nonnegative().max(1_000_000_000, { error: "field-number-high" }),
  method: z.enum(FEE_METHODS),
  receipt: freeText(100),
  note: freeText(500),
});
export const correctInput = z.object({
  ...seen,
  values: z.partialRecord(z.enum(CORRECTABLE_FIELDS), freeText(5000)),
  reason: reasonText,
});

/** What intake has typed so far, to look for requests that may be the same. */
export const similarInput = z.object({
  serviceId: entryIdField.nullable(),
  applicant: z.object({
    name: outsideText().max(200),
    agency: outsideText().max(200),
    phone: outsideText().max(60),
    nik: outsideText().max(40),
  }),
  letterNumber: outsideText().max(200),
  /** The request that is compared, left out of the answer. */
  except: id.nullable(),
});
export const similarOutput = z.array(
  z.object({
    id,
    number: z.string(),
    serviceName: z.string(),
    applicant: z.string(),
    subject: z.string(),
    receivedAt: instant,
    status: z.enum(REQUEST_STATUSES),
    /** Why it may be the same. */
    why: z.array(z.enum(["same-letter", "same-applicant"])),
    version: z.int(),
  }),
);
export type SimilarRequest = z.infer<typeof similarOutput>[number];

export const QUEUE_VIEWS = ["mine", "my-role", "due-today", "late", "waiting", "open", "all"] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];
/** `newest`: what was recorded last comes first or last; the order in which a search is answered at once. */
export const QUEUE_SORTS = ["due", "received", "number", "status", "newest"] as const;

export const pageInput = z.object({
  view: z.enum(QUEUE_VIEWS),
  search: outsideText().trim().max(200),
  sort: z.enum(QUEUE_SORTS),
  descending: z.boolean(),
  /** The `cursor` of the page before, or null for the first page. */
  after: outsideText().max(500).nullable(),
  limit: z.int().min(1).max(200),
  filters: z.object({
    serviceId: entryIdField.nullable(),
    section: outsideText().max(300).nullable(),
    status: z.enum(REQUEST_STATUSES).nullable(),
    channel: z.enum(CHANNELS).nullable(),
    receivedFrom: instant.nullable(),
    receivedTo: instant.nullable(),
  }),
});
export type PageInput = z.infer<typeof pageInput>;

/** What a deadline chip shows. `state`: none = no due time (yet), unknown-year = the calendar is not set. */
export const deadlineSchema = z.object({
  state: z.enum(["none", "not-started", "normal", "last-quarter", "late", "paused", "met", "missed", "unknown-year"]),
  due: instant.nullable(),
  promised: instant.nullable(),
  early: instant.nullable(),
  basis: z.enum(["working", "calendar", "clock"]).nullable(),
  /** Milliseconds left (negative when late) in the clock of the basis: open time for `working`. */
  leftMs: z.number().nullable(),
  unknownYear: z.int().nullable(),
});
export type Deadline = z.infer<typeof deadlineSchema>;

export const requestRowSchema = z.object({
  id,
  number: z.string(),
  serviceId: entryIdField,
  serviceNo: z.int().nullable(),
  serviceName: z.string(),
  section: z.string().nullable(),
  status: z.enum(REQUEST_STATUSES),
  channel: codeIn(CHANNELS),
  /** "" where the operator may not see them: who asks, and what was typed freely. */
  applicant: z.string(),
  agency: z.string(),
  subject: z.string(),
  receivedAt: instant,
  deadline: deadlineSchema,
  stepTitle: z.string().nullable(),
  stepRoles: z.array(z.enum(ROLES)),
  assignedName: z.string().nullable(),
  conflicts: z.int(),
  version: z.int(),
});
export type RequestRow = z.infer<typeof requestRowSchema>;

export const pageOutput = z.object({
  rows: z.array(requestRowSchema),
  cursor: z.string().nullable(),
});

export const countsOutput = z.record(z.enum(QUEUE_VIEWS), z.int());

/** One line of a request's timeline: every event, with what may be shown of it. */
export const timelineEntrySchema = z.object({
  eventId: id,
  type: z.string(),
  at: instant,
  actorName: z.string(),
  origin: z.string(),
  stepTitle: z.string().nullable(),
  outcomeLabel: z.string().nullable(),
  /** Freely typed text of the event; null where there is none or it may not be read. */
  text: z.string().nullable(),
  details: z.record(z.string(), z.string()),
  /** What the sheet of a disposition step says. */
  disposition: z
    .object({
      nature: codeIn(DISPOSITION_NATURES),
      instructions: z.array(codeIn(DISPOSITION_INSTRUCTIONS)),
      forwardedTo: z.array(codeIn(ROLES)),
    })
    .nullable(),
  conflict: z.string().nullable(),
  clockFlag: z.boolean(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

const stepViewSchema = z.object({
  id,
  title: z.string(),
  kind: z.enum(["task", "disposition", "approval", "decision"]),
  actorKind: z.enum(["role", "applicant", "external", "system", "choose"]),
  actorLabel: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
  source: z.array(z.int()),
  quota: z.string().nullable(),
  /** Milliseconds that the document allows the step, and that it took so far, in the service's open time. */
  quotaMs: z.number().nullable(),
  usedMs: z.number().nullable(),
  /** Names of the operators who act for the printed actor, by the office's setting. */
  people: z.array(z.string()),
  note: z.string().nullable(),
  options: z.array(z.object({ id, label: z.string() })),
  outcomes: z.array(
    z.object({
      id,
      label: z.string(),
      to: z.string(),
      toTitle: z.string(),
      effect: z.enum(["advance", "return", "end"]),
      reasonRequired: z.boolean(),
    }),
  ),
  state: z.enum(["done", "current", "ahead", "skipped", "not-taken"]),
  records: z.array(
    z.object({
      how: z.enum(["completed", "returned", "skipped", "refused"]),
      outcomeLabel: z.string().nullable(),
      optionLabel: z.string().nullable(),
      actorName: z.string(),
      takenBy: z.string().nullable(),
      note: z.string(),
      startedAt: instant,
      at: instant,
    }),
  ),
});
export type StepView = z.infer<typeof stepViewSchema>;

export const requestDetailSchema = z.object({
  row: requestRowSchema,
  /** Numbers that other workstations gave to the same intake. */
  otherNumbers: z.array(z.string()),
  office: z.string(),
  serviceHash: z.string(),
  /** The published entry has changed since this request pinned it. */
  serviceChanged: z.boolean(),
  applicantKind: codeIn(APPLICANT_KINDS),
  /** null where the operator may not see it. */
  applicant: z
    .object({
      name: z.string(),
      agency: z.string(),
      phone: z.string(),
      email: z.string(),
      nik: z.string(),
      address: z.string(),
    })
    .nullable(),
  letter: z.object({ number: z.string(), date: z.string().nullable() }),
  details: z.string(),
  place: z.string(),
  limitText: z.string().nullable(),
  limitBasis: z.enum(["working", "calendar", "clock"]).nullable(),
  clockStartedAt: instant.nullable(),
  fee: z.string().nullable(),
  products: z.array(z.string()),
  /** Defects of the source document. */
  anomalies: z.array(defectSchema),
  serviceNotes: z.array(z.string()),
  requirements: z.array(
    z.object({ index: z.int(), text: z.string(), state: codeIn(REQUIREMENT_STATES), note: z.string() }),
  ),
  steps: z.array(stepViewSchema),
  current: id.nullable(),
  /** What this operator may do now. */
  may: z.object({
    act: z.boolean(),
    skip: z.boolean(),
    refuse: z.boolean(),
    wait: z.boolean(),
    resume: z.boolean(),
    assign: z.boolean(),
    note: z.boolean(),
    handOver: z.boolean(),
    checkRequirements: z.boolean(),
    extend: z.boolean(),
    agreeDue: z.boolean(),
    reopen: z.boolean(),
    merge: z.boolean(),
    unmerge: z.boolean(),
    attach: z.boolean(),
    fillSheet: z.boolean(),
    book: z.boolean(),
    correct: z.boolean(),
    recordFee: z.boolean(),
    recordFields: z.boolean(),
  }),
  /** Rupiah that the standard charges and nothing was recorded for yet. */
  feeOwed: z.int(),
  feePaid: z
    .object({
      amount: z.int(),
      method: codeIn(FEE_METHODS),
      receipt: z.string(),
      note: z.string(),
      actorName: z.string(),
      at: instant,
    })
    .nullable(),
  /** Values of the service's own fields, in its order; typed ones are "" where they may not be seen. */
  fields: z.array(z.object({ field: fieldSchema, value: shownValueSchema.nullable() })),
  register: z.enum(REGISTERS).nullable(),
  books: z.array(z.enum(RESOURCE_KINDS)),
  agenda: z.string().nullable(),
  attachments: z.array(
    z.object({
      id,
      name: z.string(),
      bytes: z.int(),
      kind: z.string(),
      mediaType: z.string(),
      requirement: z.int().nullable(),
      actorName: z.string(),
      at: instant,
    }),
  ),
  extensions: z.array(
    z.object({
      text: z.string(),
      ground: codeIn(EXTENSION_GROUNDS),
      reason: z.string(),
      noticeNumber: z.string(),
      noticeDate: z.string(),
      actorName: z.string(),
      at: instant,
    }),
  ),
  /** Limits of the standard that may still extend this request's. */
  extensionsLeft: z.array(z.object({ limit: z.int(), text: z.string(), dueAfter: instant.nullable() })),
  agreedDue: instant.nullable(),
  sheets: z.array(
    z.object({
      eventId: id,
      sheet: id,
      entry: id,
      values: z.record(z.string(), shownValueSchema),
      actorName: z.string(),
      at: instant,
    }),
  ),
  bookings: z.array(
    z.object({
      id,
      resource: id,
      resourceName: z.string(),
      from: instant,
      to: instant,
      note: z.string(),
      cancelled: z.boolean(),
    }),
  ),
  pastEnds: z.array(
    z.object({ status: z.enum(REQUEST_STATUSES), at: instant, actorName: z.string(), text: z.string() }),
  ),
  mergedInto: z.object({ id, number: z.string() }).nullable(),
  duplicates: z.array(z.object({ id, number: z.string() })),
  pauses: z.array(
    z.object({
      from: instant,
      to: instant.nullable(),
      ground: codeIn(["requirements", "applicant"]),
      message: z.string(),
    }),
  ),
  closed: z
    .object({
      at: instant,
      actorName: z.string(),
      product: z.string().nullable(),
      productDetail: z.string(),
      form: z.string().nullable(),
      receivedBy: z.string(),
      text: z.string(),
      survey: z.string().nullable(),
    })
    .nullable(),
  conflicts: z.array(z.object({ eventId: id, reason: z.string(), type: z.string() })),
  recordedAt: instant,
  recordedByName: z.string(),
  assigned: id.nullable(),
  version: z.int(),
});
export type RequestDetail = z.infer<typeof requestDetailSchema>;

export const requestsCalls = {
  "requests.page": { kind: "query", input: pageInput, output: pageOutput, permission: "requests.read" },
  "requests.counts": { kind: "query", input: nothing, output: countsOutput, permission: "requests.read" },
  "requests.detail": { kind: "query", input: anyId, output: requestDetailSchema, permission: "requests.read" },
  "requests.timeline": {
    kind: "query",
    input: anyId,
    output: z.array(timelineEntrySchema),
    permission: "requests.read",
  },
  "requests.receive": {
    kind: "command",
    input: receiveInput,
    output: commandResult.extend({ number: z.string() }),
    permission: "requests.receive",
  },
  "requests.complete-step": {
    kind: "command",
    input: completeStepInput,
    output: commandResult,
    permission: "requests.act",
  },
  "requests.skip-step": { kind: "command", input: skipStepInput, output: commandResult, permission: "requests.act" },
  "requests.refuse": { kind: "command", input: refuseInput, output: commandResult, permission: "requests.act" },
  "requests.check-requirements": {
    kind: "command",
    input: checkRequirementsInput,
    output: commandResult,
    permission: "requests.receive",
  },
  "requests.wait": { kind: "command", input: waitInput, output: commandResult, permission: "requests.act" },
  "requests.resume": { kind: "command", input: resumeInput, output: commandResult, permission: "requests.act" },
  "requests.assign": { kind: "command", input: assignInput, output: commandResult, permission: "requests.assign" },
  "requests.bulk-assign": {
    kind: "command",
    input: bulkAssignInput,
    output: bulkOutput,
    permission: "requests.assign",
  },
  "requests.bulk-complete": {
    kind: "command",
    input: bulkCompleteInput,
    output: bulkOutput,
    permission: "requests.act",
  },
  "requests.next-steps": {
    kind: "query",
    input: nextStepsInput,
    output: nextStepsOutput,
    permission: "requests.read",
  },
  "requests.add-note": { kind: "command", input: noteInput, output: commandResult, permission: "requests.act" },
  "requests.hand-over": { kind: "command", input: handOverInput, output: commandResult, permission: "requests.close" },
  "requests.extend": { kind: "command", input: extendInput, output: commandResult, permission: "requests.extend" },
  "requests.agree-due": { kind: "command", input: agreeDueInput, output: commandResult, permission: "requests.extend" },
  "requests.reopen": { kind: "command", input: reopenInput, output: commandResult, permission: "requests.close" },
  "requests.merge": { kind: "command", input: mergeInput, output: commandResult, permission: "requests.assign" },
  "requests.unmerge": { kind: "command", input: unmergeInput, output: commandResult, permission: "requests.assign" },
  "requests.add-attachments": {
    kind: "command",
    input: addAttachmentsInput,
    output: commandResult,
    permission: "requests.act",
  },
  "requests.remove-attachment": {
    kind: "command",
    input: removeAttachmentInput,
    output: commandResult,
    permission: "requests.act",
  },
  "requests.fill-sheet": {
    kind: "command",
    input: fillSheetInput,
    output: fillSheetResult,
    permission: "requests.act",
  },
  "requests.book": { kind: "command", input: bookInput, output: commandResult, permission: "requests.act" },
  "requests.cancel-booking": {
    kind: "command",
    input: cancelBookingInput,
    output: commandResult,
    permission: "requests.act",
  },
  "requests.record-fields": {
    kind: "command",
    input: recordFieldsInput,
    output: commandResult,
    permission: "requests.receive",
  },
  "requests.record-fee": {
    kind: "command",
    input: recordFeeInput,
    output: commandResult,
    permission: "requests.close",
  },
  "requests.correct": { kind: "command", input: correctInput, output: commandResult, permission: "requests.receive" },
  "requests.similar": { kind: "query", input: similarInput, output: similarOutput, permission: "requests.read" },
} as const satisfies Calls;
