import type { z } from "zod";
import type { Json } from "./event";

/** In place of an item of a list that is to be left out; of a code inside an item, so that the item is. */
export const LEFT_OUT = Symbol("left out");
export const ITEM_LEFT_OUT = Symbol("item left out");

/**
 * What stands in place of a code that this version does not know, by where it stands: `steps.*.kind`, "*" for any place
 * in a list. What has no fallback makes the whole value unreadable.
 */
export type Fallbacks = Readonly<Record<string, Json | typeof LEFT_OUT | typeof ITEM_LEFT_OUT>>;

/**
 * Reads what a newer version may have written. Keys that this version does not know are left out, and codes are replaced
 * by their fallbacks. `exact`: nothing had to be. Null: it cannot be read even so.
 */
export function readLeniently<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  fallbacks: Fallbacks = {},
): { data: z.infer<Schema>; exact: boolean } | null {
  const strict = schema.safeParse(value);
  if (strict.success) return { data: strict.data, exact: true };
  const copy = value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
  const mended = strict.error.issues.every((issue) => mend(copy, issue, fallbacks));
  if (!mended) return null;
  const again = schema.safeParse(withoutLeftOut(copy));
  return again.success ? { data: again.data, exact: false } : null;
}

/** Does in `value` what one issue asks for; false where nothing can be done. */
function mend(value: unknown, issue: z.core.$ZodIssue, fallbacks: Fallbacks): boolean {
  if (issue.code === "unrecognized_keys") {
    const place = at(value, issue.path);
    for (const key of issue.keys) delete place?.[key];
    return place !== null;
  }
  if (issue.code !== "invalid_value") return false;
  const name = issue.path.map((step) => (typeof step === "number" ? "*" : String(step))).join(".");
  const place = at(value, issue.path.slice(0, -1));
  const last = issue.path.at(-1);
  // Only a code is replaced by another one, not what is of another kind altogether.
  if (!Object.hasOwn(fallbacks, name) || !place || last === undefined || typeof place[last] !== "string") return false;
  if (fallbacks[name] !== ITEM_LEFT_OUT) place[last] = fallbacks[name];
  else {
    const list = at(value, issue.path.slice(0, -2));
    const item = issue.path.at(-2);
    if (!list || item === undefined) return false;
    list[item] = LEFT_OUT;
  }
  return true;
}

function at(value: unknown, path: readonly PropertyKey[]): Record<PropertyKey, unknown> | null {
  let place = value;
  for (const step of path) place = (place as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return typeof place === "object" && place !== null ? (place as Record<PropertyKey, unknown>) : null;
}

function withoutLeftOut(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== LEFT_OUT).map(withoutLeftOut);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutLeftOut(member)]));
}
