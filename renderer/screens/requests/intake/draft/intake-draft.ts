import { z } from "zod";
import { codedValueSchema } from "../../../../../shared/domain/fields/field";
import { APPLICANT_KINDS, CHANNELS, REQUIREMENT_STATES } from "../../../../../shared/domain/requests/types";
import type { IntakeValues } from "../intake-model";

/** The name under which half-typed forms are kept; what follows tells them apart. */
export const INTAKE_DRAFT = "requests.receive";

/** What was typed, as it was typed: unlike what is sent, it may be wrong or unfinished. */
const draftSchema = z.object({
  format: z.literal(1),
  values: z.object({
    serviceId: z.string().min(1),
    limit: z.number().nullable(),
    receivedAt: z.number().nullable(),
    channel: z.enum(CHANNELS),
    letter: z.object({ number: z.string(), date: z.string().nullable() }),
    applicant: z.object({
      kind: z.enum(APPLICANT_KINDS),
      name: z.string(),
      agency: z.string(),
      phone: z.string(),
      email: z.string(),
      nik: z.string(),
      address: z.string(),
    }),
    subject: z.string(),
    details: z.string(),
    place: z.string(),
    requirements: z.array(z.object({ index: z.number(), state: z.enum(REQUIREMENT_STATES), note: z.string() })),
    assignTo: z.string().nullable(),
    // A half-typed form may hold more than an answer may: the schema of answers would refuse it.
    fields: z.record(z.string(), z.union([z.string(), codedValueSchema])).default({}),
    attachments: z.array(z.object({ id: z.string(), requirement: z.number().nullable() })).default([]),
    bookings: z
      .array(
        z.object({
          resource: z.string().nullable(),
          from: z.number().nullable(),
          to: z.number().nullable(),
          note: z.string(),
        }),
      )
      .default([]),
  }),
});

/** The form as text for the drafts table. */
export function writeDraft(values: IntakeValues): string {
  return JSON.stringify({ format: 1, values });
}

/** The form that was kept, or null when it cannot be read (another version, damaged). */
export function readDraft(content: string): IntakeValues | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(content));
    return parsed.success ? parsed.data.values : null;
  } catch {
    return null;
  }
}

/**
 * A kept form put into a service of today: the standard may have got other requirements, limits and fields since.
 * Checks of requirements are kept only where the list still has as many entries.
 */
export function fitDraft(
  values: IntakeValues,
  empty: IntakeValues,
  standard: { limits: readonly number[]; fields: readonly string[]; books: boolean },
): IntakeValues {
  const same = values.requirements.length === empty.requirements.length;
  return {
    ...values,
    serviceId: empty.serviceId,
    limit: values.limit !== null && standard.limits.includes(values.limit) ? values.limit : empty.limit,
    requirements: same ? values.requirements : empty.requirements,
    fields: Object.fromEntries(Object.entries(values.fields).filter(([id]) => standard.fields.includes(id))),
    attachments: same ? values.attachments : values.attachments.map(({ id }) => ({ id, requirement: null })),
    bookings: standard.books ? values.bookings : [],
  };
}

/** Takes files out of a form that are no longer there; says how many. */
export function withoutFiles(
  values: IntakeValues,
  present: ReadonlySet<string>,
): { values: IntakeValues; lost: number } {
  const attachments = values.attachments.filter(({ id }) => present.has(id));
  const lost = values.attachments.length - attachments.length;
  return { values: lost === 0 ? values : { ...values, attachments }, lost };
}
