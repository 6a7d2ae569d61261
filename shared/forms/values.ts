import { EARLIEST_TIME, LATEST_TIME, parseDay } from "../domain/calendar/civil";
import type { CodedValue, CodedValues, Field, TypedValues } from "../domain/fields/field";
import { isCoded } from "../domain/fields/field";
import { checkNik } from "../identity/nik";
import { looksLikePhone } from "../identity/phone-shape";

/** Everything that a form holds for its declared fields: coded and typed values together, by field id. */
export type FieldValues = Readonly<Record<string, CodedValue>>;

const TEXT_LIMITS: Readonly<Partial<Record<Field["kind"], number>>> = { "long-text": 5000, place: 300, text: 300 };
const DOMAIN = /^(?=.{3,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/;

/** True if the field is asked for, given the values of the ones that it depends on. */
export function isAsked(field: Field, values: FieldValues): boolean {
  const { when } = field;
  if (!when) return true;
  const value = values[when.field];
  if (Array.isArray(value)) return value.some((item) => when.is.includes(item));
  return typeof value === "string" || typeof value === "boolean" ? when.is.includes(value) : false;
}

/** Latitude and longitude in decimal degrees, as typed ("-7.888, 110.330" or with decimal commas), or null. */
export function parseCoordinates(typed: string): { latitude: number; longitude: number } | null {
  const parts = typed
    .trim()
    .split(/[;\s]+|,\s+|(?<=\.\d+),/)
    .filter(Boolean);
  const numbers = parts.map((part) => Number(part.replace(",", ".").replace(/,$/, "")));
  const [latitude, longitude] = numbers;
  if (numbers.length !== 2 || latitude === undefined || longitude === undefined) return null;
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

function isEmpty(value: CodedValue | undefined): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** What is wrong with a value that is there, as a key of the field errors, or null. */
function problemOf(field: Field, value: CodedValue): string | null {
  const options = new Set(field.options?.map((option) => option.id));
  switch (field.kind) {
    case "choice":
      return typeof value === "string" && options.has(value) ? null : "field-choice";
    case "choices":
      return Array.isArray(value) && value.every((item) => options.has(item)) ? null : "field-choice";
    case "yes-no":
      return typeof value === "boolean" ? null : "field-choice";
    case "number":
      if (typeof value !== "number" || !Number.isFinite(value)) return "field-number";
      if (field.min !== undefined && value < field.min) return "field-number-low";
      return field.max !== undefined && value > field.max ? "field-number-high" : null;
    case "date":
      return typeof value === "string" && parseDay(value) !== null ? null : "date";
    case "instant":
      return Number.isSafeInteger(value) && Number(value) >= EARLIEST_TIME && Number(value) <= LATEST_TIME
        ? null
        : "date";
    default:
      return typeof value === "string" ? typedProblem(field, value) : "invalid";
  }
}

function typedProblem(field: Field, value: string): string | null {
  if (value.length > (TEXT_LIMITS[field.kind] ?? 300)) return "too-long";
  switch (field.kind) {
    case "coordinates":
      return parseCoordinates(value) ? null : "field-coordinates";
    case "domain":
      return DOMAIN.test(value) ? null : "field-domain";
    case "email":
      return EMAIL.test(value) ? null : "email";
    case "phone":
      return looksLikePhone(value) ? null : "phone";
    case "nik":
      return checkNik(value).problem;
    default:
      return null;
  }
}

/**
 * Checks what a form holds for its declared fields. Returns problems by field id: `required`, `field-choice`,
 * `field-number`, `field-number-low`, `field-number-high`, `field-coordinates`, `field-domain`, `date`, `email`,
 * `phone`, `too-long`, the NIK's own; `field-unknown` for a value that no field asks for. `complete: false` lets
 * required fields be empty (a request may be saved before everything is known).
 */
export function checkValues(
  fields: readonly Field[],
  values: FieldValues,
  { complete = true }: { complete?: boolean } = {},
): Record<string, string> {
  const problems: Record<string, string> = {};
  const known = new Set(fields.map((field) => field.id));
  for (const id of Object.keys(values)) if (!known.has(id)) problems[id] = "field-unknown";
  for (const field of fields) {
    if (!isAsked(field, values)) continue;
    const value = values[field.id];
    if (value === undefined || isEmpty(value)) {
      if (field.required && complete) problems[field.id] = "required";
      continue;
    }
    const problem = problemOf(field, value);
    if (problem) problems[field.id] = problem;
  }
  return problems;
}

/** Parts checked values into what an event's payload may hold and what belongs into its sealed part. */
export function splitValues(fields: readonly Field[], values: FieldValues): { coded: CodedValues; typed: TypedValues } {
  const coded: CodedValues = {};
  const typed: TypedValues = {};
  for (const field of fields) {
    const value = values[field.id];
    if (value === undefined || isEmpty(value) || !isAsked(field, values)) continue;
    if (isCoded(field)) coded[field.id] = value;
    else if (typeof value === "string") typed[field.id] = value;
  }
  return { coded, typed };
}
