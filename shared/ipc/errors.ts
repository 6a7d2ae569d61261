import { z } from "zod";

/** Every way a call can be refused. The renderer turns a code into words; `params` fill the words' blanks. */
export const ERROR_CODES = [
  "unknown-name",
  "bad-input",
  "wrong-sender",
  "not-logged-in",
  "locked",
  "key-locked",
  "missing-permission",
  "not-your-step",
  "not-found",
  "stale",
  "does-not-apply",
  "already-extended",
  "extension-late",
  "booking-clash",
  "fee-owed",
  "file-gone",
  "not-runnable",
  "name-taken",
  "wrong-password",
  "slow-down",
  "wrong-passphrase",
  "weak-password",
  "last-administrator",
  "unknown-calendar-year",
  "same-person",
  "incident-closed",
  "dispatch-ended",
  "dispatches-open",
  "unit-retired",
  "outline-unreadable",
  "clock-behind",
  "on-hold",
  "disk-full",
  "save-uncertain",
  "data-folder-in-use",
  "folder-read-only",
  "folder-on-network",
  "file-held",
  "log-damaged",
  "log-newer",
  "log-foreign",
  "office-key-lost",
  "office-key-other",
  "keys-lost",
  "catalog-problem",
  "attachment-missing",
  "attachment-damaged",
  "attachment-locked",
  "setup-done",
  "setup-needed",
  "document-failed",
  "register-too-long",
  "document-not-printed",
  "file-not-written",
  "call-taken",
  "call-linked",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const callErrorSchema = z.object({
  code: z.enum(ERROR_CODES),
  /** Values for the words of the message. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** For `bad-input`: path of the field ("applicant.nik") -> key of what is wrong with it. */
  fields: z.record(z.string(), z.string()),
});
export type CallError = z.infer<typeof callErrorSchema>;

export const replySchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: callErrorSchema }),
]);
export type Reply = z.infer<typeof replySchema>;

/** A refusal that is part of a call's contract: it crosses threads and processes by its code. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly params: Record<string, string | number>;
  readonly fields: Record<string, string>;

  constructor(code: ErrorCode, params: Record<string, string | number> = {}, fields: Record<string, string> = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.params = params;
    this.fields = fields;
  }

  toCallError(): CallError {
    return { code: this.code, params: this.params, fields: this.fields };
  }
}
