/** Words shared by the requests' events, rules, queries and screens. */

export const CHANNELS = ["counter", "letter", "email", "whatsapp", "phone", "app"] as const;
export type Channel = (typeof CHANNELS)[number];

export const APPLICANT_KINDS = ["person", "agency", "company"] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

export const REQUIREMENT_STATES = ["complete", "missing", "not-applicable"] as const;
export type RequirementState = (typeof REQUIREMENT_STATES)[number];

/**
 * `open`: being handled. `waiting`: the clock stands until the applicant answers. `ready`: all steps are done, the
 * product can be handed over. The rest are ends; `merged` is handled as part of another request.
 */
export const REQUEST_STATUSES = [
  "open",
  "waiting",
  "ready",
  "handed-over",
  "refused",
  "unfulfilled",
  "merged",
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

export const CLOSED_STATUSES: readonly RequestStatus[] = ["handed-over", "refused", "unfulfilled", "merged"];

/**
 * Why a limit is extended. The first two are the grounds of UU 14/2008 article 22(8): the information is not yet held or
 * documented, or it is not yet decided whether it is excluded.
 */
export const EXTENSION_GROUNDS = ["not-held", "exclusion-undecided", "other"] as const;
export type ExtensionGround = (typeof EXTENSION_GROUNDS)[number];

/** How a fee was settled. `waived`: by a decision that the reason names. */
export const FEE_METHODS = ["cash", "transfer", "qris", "waived"] as const;
export type FeeMethod = (typeof FEE_METHODS)[number];

/** What may be corrected of what was typed at intake. */
export const CORRECTABLE_FIELDS = [
  "applicantName",
  "agency",
  "phone",
  "email",
  "nik",
  "address",
  "subject",
  "details",
  "place",
  "letterNumber",
] as const;
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** The form in which a product is given. */
export const PRODUCT_FORMS = ["document", "access", "device", "information", "work", "recording", "other"] as const;
export type ProductForm = (typeof PRODUCT_FORMS)[number];

/** Sifat of a disposition sheet (model of Permendagri 54/2009). */
export const DISPOSITION_NATURES = ["ordinary", "very-urgent", "urgent", "confidential"] as const;
export type DispositionNature = (typeof DISPOSITION_NATURES)[number];

/** "Dengan hormat harap" of a disposition sheet (model of Permendagri 54/2009). */
export const DISPOSITION_INSTRUCTIONS = ["respond", "process", "coordinate", "study", "attend", "file"] as const;
export type DispositionInstruction = (typeof DISPOSITION_INSTRUCTIONS)[number];
