import { z } from "zod";
import { isDuration } from "../deadlines/duration";
import { codeIn } from "../eventlog/codes";

/** The five offices whose published standards Sigap carries. */
export const OFFICES = ["bantul", "klaten", "pasuruan", "trenggalek", "polewali-mandar"] as const;
export type Office = (typeof OFFICES)[number];

const text = z.string().min(1);
const duration = text.refine(isDuration, { error: "durasi ISO 8601 tidak mungkin" });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "jam harus berbentuk HH:MM" });

/** One step as printed in the source document. */
const sourceStepSchema = z.strictObject({
  n: z.int().positive(),
  actor: text.nullable(),
  action: text,
  duration: z.strictObject({ text, iso: duration.nullable() }).nullable(),
  input: text.nullable(),
  output: text.nullable(),
  remark: text.optional(),
});

/** One time limit as printed. `kind: "maximum"` also stands for a bare "3 hari". */
const timeLimitSchema = z.strictObject({
  text,
  kind: z.enum(["maximum", "minimum", "range", "exact", "on-request", "tentative", "none"]),
  unit_calendar: z.enum(["working-days", "calendar", "24x7", "unspecified"]),
  min_iso: duration.nullable(),
  max_iso: duration.nullable(),
  starts: text.nullable(),
  applies_to: text.nullable(),
});

const serviceHoursSchema = z.strictObject({
  text: text.nullable(),
  calendar: z.enum(["24x7", "working-days", "every-day", "on-request", "year-round", "unspecified"]),
  open: clock.nullable(),
  close: clock.nullable(),
});

/** One entry of an office's published standards, with the field names of the catalog files. */
export const catalogEntrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, { error: "id hanya huruf kecil, angka dan tanda hubung" }),
  office: codeIn(OFFICES),
  no: z.int().positive().nullable(),
  name: text,
  unit: text.nullable(),
  source: z.strictObject({ file: text, from: z.int().positive(), to: z.int().positive() }),
  legal_basis: z.array(text),
  requirements: z.array(text),
  procedure: z.array(sourceStepSchema),
  service_hours: serviceHoursSchema.nullable(),
  time_limits: z.array(timeLimitSchema),
  fee: z.strictObject({ text: text.nullable(), amount_idr: z.int().nonnegative().nullable() }).nullable(),
  products: z.array(text),
  facilities: z.array(text),
  competencies: z.array(text),
  supervision: z.array(text),
  complaint_channels: z.array(
    z.strictObject({
      kind: z.enum(["letter", "phone", "fax", "email", "whatsapp", "web", "app", "social", "in-person"]),
      value: text.nullable(),
    }),
  ),
  staff: z.strictObject({ text: text.nullable(), min: z.int().nullable(), max: z.int().nullable() }).nullable(),
  guarantee: text.nullable(),
  safety: text.nullable(),
  evaluation: z.strictObject({ text: text.nullable(), interval_iso: duration.nullable() }).nullable(),
  anomalies: z.array(text),
  total_step_time_iso: duration.nullable().optional(),
  warning: text.optional(),
  records: text.optional(),
  related: z.array(text).optional(),
  actors: z.array(text).optional(),
});

export type CatalogEntry = z.infer<typeof catalogEntrySchema>;
export type SourceStep = z.infer<typeof sourceStepSchema>;
export type TimeLimit = z.infer<typeof timeLimitSchema>;
export type ServiceHours = z.infer<typeof serviceHoursSchema>;
