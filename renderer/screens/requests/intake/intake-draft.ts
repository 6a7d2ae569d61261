import { z } from "zod";
import { APPLICANT_KINDS, CHANNELS, REQUIREMENT_STATES } from "../../../../shared/domain/requests/types";
import type { ReceiveDraft } from "../../../../shared/ipc/requests";

/** The name under which the half-typed form is kept. */
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
  }),
});

/** The form as text for the drafts table. */
export function writeDraft(values: ReceiveDraft): string {
  return JSON.stringify({ format: 1, values });
}

/** The form that was kept, or null when it cannot be read (another version, damaged). */
export function readDraft(content: string): ReceiveDraft | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(content));
    return parsed.success ? parsed.data.values : null;
  } catch {
    return null;
  }
}

/**
 * A kept form put into a service of today: the standard may have got other requirements and limits since. Checks of
 * requirements are kept only where the list still has as many entries.
 */
export function fitDraft(values: ReceiveDraft, empty: ReceiveDraft, limits: readonly number[]): ReceiveDraft {
  const same = values.requirements.length === empty.requirements.length;
  return {
    ...values,
    serviceId: empty.serviceId,
    limit: values.limit !== null && limits.includes(values.limit) ? values.limit : empty.limit,
    requirements: same ? values.requirements : empty.requirements,
  };
}
