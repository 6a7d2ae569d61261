import { z } from "zod";
import { fieldSchema } from "../fields/field";
import { ROLES } from "../operators/roles";
import { REGISTERS, RESOURCE_KINDS } from "../registers/registers";
import { catalogEntrySchema } from "./entry";

const text = z.string().min(1);
const identifier = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/**
 * Who takes a step. `label` is the actor as printed in the source, or null where the source names none.
 * - `role`: operators who hold one of the roles.
 * - `applicant` / `external` / `system`: done outside the console; the service desk or the team lead records it.
 * - `choose`: the source names no actor; whoever completes the step records who took it. Sigap does not invent one.
 */
export const actorSchema = z.strictObject({
  kind: z.enum(["role", "applicant", "external", "system", "choose"]),
  roles: z.array(z.enum(ROLES)),
  label: text.nullable(),
});
export type Actor = z.infer<typeof actorSchema>;

/** Where an outcome leads when it is not another step's id. */
export const ENDINGS = ["handover", "refusal", "unfulfilled"] as const;
export type Ending = (typeof ENDINGS)[number];

/**
 * A way a step can end. `to` is a step id of the same service or an ending:
 * `handover` (the product is given to the applicant), `refusal` (refused with a reason to the applicant),
 * `unfulfilled` (answered, but there is no product, e.g. a recording that does not exist).
 * `effect: "return"` marks an outcome that sends the request back to an earlier step.
 */
export const outcomeSchema = z.strictObject({
  id: identifier,
  label: text,
  to: text,
  effect: z.enum(["advance", "return", "end"]),
  reasonRequired: z.boolean(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

export const STEP_KINDS = ["task", "disposition", "approval", "decision"] as const;

/** One step as Sigap runs it. `source` lists the step numbers of the document it stands for (empty: added, see `note`). */
export const serviceStepSchema = z.strictObject({
  id: identifier,
  source: z.array(z.int().positive()),
  kind: z.enum(STEP_KINDS),
  actor: actorSchema,
  title: text,
  quota: text.nullable(),
  options: z.array(z.strictObject({ id: identifier, label: text })),
  outcomes: z.array(outcomeSchema).min(1),
  note: text.nullable(),
});
export type ServiceStep = z.infer<typeof serviceStepSchema>;

/**
 * How one printed limit runs. `starts`/`stops` name a step whose completion starts or stops the clock
 * ("receipt" and "handover" otherwise); a completion with `effect: "return"` does neither. `extends` marks a limit
 * that is an extension added to another one. `basis` is the catalog's; an office's setting may change it at intake.
 */
export const limitRunSchema = z.strictObject({
  limit: z.int().nonnegative(),
  label: text,
  starts: text,
  stops: text,
  extends: z.int().nonnegative().nullable(),
  selectable: z.boolean(),
  basis: z.enum(["working", "calendar", "clock"]),
});
export type LimitRun = z.infer<typeof limitRunSchema>;

/** A defect of the source document in both languages: `en` is the entry's own sentence, `id` its translation. */
export const defectSchema = z.strictObject({ id: text, en: text });
export type Defect = z.infer<typeof defectSchema>;

/**
 * A service as Sigap runs it: the printed entry plus the procedure and clocks made from it and its overlay.
 * `defects` are the entry's `anomalies`, in their order.
 */
export const serviceSchema = z.strictObject({
  entry: catalogEntrySchema,
  runnable: z.boolean(),
  reasonNotRunnable: text.nullable(),
  steps: z.array(serviceStepSchema),
  limits: z.array(limitRunSchema),
  notes: z.array(text),
  defects: z.array(defectSchema),
  /** What intake asks for beyond applicant, subject and requirements. Services published before had none. */
  fields: z.array(fieldSchema).default([]),
  register: z.enum(REGISTERS).nullable().default(null),
  books: z.array(z.enum(RESOURCE_KINDS)).default([]),
});
export type Service = z.infer<typeof serviceSchema>;
