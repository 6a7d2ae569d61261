import { z } from "zod";
import { EARLIEST_TIME, LATEST_TIME } from "../domain/calendar/civil";
import {
  BLOCK_STEPS,
  CALL_BACK_RESULTS,
  CALL_CHANNELS,
  CALL_CLASSES,
  CALL_FLAGS,
  FORWARDED_TO,
} from "../domain/emergency/codes";
import { codeIn } from "../domain/eventlog/codes";
import { outsideText } from "../domain/fields/repair";
import type { Calls } from "./call";
import { freeText, idField, isoDate, requiredText } from "./fields";

const id = idField;
const instant = z.int();
/** A time that somebody types or picks. */
const recorded = z.int().min(EARLIEST_TIME, { error: "date" }).max(LATEST_TIME, { error: "date" });
export const emergencyResult = z.object({ id: z.string(), version: z.int() });

/** As it was typed; what cannot be a number is kept as text and said beside the field: no call is refused for it. */
const typedNumber = outsideText().max(80);

/**
 * F2: a call begins. `id` is made by the window, so that a call that is sent twice is one. `ringAt` null: now. Sent from a
 * locked console its actor is the desk.
 */
export const startCallInput = z.object({
  id: z.uuid(),
  channel: z.enum(CALL_CHANNELS),
  ringAt: recorded.nullable(),
  answerAt: recorded.nullable(),
  number: typedNumber.default(""),
  /** Written down later from paper (susulan). */
  late: z.boolean().default(false),
  endAt: recorded.nullable().default(null),
});

/** What the caller said, as the form holds it. It replaces what was saved before. */
export const tellCallInput = z.object({
  id,
  number: typedNumber,
  channel: z.enum(CALL_CHANNELS),
  ringAt: recorded.nullable(),
  answerAt: recorded.nullable(),
  name: freeText(120),
  what: freeText(5000),
  where: freeText(500),
  hurt: freeText(500),
  note: freeText(5000),
  reference: freeText(80),
});

export const classifyCallInput = z.object({
  id,
  class: z.enum(CALL_CLASSES),
  forwardedTo: z.enum(FORWARDED_TO).nullable().default(null),
  note: freeText(2000).default(""),
  foundLater: z.boolean().default(false),
  /** The call has ended with it: one key less for a nuisance call. */
  ended: z.boolean().default(false),
});
export const endCallInput = z.object({ id, at: recorded.nullable() });
export const onlyCall = z.object({ id });
export const attachCallInput = z.object({ id, incident: id, point: id.nullable().default(null) });
export const detachCallInput = z.object({ id, incident: id });
export const callBackInput = z.object({ id, result: z.enum(CALL_BACK_RESULTS), note: freeText(2000) });
export const blockStepInput = z.object({
  id,
  step: z.enum(BLOCK_STEPS),
  until: recorded.nullable(),
  note: freeText(2000),
});
export const handOverCallInput = z.object({ id, neighbour: id, takenBy: requiredText(120), note: freeText(2000) });
export const noteCallInput = z.object({ id, text: requiredText(5000) });
export const signCallsInput = z.object({ ids: z.array(id).min(1).max(500) });

export const callRowSchema = z.object({
  id: z.string(),
  version: z.int(),
  class: codeIn(CALL_CLASSES),
  channel: codeIn(CALL_CHANNELS),
  ringAt: instant,
  answerAt: instant.nullable(),
  endAt: instant.nullable(),
  late: z.boolean(),
  imported: z.boolean(),
  withheld: z.boolean(),
  /** Shown form of the number: masked for those without the right, "" where there is none. */
  number: z.string(),
  /** True for those who may see nothing personal of it: then name, what and where are "" too. */
  masked: z.boolean(),
  /** "" for those who may not see it. */
  name: z.string(),
  what: z.string(),
  where: z.string(),
  /** The kejadian that it is attached to, and its area. */
  incident: z.string().nullable(),
  incidentNumber: z.string().nullable(),
  area: z.string().nullable(),
  /** Shown name of who took it; "" for the desk. */
  operator: z.string(),
  /** Written by the locked desk, and signed by nobody yet. */
  unsigned: z.boolean(),
  /** Nuisance calls of the number within the days of the setting. */
  tally: z.int(),
  /** The number is marked until then; null without a mark. */
  markedUntil: instant.nullable(),
  /** Doubts about its times. */
  flags: z.array(codeIn(CALL_FLAGS)),
});
export type CallRow = z.infer<typeof callRowSchema>;

export const callsPageInput = z.object({
  search: outsideText().max(200),
  class: z.enum(CALL_CLASSES).nullable(),
  channel: z.enum(CALL_CHANNELS).nullable(),
  from: isoDate.nullable(),
  to: isoDate.nullable(),
  /** Only calls that nobody has signed yet. */
  unsigned: z.boolean().default(false),
  after: outsideText().max(200).nullable(),
  limit: z.int().min(1).max(200),
});
/** Newest first. */
export const callsPageOutput = z.object({ rows: z.array(callRowSchema), after: z.string().nullable(), total: z.int() });

const saidSchema = z.object({ actor: z.string(), at: instant, text: z.string() });
export const callDetailOutput = z.object({
  row: callRowSchema,
  raw: z.string(),
  hurt: z.string(),
  note: z.string(),
  reference: z.string(),
  others: z.array(z.string()),
  forwardedTo: z.string().nullable(),
  /** What it was held for, one after the other; the last one counts. */
  classes: z.array(
    saidSchema.extend({ class: codeIn(CALL_CLASSES), forwardedTo: z.string().nullable(), foundLater: z.boolean() }),
  ),
  legs: z.array(
    z.object({
      leg: z.string(),
      ring: instant.nullable(),
      answer: instant.nullable(),
      end: instant.nullable(),
      cause: z.string().nullable(),
    }),
  ),
  callBacks: z.array(saidSchema.extend({ result: z.string() })),
  blocks: z.array(saidSchema.extend({ step: z.string(), until: instant.nullable() })),
  notes: z.array(saidSchema),
  handedOver: saidSchema.extend({ neighbour: z.string(), takenBy: z.string() }).nullable(),
});
export type CallDetail = z.infer<typeof callDetailOutput>;

/** Calls that nobody has taken and whose end nobody told, on every desk, the longest waiting first. */
export const ringingOutput = z.array(
  z.object({ id: z.string(), ringAt: instant, number: z.string(), tally: z.int(), markedUntil: instant.nullable() }),
);

/** What is known of a number while it is typed: nuisance tally, open kejadian, earlier calls. */
export const numberInput = z.object({ number: typedNumber });
export const numberOutput = z.object({
  e164: z.string().nullable(),
  withheld: z.boolean(),
  display: z.string(),
  others: z.array(z.string()),
  /** Why it cannot be read, as a key of the words; null where it can. */
  problem: z.string().nullable(),
  tally: z.int(),
  markedUntil: instant.nullable(),
  lastCalls: z.array(z.object({ id: z.string(), ringAt: instant, class: codeIn(CALL_CLASSES) })),
});

/** Telepon balik: abandoned and unanswered calls that nobody has reached yet. */
export const worklistOutput = z.array(callRowSchema.extend({ attempts: z.int(), lastResult: z.string().nullable() }));

export const unmaskInput = z.object({ id, reason: requiredText(500) });
export const unmaskOutput = z.object({ number: z.string(), raw: z.string() });

export const callsCalls = {
  "calls.start": { kind: "command", input: startCallInput, output: emergencyResult, permission: "emergency.take" },
  "calls.tell": { kind: "command", input: tellCallInput, output: emergencyResult, permission: "emergency.take" },
  "calls.classify": {
    kind: "command",
    input: classifyCallInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "calls.end": { kind: "command", input: endCallInput, output: emergencyResult, permission: "emergency.take" },
  "calls.claim": { kind: "command", input: onlyCall, output: emergencyResult, permission: "emergency.take" },
  "calls.attach": { kind: "command", input: attachCallInput, output: emergencyResult, permission: "emergency.take" },
  "calls.detach": { kind: "command", input: detachCallInput, output: emergencyResult, permission: "emergency.take" },
  "calls.call-back": { kind: "command", input: callBackInput, output: emergencyResult, permission: "emergency.take" },
  "calls.block-step": { kind: "command", input: blockStepInput, output: emergencyResult, permission: "emergency.take" },
  "calls.hand-over": {
    kind: "command",
    input: handOverCallInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "calls.note": { kind: "command", input: noteCallInput, output: emergencyResult, permission: "emergency.take" },
  "calls.sign": {
    kind: "command",
    input: signCallsInput,
    output: z.object({ signed: z.int() }),
    permission: "emergency.take",
  },
  "calls.page": { kind: "query", input: callsPageInput, output: callsPageOutput, permission: "emergency.read" },
  "calls.detail": { kind: "query", input: onlyCall, output: callDetailOutput, permission: "emergency.read" },
  "calls.ringing": { kind: "query", input: z.object({}), output: ringingOutput, permission: "emergency.take" },
  "calls.number": { kind: "query", input: numberInput, output: numberOutput, permission: "emergency.take" },
  "calls.worklist": { kind: "query", input: z.object({}), output: worklistOutput, permission: "emergency.read" },
  "calls.unmask": { kind: "query", input: unmaskInput, output: unmaskOutput, permission: "emergency.unmask" },
} as const satisfies Calls;
