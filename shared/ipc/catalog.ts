import { z } from "zod";
import { serviceSchema } from "../domain/catalog/service";
import { outsideText } from "../domain/fields/repair";
import { REGISTERS, RESOURCE_KINDS } from "../domain/registers/registers";
import { type Calls, nothing } from "./call";
import { entryIdField, idField } from "./fields";
import { deadlineSchema } from "./requests";

export const serviceRowSchema = z.object({
  id: z.string(),
  no: z.int().nullable(),
  name: z.string(),
  section: z.string().nullable(),
  limitText: z.string().nullable(),
  fee: z.string().nullable(),
  steps: z.int(),
  requirements: z.int(),
  anomalies: z.int(),
  runnable: z.boolean(),
  /** Why no request can be received for it; null where one can. */
  reasonNotRunnable: z.string().nullable(),
  openRequests: z.int(),
  register: z.enum(REGISTERS).nullable(),
  books: z.array(z.enum(RESOURCE_KINDS)),
});
export type ServiceRow = z.infer<typeof serviceRowSchema>;

export const serviceInput = z.object({ id: entryIdField, hash: outsideText().max(64).nullable() });
export const serviceOutput = z.object({ service: serviceSchema, hash: z.string() });

export const catalogProblem = z.object({ file: z.string(), entry: z.string(), field: z.string(), message: z.string() });

/** One day of "Why this date?". */
export const explanationDay = z.object({
  date: z.string(),
  kind: z.string(),
  counted: z.boolean(),
  note: z.string(),
  noteEn: z.string(),
});
export type ExplanationDay = z.infer<typeof explanationDay>;

export const explainInput = z.object({
  serviceId: entryIdField,
  limit: z.int().nonnegative().nullable(),
  receivedAt: z.int().nullable(),
});
export const explainRequestInput = z.object({ id: idField });
export const explainOutput = z.object({
  deadline: deadlineSchema,
  /** The limit as the document prints it. */
  limitText: z.string().nullable(),
  startsText: z.string().nullable(),
  receivedAt: z.int(),
  days: z.array(explanationDay),
});
export type Explanation = z.infer<typeof explainOutput>;

export const catalogCalls = {
  "catalog.list": { kind: "query", input: nothing, output: z.array(serviceRowSchema), permission: "catalog.read" },
  "catalog.service": { kind: "query", input: serviceInput, output: serviceOutput, permission: "catalog.read" },
  "deadlines.explain": { kind: "query", input: explainInput, output: explainOutput, permission: "catalog.read" },
  "deadlines.explain-request": {
    kind: "query",
    input: explainRequestInput,
    output: explainOutput,
    permission: "requests.read",
  },
} as const satisfies Calls;
