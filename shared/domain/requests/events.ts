import { z } from "zod";
import { ROLES } from "../operators/roles";
import {
  APPLICANT_KINDS,
  CHANNELS,
  DISPOSITION_INSTRUCTIONS,
  DISPOSITION_NATURES,
  PRODUCT_FORMS,
  REQUIREMENT_STATES,
} from "./types";

/** Epoch milliseconds. */
const instant = z.int();
const id = z.string().min(1);

const requirement = z.object({ index: z.int().nonnegative(), state: z.enum(REQUIREMENT_STATES) });

export const promiseSchema = z.object({
  due: instant.nullable(),
  early: instant.nullable(),
  basis: z.enum(["working", "calendar", "clock"]),
});
export type Promise = z.infer<typeof promiseSchema>;

/** Who really took a step, where the document names nobody or a second person recorded it. */
const takenBy = z.object({ role: z.enum(ROLES).nullable(), operator: id.nullable() });

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
    service: z.object({ id, hash: z.string() }),
    firstStep: id,
    limit: z.int().nonnegative().nullable(),
    clockStarts: z.enum(["receipt", "step"]),
    receivedAt: instant,
    channel: z.enum(CHANNELS),
    applicantKind: z.enum(APPLICANT_KINDS),
    letterDate: z.string().nullable(),
    requirements: z.array(requirement),
    promise: promiseSchema.nullable(),
  }),
  "request.requirements-checked": z.object({ requirements: z.array(requirement) }),
  "request.step-completed": z.object({
    step: id,
    outcome: id,
    effect: z.enum(["advance", "return", "end"]),
    next: id,
    option: id.nullable(),
    takenBy: takenBy.nullable(),
    disposition: z
      .object({
        nature: z.enum(DISPOSITION_NATURES),
        instructions: z.array(z.enum(DISPOSITION_INSTRUCTIONS)),
        forwardedTo: z.array(z.enum(ROLES)),
      })
      .nullable(),
    clock: z.enum(["starts", "stops"]).nullable(),
    promise: promiseSchema.nullable(),
    dueAtEnd: instant.nullable(),
  }),
  "request.step-skipped": z.object({
    step: id,
    next: id,
    clock: z.enum(["starts", "stops"]).nullable().default(null),
    promise: promiseSchema.nullable().default(null),
    dueAtEnd: instant.nullable().default(null),
  }),
  "request.waiting-started": z.object({ ground: z.enum(["requirements", "applicant"]), since: instant }),
  "request.waiting-ended": z.object({}),
  "request.assigned": z.object({ operator: id.nullable() }),
  "request.note-added": z.object({}),
  "request.refused": z.object({ step: id, dueAtEnd: instant.nullable() }),
  "request.handed-over": z.object({
    product: z.int().nonnegative().nullable(),
    form: z.enum(PRODUCT_FORMS),
    dueAtEnd: instant.nullable(),
  }),
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
} as const;
export type RequestPersonal<T extends RequestEventType> = z.infer<(typeof requestPersonal)[T]>;
