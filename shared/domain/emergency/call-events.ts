import { z } from "zod";
import { idSchema as id } from "../eventlog/bounds";
import { codeIn } from "../eventlog/codes";
import {
  BLOCK_STEPS,
  CALL_BACK_RESULTS,
  CALL_CHANNELS,
  CALL_CLASSES,
  FORWARDED_TO,
  LINE_CAUSES,
  LINE_EVENTS,
} from "./codes";
import { instant } from "./events-common";

/**
 * A call's events: codes, ids and times. Who called and what was said is sealed. A call begins with `call.started`
 * (an operator's key) or with the first `call.line-event` that arrives (the exchange tells of it); both may come, in
 * any order.
 */
export const callPayloads = {
  "call.started": z.object({
    channel: codeIn(CALL_CHANNELS),
    /** When it rang, and when it was answered; null where that is not known, and for what never rang. */
    ringAt: instant.nullable(),
    answerAt: instant.nullable(),
    /** Written down later from paper (susulan): in the counts, left out of the intervals. */
    late: z.boolean().default(false),
    withheld: z.boolean().default(false),
    /** A number was typed, or that there is none; without it the exchange's number counts. */
    typed: z.boolean().default(false),
    /** Read from a list of the call management system. */
    imported: z.boolean().default(false),
    /** When it ended, where it is known at once (a list, a paper form). */
    endAt: instant.nullable().default(null),
  }),
  "call.line-event": z.object({
    event: codeIn(LINE_EVENTS),
    at: instant,
    leg: z.string().max(64).default(""),
    cause: codeIn(LINE_CAUSES).nullable().default(null),
    withheld: z.boolean().default(false),
  }),
  /** Whoever takes a ringing call: the others' windows close. */
  "call.claimed": z.object({}),
  /** Times that are null stay as they were; the number is what stands in the form now. */
  "call.corrected": z.object({
    channel: codeIn(CALL_CHANNELS),
    ringAt: instant.nullable(),
    answerAt: instant.nullable(),
    endAt: instant.nullable(),
    withheld: z.boolean(),
    typed: z.boolean(),
  }),
  "call.told": z.object({}),
  "call.classified": z.object({
    class: codeIn(CALL_CLASSES),
    forwardedTo: codeIn(FORWARDED_TO).nullable().default(null),
    /** Found in the field to be no emergency: what was recorded before stays as it was. */
    foundLater: z.boolean().default(false),
  }),
  "call.ended": z.object({ at: instant }),
  "call.linked": z.object({ incident: id, point: id.nullable().default(null) }),
  "call.unlinked": z.object({ incident: id }),
  /** Written by the desk while it was locked: whoever logged in next has read it. */
  "call.signed": z.object({}),
  "call.called-back": z.object({ at: instant, result: codeIn(CALL_BACK_RESULTS) }),
  "call.block-step": z.object({ step: codeIn(BLOCK_STEPS), until: instant.nullable().default(null) }),
  "call.handed-over": z.object({ neighbour: id, at: instant }),
  "call.noted": z.object({}),
} as const;

const caller = {
  /** E.164, "" where withheld or unknown; `raw` as it was typed or sent. */
  number: z.string(),
  raw: z.string(),
};

export const callPersonal = {
  "call.started": z.object({ ...caller, note: z.string(), reference: z.string() }),
  "call.line-event": z.object({ ...caller, lineId: z.string() }),
  "call.corrected": z.object(caller),
  "call.told": z.object({
    name: z.string(),
    what: z.string(),
    where: z.string(),
    hurt: z.string(),
    note: z.string(),
    others: z.array(z.string()),
    /** The call management system's own number of the recording. */
    reference: z.string(),
  }),
  "call.classified": z.object({ note: z.string() }),
  "call.called-back": z.object({ note: z.string() }),
  "call.block-step": z.object({ note: z.string() }),
  "call.handed-over": z.object({ takenBy: z.string(), note: z.string() }),
  "call.noted": z.object({ text: z.string() }),
} as const;

export type CallEventType = keyof typeof callPayloads;
export type CallPayload<T extends CallEventType> = z.output<(typeof callPayloads)[T]>;
