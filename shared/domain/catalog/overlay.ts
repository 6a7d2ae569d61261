import { z } from "zod";
import { fieldSchema } from "../fields/field";
import { ROLES } from "../operators/roles";
import { REGISTERS, RESOURCE_KINDS } from "../registers/registers";
import { STEP_KINDS } from "./service";

const text = z.string().min(1);
const identifier = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/**
 * One step written by hand. What is left out comes from the source step(s) in `from`: the title (their actions),
 * the actor (through the office's actor map), the quota. An outcome list that is left out means one outcome,
 * "completed", that leads to the next step of the list (after the last one: to the handover).
 */
const overlayStepSchema = z.strictObject({
  id: identifier,
  from: z.array(z.int().positive()),
  kind: z.enum(STEP_KINDS).optional(),
  actor: z
    .strictObject({
      kind: z.enum(["role", "applicant", "external", "system", "choose"]),
      roles: z.array(z.enum(ROLES)).optional(),
      /** The actor as printed, when the source step names several and this step is only one's; left out: the source step's. */
      label: text.nullable().optional(),
    })
    .optional(),
  title: text.optional(),
  options: z.array(z.strictObject({ id: identifier, label: text })).optional(),
  outcomes: z
    .array(
      z.strictObject({
        id: identifier,
        label: text,
        to: text,
        effect: z.enum(["advance", "return", "end"]).optional(),
        reasonRequired: z.boolean().optional(),
      }),
    )
    .min(1)
    .optional(),
  note: text.optional(),
});
export type OverlayStep = z.infer<typeof overlayStepSchema>;

const overlayLimitSchema = z.strictObject({
  limit: z.int().nonnegative(),
  label: text.optional(),
  starts: text.optional(),
  stops: text.optional(),
  extends: z.int().nonnegative().optional(),
  selectable: z.boolean().optional(),
});

/**
 * What was written by hand for one entry; `why` is for those who edit it, `notes` for those who run it. Either `steps` (a procedure that is not the plain sequence) or, for each
 * step that looks like a condition, an alternative, a return or has no actor, a reason in `plain` why the plain step is right.
 */
export const overlaySchema = z.strictObject({
  id: identifier,
  why: text.optional(),
  steps: z.array(overlayStepSchema).min(1).optional(),
  plain: z.array(z.strictObject({ n: z.int().positive(), reason: text })).optional(),
  limits: z.array(overlayLimitSchema).optional(),
  /** Source steps that no overlay step stands for, each with the reason. */
  omitted: z.array(z.strictObject({ n: z.int().positive(), reason: text })).optional(),
  notRunnable: text.optional(),
  notes: z.array(text).optional(),
  /** What intake asks for beyond applicant, subject and requirements. */
  fields: z.array(fieldSchema).optional(),
  /** The register that the law asks to keep of this service's requests. */
  register: z.enum(REGISTERS).optional(),
  /** Kinds of resources that a request of this service may book. */
  books: z.array(z.enum(RESOURCE_KINDS)).optional(),
});
export type Overlay = z.infer<typeof overlaySchema>;

/** Maps the actors printed in an office's documents to roles. */
export const actorMapSchema = z.record(
  z.string(),
  z.strictObject({
    kind: z.enum(["role", "applicant", "external", "system"]),
    roles: z.array(z.enum(ROLES)),
  }),
);
export type ActorMap = z.infer<typeof actorMapSchema>;

export const officeOverlaySchema = z.strictObject({
  office: text,
  actors: actorMapSchema,
  overlays: z.array(overlaySchema),
});
export type OfficeOverlay = z.infer<typeof officeOverlaySchema>;

/** An entry's `anomalies` in Indonesian, sentence for sentence. */
export const translationsSchema = z.array(text);
