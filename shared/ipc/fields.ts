import { z } from "zod";
import { MOST_ENTRY_ID, MOST_ID } from "../domain/eventlog/bounds";
import { outsideText, repairText } from "../domain/fields/repair";
import { checkNik } from "../identity/nik";
import { looksLikePhone } from "../identity/phone-shape";

/** Form fields that several features send. Their messages are keys that the renderer puts into words. */

/** The id of something that was recorded. */
export const idField = outsideText().min(1).max(MOST_ID);

/** The id of a catalog entry. */
export const entryIdField = outsideText().min(1).max(MOST_ENTRY_ID);

/** Freely typed text that may be empty; control characters and direction overrides are dropped. */
export const freeText = (max: number) => outsideText().max(max, { error: "too-long" }).transform(cleanText);

/** Freely typed text that must not be empty, cleaned as `freeText` is. */
export const requiredText = (max: number) =>
  outsideText()
    .max(max, { error: "too-long" })
    .transform(cleanText)
    .refine((text) => text.length > 0, { error: "required" });

/** A person's name: required, at most 120 characters. */
export const personName = requiredText(120);

/** A NIK or nothing. Errors: nik-length, nik-date, nik-serial. */
export const nikField = outsideText().superRefine((value, context) => {
  const problem = value.trim() === "" ? null : checkNik(value).problem;
  if (problem) context.addIssue({ code: "custom", message: problem });
});

/** What can be a phone number, or nothing; whether it exists the command says. Error: phone. */
export const phoneField = outsideText().superRefine((value, context) => {
  if (value.trim() !== "" && !looksLikePhone(value)) context.addIssue({ code: "custom", message: "phone" });
});

/** An e-mail address or nothing. */
export const optionalEmail = z.union([z.literal(""), z.email({ error: "email" })]);

/** A calendar date YYYY-MM-DD that exists. */
export const isoDate = z.iso.date({ error: "date" });

/** Removes control characters and invisible direction overrides, and trims. Line breaks and tabs stay. */
export function cleanText(value: string): string {
  return repairText(value)
    .normalize("NFC")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();
}
