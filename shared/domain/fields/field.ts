import { z } from "zod";
import { outsideText } from "./repair";

const text = z.string().min(1);
const identifier = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "id hanya huruf kecil, angka dan tanda hubung" });

/**
 * Kinds of which a value is a code, a number or a time. They go into an event's payload; the other kinds are typed
 * freely and go into its sealed part.
 */
export const CODED_KINDS = ["choice", "choices", "yes-no", "number", "date", "instant"] as const;
export const TYPED_KINDS = ["text", "long-text", "place", "coordinates", "domain", "email", "phone", "nik"] as const;
export const FIELD_KINDS = [...CODED_KINDS, ...TYPED_KINDS] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/**
 * One field that a form asks for beyond what every form has: of a service (declared in its overlay) or of a sheet of a
 * register. `source` says which line of the standard or which rule asks for it.
 */
export const fieldSchema = z
  .strictObject({
    id: identifier,
    label: text,
    /** Shown under the label. */
    help: text.optional(),
    kind: z.enum(FIELD_KINDS),
    required: z.boolean().default(false),
    /** For `choice` and `choices`. */
    options: z.array(z.strictObject({ id: identifier, label: text })).optional(),
    /** For `number`: what it counts (Mbps, m, orang). */
    unit: text.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    /** The field is asked only where an earlier one has one of these values. */
    when: z.strictObject({ field: identifier, is: z.array(z.union([identifier, z.boolean()])).min(1) }).optional(),
    source: text.optional(),
  })
  .superRefine((field, context) => {
    const chooses = field.kind === "choice" || field.kind === "choices";
    if (chooses !== (field.options !== undefined && field.options.length > 0)) {
      context.addIssue({
        code: "custom",
        path: ["options"],
        message: "pilihan hanya dan harus ada pada isian pilihan",
      });
    }
  });
export type Field = z.infer<typeof fieldSchema>;

/** A value of a coded field: an option's id, several, a yes or no, a number, a date YYYY-MM-DD, epoch milliseconds. */
export const codedValueSchema = z.union([
  outsideText().max(64),
  z.array(outsideText().max(64)).max(40),
  z.boolean(),
  z.number(),
]);
export type CodedValue = z.infer<typeof codedValueSchema>;

/** A value as it is shown: also what was typed, however long. */
export const shownValueSchema = z.union([z.string(), codedValueSchema]);

/** Values of coded fields by field id, as events carry them. */
export const codedValuesSchema = z.record(z.string(), codedValueSchema);
export type CodedValues = z.infer<typeof codedValuesSchema>;

/** What was typed into the other fields, by field id. */
export const typedValuesSchema = z.record(z.string(), z.string());
export type TypedValues = z.infer<typeof typedValuesSchema>;

/** True for a field whose value may stand in an event's payload. */
export function isCoded(field: Pick<Field, "kind">): boolean {
  return (CODED_KINDS as readonly string[]).includes(field.kind);
}
