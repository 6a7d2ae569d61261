import { z } from "zod";
import { EARLIEST_TIME, LATEST_TIME } from "../domain/calendar/civil";
import {
  CATEGORIES,
  DISPATCH_STATES,
  NOTE_KINDS,
  OUTCOMES,
  POINT_NEEDS,
  POINT_STATES,
  STAMPS,
  VERIFICATION_RESULTS,
  VERIFICATION_WAYS,
} from "../domain/emergency/codes";
import { codeIn } from "../domain/eventlog/codes";
import { outsideText } from "../domain/fields/repair";
import type { Calls } from "./call";
import { callRowSchema, emergencyResult } from "./calls";
import { freeText, idField, isoDate, requiredText } from "./fields";

const id = idField;
const instant = z.int();
const recorded = z.int().min(EARLIEST_TIME, { error: "date" }).max(LATEST_TIME, { error: "date" });
const seen = { id, version: z.int().positive() };

/** Where it is: free words, an area's code, an entry of the gazetteer, a point. */
const whereInput = {
  where: freeText(500),
  area: outsideText().max(20).nullable(),
  place: id.nullable(),
  lat: z.number().min(-90).max(90).nullable(),
  lon: z.number().min(-180).max(180).nullable(),
};
const answers = z.record(outsideText().max(120), freeText(1000)).refine((given) => Object.keys(given).length <= 50);

/** `id` is made by the window, so that a ticket that is sent twice is one. */
export const openIncidentInput = z.object({
  id: z.uuid(),
  call: id.nullable(),
  category: z.enum(CATEGORIES),
  priority: z.int().min(1).max(3),
  umbrella: z.boolean().default(false),
  outside: z.boolean().default(false),
  what: freeText(5000),
  answers: answers.default({}),
  ...whereInput,
  /** Units that it is passed on to at once (eskalasi). */
  units: z.array(id).max(30).default([]),
  message: freeText(5000).default(""),
  late: z.boolean().default(false),
});
export const openIncidentOutput = emergencyResult.extend({ number: z.string() });

export const changeIncidentInput = z.object({
  ...seen,
  category: z.enum(CATEGORIES),
  priority: z.int().min(1).max(3),
  umbrella: z.boolean(),
  outside: z.boolean(),
  what: freeText(5000),
  answers,
  ...whereInput,
});
export const verifyIncidentInput = z.object({
  id,
  result: z.enum(VERIFICATION_RESULTS),
  way: z.enum(VERIFICATION_WAYS),
  note: freeText(2000),
});
/** Dispatching and what follows asks for no version: two desks that send two units are both right. */
export const dispatchInput = z.object({
  id,
  dispatch: z.uuid(),
  unit: id,
  message: freeText(5000),
  point: id.nullable().default(null),
});
export const dispatchChangeInput = z.object({
  id,
  dispatch: id,
  state: z.enum(DISPATCH_STATES),
  /** null: now. */
  at: recorded.nullable(),
  person: freeText(120),
  note: freeText(2000),
});
export const dispatchRaiseInput = z.object({
  id,
  dispatch: id,
  contact: z.int().nonnegative().max(50).nullable(),
  person: freeText(120),
  note: freeText(2000),
});
export const alarmInput = z.object({ id, dispatch: id });
export const noteIncidentInput = z.object({
  id,
  /** Made by the form: a note that is sent twice is added once. */
  notes: z
    .array(
      z.object({ kind: z.enum(NOTE_KINDS), at: recorded.nullable(), text: requiredText(5000), from: freeText(120) }),
    )
    .min(1)
    .max(200),
});
const many = z.int().min(0).max(1_000_000);
export const casualtiesInput = z.object({ id, dead: many, severe: many, light: many, missing: many, displaced: many });
export const pointInput = z.object({
  id,
  point: z.uuid(),
  /** The call that asked for it; it is attached with it. */
  call: id.nullable(),
  need: z.enum(POINT_NEEDS),
  people: many,
  state: z.enum(POINT_STATES).default("waiting"),
  unit: id.nullable().default(null),
  contact: freeText(120),
  note: freeText(2000),
  ...whereInput,
});
export const handOverIncidentInput = z.object({ id, neighbour: id, takenBy: requiredText(120), note: freeText(2000) });
export const closeIncidentInput = z.object({
  ...seen,
  outcome: z.enum(OUTCOMES),
  /** Required where a dispatch has not ended. */
  note: freeText(2000),
});
export const reopenIncidentInput = z.object({ ...seen, reason: requiredText(2000) });

const dispatchSchema = z.object({
  id: z.string(),
  unit: z.string(),
  unitName: z.string(),
  agency: z.string(),
  point: z.string().nullable(),
  state: codeIn(DISPATCH_STATES),
  /** The first time of each state, epoch milliseconds. */
  at: z.record(z.string(), instant),
  /** How many contacts it has gone past by now without being acknowledged. */
  step: z.int(),
  nextRise: instant.nullable(),
  /** Whom to try now; "" where there is nobody left but the supervisor. */
  contact: z.string(),
  silenced: z.boolean(),
  message: z.string(),
  history: z.array(
    z.object({ state: z.string(), at: instant, actor: z.string(), person: z.string(), note: z.string() }),
  ),
  raises: z.array(
    z.object({ at: instant, actor: z.string(), contact: z.string(), person: z.string(), note: z.string() }),
  ),
});
export type IncidentDispatch = z.infer<typeof dispatchSchema>;

/** One countdown: between which two moments, until when, and when it was met. */
const countdownSchema = z.object({
  from: codeIn(STAMPS),
  to: codeIn(STAMPS),
  startedAt: instant,
  until: instant,
  metAt: instant.nullable(),
});

export const incidentRowSchema = z.object({
  id: z.string(),
  version: z.int(),
  number: z.string(),
  category: codeIn(CATEGORIES),
  priority: z.int(),
  area: z.string().nullable(),
  areaName: z.string(),
  outside: z.boolean(),
  umbrella: z.boolean(),
  late: z.boolean(),
  what: z.string(),
  where: z.string(),
  reportedAt: instant,
  createdAt: instant,
  closedAt: instant.nullable(),
  outcome: z.string().nullable(),
  verified: codeIn(VERIFICATION_RESULTS).nullable(),
  calls: z.int(),
  dispatches: z.array(
    z.object({
      id: z.string(),
      unit: z.string(),
      unitName: z.string(),
      state: codeIn(DISPATCH_STATES),
      step: z.int(),
      nextRise: instant.nullable(),
      silenced: z.boolean(),
    }),
  ),
  countdowns: z.array(countdownSchema),
  points: z.object({ waiting: z.int(), helped: z.int(), unreachable: z.int() }),
});
export type IncidentRow = z.infer<typeof incidentRowSchema>;

/** Open kejadian by priority, then age; units with what they are on. */
export const boardOutput = z.object({
  now: instant,
  incidents: z.array(incidentRowSchema),
  units: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      callSign: z.string(),
      agency: z.string(),
      agencyName: z.string(),
      /** `free`, or the furthest state of its open dispatches. */
      state: z.string(),
      incidents: z.array(z.object({ id: z.string(), number: z.string(), state: codeIn(DISPATCH_STATES) })),
    }),
  ),
  /** Abandoned and unanswered calls that nobody has reached yet; calls of the desk that nobody signed. */
  callBacks: z.int(),
  unsigned: z.int(),
});
export type Board = z.infer<typeof boardOutput>;

/** Dispatches that must be heard now, and whom to try. */
export const alarmsOutput = z.array(
  z.object({
    incident: z.string(),
    number: z.string(),
    dispatch: z.string(),
    unitName: z.string(),
    /** How many contacts it has gone past. */
    step: z.int(),
    nextRise: instant.nullable(),
    contact: z.string(),
    phone: z.string(),
  }),
);

const pointSchema = z.object({
  id: z.string(),
  need: z.string(),
  people: z.int(),
  state: z.string(),
  area: z.string().nullable(),
  unit: z.string().nullable(),
  unitName: z.string(),
  where: z.string(),
  contact: z.string(),
  note: z.string(),
  call: z.string().nullable(),
});

export const incidentDetailOutput = z.object({
  row: incidentRowSchema,
  answers: z.record(z.string(), z.string()),
  place: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  verification: z
    .object({ result: z.string(), way: z.string(), at: instant, actor: z.string(), note: z.string() })
    .nullable(),
  dispatches: z.array(dispatchSchema),
  calls: z.array(callRowSchema),
  points: z.array(pointSchema),
  casualties: z.object({
    dead: z.int(),
    severe: z.int(),
    light: z.int(),
    missing: z.int(),
    displaced: z.int(),
  }),
  /** Notes, changes, calls and dispatches in the order of their times; `what` is a code of the words. */
  timeline: z.array(
    z.object({
      eventId: z.string(),
      at: instant,
      recordedAt: instant,
      actor: z.string(),
      what: z.string(),
      details: z.record(z.string(), z.string()),
      text: z.string(),
      conflict: z.boolean(),
    }),
  ),
  handedOver: z.object({ neighbour: z.string(), takenBy: z.string(), at: instant, note: z.string() }).nullable(),
  closed: z.object({ outcome: z.string(), at: instant, actor: z.string(), note: z.string() }).nullable(),
  /** Short text for WhatsApp, with what a unit needs and no more. */
  message: z.string(),
});
export type IncidentDetail = z.infer<typeof incidentDetailOutput>;

/** What may be the same kejadian: same number, or near in place, time and category. Best first. */
export const candidatesInput = z.object({
  number: outsideText().max(80),
  category: z.enum(CATEGORIES).nullable(),
  where: outsideText().max(500),
  area: outsideText().max(20).nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  at: instant.nullable(),
});
export const candidatesOutput = z.array(
  z.object({
    incident: incidentRowSchema,
    score: z.number(),
    why: z.array(z.enum(["number", "place", "area", "category", "time", "words"])),
  }),
);

export const incidentsPageInput = z.object({
  search: outsideText().max(200),
  category: z.enum(CATEGORIES).nullable(),
  open: z.boolean().nullable(),
  from: isoDate.nullable(),
  to: isoDate.nullable(),
  after: outsideText().max(200).nullable(),
  limit: z.int().min(1).max(200),
});
export const incidentsPageOutput = z.object({
  rows: z.array(incidentRowSchema),
  after: z.string().nullable(),
  total: z.int(),
});

/** Units in the order in which they are proposed for a category and place. */
export const proposeUnitsInput = z.object({
  category: z.enum(CATEGORIES).nullable(),
  area: outsideText().max(20).nullable(),
  incident: id.nullable(),
});
export const proposeUnitsOutput = z.array(
  z.object({
    unit: z.string(),
    name: z.string(),
    agencyName: z.string(),
    busy: z.boolean(),
    open: z.boolean(),
    proposed: z.boolean(),
  }),
);

export const incidentsCalls = {
  "incidents.open": {
    kind: "command",
    input: openIncidentInput,
    output: openIncidentOutput,
    permission: "emergency.take",
  },
  "incidents.change": {
    kind: "command",
    input: changeIncidentInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "incidents.verify": {
    kind: "command",
    input: verifyIncidentInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "incidents.dispatch": {
    kind: "command",
    input: dispatchInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "incidents.dispatch-change": {
    kind: "command",
    input: dispatchChangeInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "incidents.dispatch-raise": {
    kind: "command",
    input: dispatchRaiseInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "incidents.acknowledge-alarm": {
    kind: "command",
    input: alarmInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "incidents.note": {
    kind: "command",
    input: noteIncidentInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "incidents.casualties": {
    kind: "command",
    input: casualtiesInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "incidents.point": { kind: "command", input: pointInput, output: emergencyResult, permission: "emergency.take" },
  "incidents.hand-over": {
    kind: "command",
    input: handOverIncidentInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "incidents.close": {
    kind: "command",
    input: closeIncidentInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "incidents.reopen": {
    kind: "command",
    input: reopenIncidentInput,
    output: emergencyResult,
    permission: "emergency.take",
  },
  "incidents.board": { kind: "query", input: z.object({}), output: boardOutput, permission: "emergency.read" },
  "incidents.alarms": { kind: "query", input: z.object({}), output: alarmsOutput, permission: "emergency.read" },
  "incidents.detail": {
    kind: "query",
    input: z.object({ id }),
    output: incidentDetailOutput,
    permission: "emergency.read",
  },
  "incidents.page": {
    kind: "query",
    input: incidentsPageInput,
    output: incidentsPageOutput,
    permission: "emergency.read",
  },
  "incidents.candidates": {
    kind: "query",
    input: candidatesInput,
    output: candidatesOutput,
    permission: "emergency.take",
  },
  "incidents.propose-units": {
    kind: "query",
    input: proposeUnitsInput,
    output: proposeUnitsOutput,
    permission: "emergency.take",
  },
} as const satisfies Calls;
