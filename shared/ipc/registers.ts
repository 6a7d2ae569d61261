import { z } from "zod";
import { shownValueSchema } from "../domain/fields/field";
import { outsideText } from "../domain/fields/repair";
import { REGISTER_CLOCKS } from "../domain/registers/clocks";
import { REGISTER_LISTS } from "../domain/registers/columns";
import { REGISTERS } from "../domain/registers/registers";
import { REQUEST_STATUSES } from "../domain/requests/types";
import { type Calls, nothing } from "./call";
import { explanationDay } from "./catalog";
import { idField } from "./fields";
import { deadlineSchema } from "./requests";

const id = idField;
const instant = z.int();

/** Which part of a list: what came from `from` up to and without `to`, oldest first. */
export const registerListInput = z.object({
  list: z.enum(REGISTER_LISTS),
  from: instant.nullable(),
  to: instant.nullable(),
  search: outsideText().trim().max(200),
  /** The `cursor` of the page before, or null for the first page. */
  after: outsideText().max(200).nullable(),
  limit: z.int().min(1).max(200),
});
export type RegisterListInput = z.output<typeof registerListInput>;

/** Plain words, an instant (epoch milliseconds) or a date: put into words where they are shown. */
export const registerCellSchema = z.union([
  z.string(),
  z.object({ at: instant, time: z.boolean() }),
  z.object({ day: z.string() }),
]);
export type RegisterCell = z.infer<typeof registerCellSchema>;

export const registerClockSchema = z.object({
  clock: z.enum(REGISTER_CLOCKS),
  entry: z.string().nullable(),
  iso: z.string().nullable(),
  basis: z.enum(["working", "calendar", "clock"]),
  from: instant.nullable(),
  due: instant.nullable(),
  stoppedAt: instant.nullable(),
  state: z.enum([
    "none",
    "not-started",
    "normal",
    "last-quarter",
    "late",
    "met",
    "missed",
    "unknown-year",
    "open",
    "over",
  ]),
  leftMs: z.number().nullable(),
  unknownYear: z.int().nullable(),
});
export type RegisterClockView = z.infer<typeof registerClockSchema>;

export const registerRowSchema = z.object({
  /** Names the row: a request may have several objections. */
  key: z.string(),
  id,
  status: z.enum(REQUEST_STATUSES),
  /** By the columns of shared/domain/registers/columns, in their order. */
  cells: z.array(registerCellSchema),
  clocks: z.array(registerClockSchema),
  /** The request's own. */
  deadline: deadlineSchema,
});
export type RegisterRow = z.infer<typeof registerRowSchema>;

export const registerListOutput = z.object({
  rows: z.array(registerRowSchema),
  cursor: z.string().nullable(),
  /** Personal data and what was typed is left out for this operator. */
  masked: z.boolean(),
});

/** The lists that this office keeps, with how many of its services each is of (letters: of all of them). */
export const registersKeptOutput = z.array(z.object({ list: z.enum(REGISTER_LISTS), services: z.int() }));

export const registerRequestInput = z.object({ id });
export const registerRequestOutput = z.object({
  register: z.enum(REGISTERS).nullable(),
  /** With the days that counted, one by one. */
  clocks: z.array(registerClockSchema.extend({ days: z.array(explanationDay) })),
  /** Sheets of the register, in their order: whether this operator fills them, and what intake already knows of them. */
  sheets: z.array(
    z.object({ sheet: z.string(), mayFill: z.boolean(), suggested: z.record(z.string(), shownValueSchema) }),
  ),
  /** Every filling, also those that a later one replaced, oldest first. */
  fillings: z.array(
    z.object({
      eventId: id,
      sheet: id,
      entry: id,
      values: z.record(z.string(), shownValueSchema),
      actorName: z.string(),
      at: instant,
      /** False where a later filling of the same entry stands in its place. */
      inForce: z.boolean(),
    }),
  ),
  /** What was typed is left out for this operator. */
  masked: z.boolean(),
});
export type RegisterRequest = z.infer<typeof registerRequestOutput>;

export const registersCalls = {
  "registers.kept": { kind: "query", input: nothing, output: registersKeptOutput, permission: "requests.read" },
  "registers.list": {
    kind: "query",
    input: registerListInput,
    output: registerListOutput,
    permission: "requests.read",
  },
  "registers.request": {
    kind: "query",
    input: registerRequestInput,
    output: registerRequestOutput,
    permission: "requests.read",
  },
} as const satisfies Calls;
