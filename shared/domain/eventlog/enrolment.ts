import { z } from "zod";
import { idSchema } from "./bounds";

/** An office began: the one event that tells two offices apart, whatever they are called. */
export const OFFICE_ESTABLISHED = "office.established";

/** A workstation (or a restored copy of one) began to write under an origin of its own. */
export const WORKSTATION_ENROLLED = "workstation.enrolled";

/**
 * What an enrolment says: the workstation's code, its incarnation (new at each restore) and the origin made of both, what
 * its numbers begin with, and the public half of the Ed25519 key that signs what it hands on (32 bytes, base64).
 */
export const enrolmentPayload = z.object({
  code: idSchema,
  incarnation: idSchema,
  origin: idSchema,
  prefix: idSchema,
  publicKey: z.string().min(1).max(64),
});
export type Enrolment = z.infer<typeof enrolmentPayload>;
