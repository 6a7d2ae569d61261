import { z } from "zod";
import { isDuration } from "../deadlines/duration";
import { entryIdSchema, idSchema as id } from "../eventlog/bounds";
import { codeIn, codesIn } from "../eventlog/codes";
import { codedValuesSchema, typedValuesSchema } from "../fields/field";
import { ROLES } from "../operators/roles";
import {
  APPLICANT_KINDS,
  CHANNELS,
  CORRECTABLE_FIELDS,
  DISPOSITION_INSTRUCTIONS,
  DISPOSITION_NATURES,
  EXTENSION_GROUNDS,
  FEE_METHODS,
  PRODUCT_FORMS,
  REQUIREMENT_STATES,
} from "./types";

/** Epoch milliseconds, within what a date can hold in any zone. */
const FURTHEST = 8_000_000_000_000_000;
const instant = z.int().min(-FURTHEST).max(FURTHEST);

const requirement = z.object({ index: z.int().nonnegative(), state: codeIn(REQUIREMENT_STATES) });

export const promiseSchema = z.object({
  due: instant.nullable(),
  early: instant.nullable(),
  basis: codeIn(["working", "calendar", "clock"]),
});
export type Promise = z.infer<typeof promiseSchema>;

/** Who really took a step, where the document names nobody or a second person recorded it. */
const takenBy = z.object({ role: codeIn(ROLES).nullable(), operator: id.nullable() });

/**
 * Payloads by event type: codes, ids, times and choices only. `dueAtEnd` is the due time in force when the clock
 * stopped: what came later to the calendar does not change whether a finished request was in time.
 */
export const requestPayloads = {
  "request.received": z.object({
    number: z.string(),
    year: z.int(),
    serial: z.int().positive(),
    office: z.string(),
    service: z.object({ id: entryIdSchema, hash: z.string() }),
    firstStep: id,
    limit: z.int().nonnegative().nullable(),
    clockStarts: codeIn(["receipt", "step"]),
    receivedAt: instant,
    channel: codeIn(CHANNELS),
    applicantKind: codeIn(APPLICANT_KINDS),
    letterDate: z.string().nullable(),
    requirements: z.array(requirement),
    promise: promiseSchema.nullable(),
    /** Coded values of the service's own fields. */
    fields: codedValuesSchema.default({}),
    /** The running number of an incoming letter in its year's agenda; null for what did not come by letter. */
    agenda: z.object({ serial: z.int().positive(), number: z.string() }).nullable().default(null),
    /** Requests that the operator was warned of and decided not to be the same. */
    warnedOf: z.array(id).default([]),
  }),
  "request.requirements-checked": z.object({ requirements: z.array(requirement) }),
  "request.step-completed": z.object({
    step: id,
    outcome: id,
    effect: codeIn(["advance", "return", "end"]),
    next: id,
    option: id.nullable(),
    takenBy: takenBy.nullable(),
    disposition: z
      .object({
        nature: codeIn(DISPOSITION_NATURES),
        instructions: z.array(codeIn(DISPOSITION_INSTRUCTIONS)),
        forwardedTo: z.array(codeIn(ROLES)),
      })
      .nullable(),
    clock: codeIn(["starts", "stops"]).nullable(),
    promise: promiseSchema.nullable(),
    dueAtEnd: instant.nullable(),
  }),
  "request.step-skipped": z.object({
    step: id,
    next: id,
    clock: codeIn(["starts", "stops"]).nullable().default(null),
    promise: promiseSchema.nullable().default(null),
    dueAtEnd: instant.nullable().default(null),
  }),
  "request.waiting-started": z.object({ ground: codeIn(["requirements", "applicant"]), since: instant }),
  "request.waiting-ended": z.object({}),
  "request.assigned": z.object({ operator: id.nullable() }),
  "request.note-added": z.object({ key: z.string().nullable().default(null) }),
  "request.refused": z.object({ step: id, dueAtEnd: instant.nullable() }),
  "request.handed-over": z.object({
    product: z.int().nonnegative().nullable(),
    form: codeIn(PRODUCT_FORMS),
    dueAtEnd: instant.nullable(),
    /** What the applicant answers the satisfaction survey with. */
    survey: z.string().nullable().default(null),
  }),
  /** `limit` is the one that extends the request's own; each extends it once. `noticeDate`: of the written notice. */
  "request.extended": z.object({
    limit: z.int().nonnegative(),
    iso: z.string().refine(isDuration),
    ground: codeIn(EXTENSION_GROUNDS),
    noticeDate: z.iso.date(),
    /** The due time before and after, as computed then. */
    from: instant.nullable(),
    to: instant.nullable(),
  }),
  /** The applicant agreed to a date where the standard gives none. */
  "request.due-agreed": z.object({ due: instant }),
  /** A closed request is taken up again at a step; the limit's clock begins anew where it ran from the receipt. */
  "request.reopened": z.object({ step: id, clock: codeIn(["starts", "waits"]), promise: promiseSchema.nullable() }),
  /** On the duplicate's stream: it goes on as part of `into`. The other request carries `duplicate-added`. */
  "request.merged": z.object({ into: id, number: z.string(), dueAtEnd: instant.nullable() }),
  "request.unmerged": z.object({}),
  "request.duplicate-added": z.object({ duplicate: id, number: z.string() }),
  "request.duplicate-removed": z.object({ duplicate: id }),
  /** `content` names the encrypted file by its SHA-256; the key lies in the sealed part. */
  "request.attachment-added": z.object({
    attachment: id,
    content: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().nonnegative(),
    kind: z.string(),
    mediaType: z.string(),
    requirement: z.int().nonnegative().nullable(),
  }),
  "request.attachment-removed": z.object({ attachment: id }),
  /** A sheet of a register was filled in; a later one of the same sheet replaces it unless the sheet repeats. */
  "request.sheet-filled": z.object({ sheet: id, entry: id, values: codedValuesSchema }),
  /** `from` up to and without `to`. */
  "request.booked": z.object({ booking: id, resource: id, from: instant, to: instant }),
  "request.booking-cancelled": z.object({ booking: id }),
  /** Values of the service's own fields, all of them: what was not known at intake, or was wrong. */
  "request.fields-recorded": z.object({ fields: codedValuesSchema }),
  /** What the applicant paid, in rupiah; a later record replaces it. */
  "request.fee-recorded": z.object({ amount: z.int().nonnegative(), method: codeIn(FEE_METHODS) }),
  /** Something typed at intake was wrong; the sealed part says what is right. */
  "request.corrected": z.object({ fields: codesIn(CORRECTABLE_FIELDS) }),
} as const;

export type RequestEventType = keyof typeof requestPayloads;
export type RequestPayload<T extends RequestEventType> = z.infer<(typeof requestPayloads)[T]>;

/** Personal parts by event type: names, numbers and everything that is typed freely. All of it may be missing. */
export const requestPersonal = {
  "request.received": z.object({
    applicantName: z.string(),
    agency: z.string(),
    phone: z.string(),
    phoneRaw: z.string(),
    email: z.string(),
    nik: z.string(),
    address: z.string(),
    subject: z.string(),
    details: z.string(),
    place: z.string(),
    letterNumber: z.string(),
    requirementNotes: z.record(z.string(), z.string()),
    fieldTexts: typedValuesSchema,
  }),
  "request.requirements-checked": z.object({ requirementNotes: z.record(z.string(), z.string()) }),
  "request.step-completed": z.object({ note: z.string(), takenByName: z.string() }),
  "request.step-skipped": z.object({ reason: z.string() }),
  "request.waiting-started": z.object({ message: z.string() }),
  "request.waiting-ended": z.object({ note: z.string() }),
  "request.assigned": z.object({}),
  "request.note-added": z.object({ note: z.string() }),
  "request.refused": z.object({ reason: z.string() }),
  "request.handed-over": z.object({ receivedBy: z.string(), note: z.string(), productDetail: z.string() }),
  "request.extended": z.object({ reason: z.string(), noticeNumber: z.string() }),
  "request.due-agreed": z.object({ note: z.string() }),
  "request.reopened": z.object({ reason: z.string() }),
  "request.merged": z.object({ reason: z.string() }),
  "request.unmerged": z.object({ reason: z.string() }),
  "request.duplicate-added": z.object({}),
  "request.duplicate-removed": z.object({}),
  "request.attachment-added": z.object({ name: z.string(), key: z.string() }),
  "request.attachment-removed": z.object({ reason: z.string() }),
  "request.sheet-filled": z.object({ texts: typedValuesSchema }),
  "request.booked": z.object({ note: z.string() }),
  "request.booking-cancelled": z.object({ reason: z.string() }),
  "request.fields-recorded": z.object({ fieldTexts: typedValuesSchema }),
  "request.fee-recorded": z.object({ receipt: z.string(), note: z.string() }),
  "request.corrected": z.object({ values: z.record(z.string(), z.string()), reason: z.string() }),
} as const;
export type RequestPersonal<T extends RequestEventType> = z.infer<(typeof requestPersonal)[T]>;
