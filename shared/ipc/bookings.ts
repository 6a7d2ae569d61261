import { z } from "zod";
import { RESOURCE_KINDS } from "../domain/registers/registers";
import { REQUEST_STATUSES } from "../domain/requests/types";
import type { Calls } from "./call";
import { idField } from "./fields";

const id = idField;
const instant = z.int();

/** The longest time that is asked for at once: a quarter of a year. */
const LONGEST_MS = 100 * 86_400_000;

/** Which bookings are wanted: those that touch the time, of one resource, of one kind, or of all. */
export const bookingsInput = z
  .object({ from: instant, to: instant, resource: id.nullable(), kind: z.enum(RESOURCE_KINDS).nullable() })
  .refine(({ from, to }) => from < to && to - from <= LONGEST_MS, { path: ["to"], error: "invalid" });

export const resourceSchema = z.object({
  id: z.string(),
  kind: z.enum(RESOURCE_KINDS).nullable(),
  name: z.string(),
  capacity: z.int().nullable(),
  /** False: it can be booked no more, and is shown for the bookings that it has. */
  active: z.boolean(),
});
export type BookableResource = z.infer<typeof resourceSchema>;

/** A booking that is in force. */
export const bookedSchema = z.object({
  id: z.string(),
  request: z.string(),
  number: z.string(),
  serviceName: z.string(),
  status: z.enum(REQUEST_STATUSES),
  /** "" where the operator may not see who asks and what was typed. */
  applicant: z.string(),
  agency: z.string(),
  subject: z.string(),
  resource: z.string(),
  from: instant,
  to: instant,
  /** Other bookings of the resource at the same time: two workstations made them without each other's news. */
  clashesWith: z.array(z.string()),
  /** The request's version, for cancelling. */
  version: z.int(),
});
export type Booked = z.infer<typeof bookedSchema>;

export const bookingsOutput = z.object({
  resources: z.array(resourceSchema),
  /** By resource, then by time. */
  bookings: z.array(bookedSchema),
});

export const bookingsCalls = {
  "bookings.list": { kind: "query", input: bookingsInput, output: bookingsOutput, permission: "requests.read" },
} as const satisfies Calls;
