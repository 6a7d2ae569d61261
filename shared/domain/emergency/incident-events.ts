import { z } from "zod";
import { idSchema as id } from "../eventlog/bounds";
import { codeIn } from "../eventlog/codes";
import {
  CATEGORIES,
  DISPATCH_STATES,
  NOTE_KINDS,
  OUTCOMES,
  POINT_NEEDS,
  POINT_STATES,
  VERIFICATION_RESULTS,
  VERIFICATION_WAYS,
} from "./codes";
import { instant } from "./events-common";

/** The area's code in the areas' list (kecamatan or village); null where it is not known. */
const area = z.string().max(20).nullable();
const priority = z.int().min(1).max(9);
const people = z.int().nonnegative().max(1_000_000).default(0);

/**
 * A kejadian's events. Codes, ids and times stand in the open; what people said, where exactly it is, and names are
 * sealed. Calls say themselves which kejadian they belong to (`call.linked`).
 */
export const incidentPayloads = {
  "incident.opened": z.object({
    /** `112-20261123-K1-0042`: day, workstation, running number of that day. */
    number: z.string().max(64),
    day: z.string().max(10),
    serial: z.int().positive(),
    category: codeIn(CATEGORIES),
    priority,
    area,
    /** The call that it was opened for; null for what came in another way. */
    call: id.nullable(),
    /** Kejadian induk of a flood: its calls have points of request. */
    umbrella: z.boolean().default(false),
    /** Outside the district: handed over, counted apart. */
    outside: z.boolean().default(false),
    /** When it was reported, which the ticket's time may follow by some minutes: the ring of its first call. */
    reportedAt: instant,
    late: z.boolean().default(false),
  }),
  "incident.changed": z.object({
    category: codeIn(CATEGORIES),
    priority,
    area,
    umbrella: z.boolean(),
    outside: z.boolean(),
  }),
  "incident.verified": z.object({ result: codeIn(VERIFICATION_RESULTS), way: codeIn(VERIFICATION_WAYS), at: instant }),
  "incident.dispatched": z.object({
    dispatch: id,
    unit: id,
    /** When it was sent. */
    at: instant,
    /** Within how many seconds it is to be acknowledged before it rises to the next contact. */
    acknowledgeWithin: z.int().positive().nullable(),
    /** How many contacts the unit has: it rises no further than the last. */
    contacts: z.int().nonnegative().default(0),
    /** The point of request that it goes to, in a flood. */
    point: id.nullable().default(null),
  }),
  "incident.dispatch-changed": z.object({ dispatch: id, state: codeIn(DISPATCH_STATES), at: instant }),
  /** Somebody tried the next contact, or the supervisor: an attempt with its time. */
  "incident.dispatch-raised": z.object({
    dispatch: id,
    /** Place in the unit's list of contacts; null: the supervisor. */
    contact: z.int().nonnegative().nullable(),
    at: instant,
  }),
  /** The alarm of a dispatch that nobody acknowledged was seen and silenced by somebody; it rings again at the next rise. */
  "incident.alarm-acknowledged": z.object({ dispatch: id }),
  "incident.noted": z.object({ kind: codeIn(NOTE_KINDS), at: instant }),
  "incident.casualties-set": z.object({
    dead: people,
    severe: people,
    light: people,
    missing: people,
    displaced: people,
  }),
  "incident.point-added": z.object({
    point: id,
    need: codeIn(POINT_NEEDS),
    people,
    state: codeIn(POINT_STATES),
    area,
  }),
  "incident.point-changed": z.object({
    point: id,
    need: codeIn(POINT_NEEDS),
    people,
    state: codeIn(POINT_STATES),
    area,
    unit: id.nullable().default(null),
  }),
  "incident.handed-over": z.object({ neighbour: id, at: instant }),
  "incident.closed": z.object({ outcome: codeIn(OUTCOMES), at: instant }),
  "incident.reopened": z.object({}),
} as const;

const place = {
  where: z.string(),
  /** Id of the gazetteer's entry, "" without one. */
  place: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
};

export const incidentPersonal = {
  "incident.opened": z.object({ ...place, what: z.string(), answers: z.record(z.string(), z.string()) }),
  "incident.changed": z.object({ ...place, what: z.string(), answers: z.record(z.string(), z.string()) }),
  "incident.verified": z.object({ note: z.string() }),
  "incident.dispatched": z.object({ message: z.string() }),
  "incident.dispatch-changed": z.object({ person: z.string(), note: z.string() }),
  "incident.dispatch-raised": z.object({ person: z.string(), note: z.string() }),
  "incident.noted": z.object({ text: z.string(), from: z.string() }),
  "incident.casualties-set": z.object({ note: z.string() }),
  "incident.point-added": z.object({ ...place, contact: z.string(), note: z.string() }),
  "incident.point-changed": z.object({ ...place, contact: z.string(), note: z.string() }),
  "incident.handed-over": z.object({ takenBy: z.string(), note: z.string() }),
  "incident.closed": z.object({ note: z.string() }),
  "incident.reopened": z.object({ reason: z.string() }),
} as const;

export type IncidentEventType = keyof typeof incidentPayloads;
export type IncidentPayload<T extends IncidentEventType> = z.output<(typeof incidentPayloads)[T]>;
