import { z } from "zod";
import { MOST_ID } from "./bounds";

/**
 * A code of a list that this version knows, or one that a newer version added to it. A fold keeps such a code as text:
 * what it says is shown as it stands, and what it is part of does not vanish.
 */
export type Code<Known extends string> = Known | (string & Record<never, never>);

/** A field of a payload that holds one code of a list; also one that only a newer version knows. */
export function codeIn<const Known extends string>(list: readonly Known[]): z.ZodType<Code<Known>> {
  return z
    .string()
    .min(1)
    .max(MOST_ID)
    .meta({ codes: [...list] });
}

/** The code where this version knows it, else null. */
export function knownCode<Known extends string>(list: readonly Known[], code: string | null): Known | null {
  return list.find((known) => known === code) ?? null;
}

/** A field of a payload that holds several codes of a list: those that only a newer version knows are left out. */
export function codesIn<const Known extends string>(list: readonly Known[]) {
  return z
    .array(z.string())
    .transform((codes) => codes.filter((code): code is Known => (list as readonly string[]).includes(code)))
    .meta({ codes: [...list] });
}

/** A list whose items may have a newer version's form: those that cannot be read are left out, not the whole list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(z.unknown())
    .transform((items) =>
      items.flatMap((raw) => {
        const parsed = item.safeParse(raw);
        return parsed.success ? [parsed.data] : [];
      }),
    )
    .meta({ item: () => item });
}

/** True where an event's type is one of these and its payload can be read. */
export function isReadable(payloads: Readonly<Record<string, z.ZodType>>, event: { type: string; payload: unknown }) {
  return Object.hasOwn(payloads, event.type) && payloads[event.type]?.safeParse(event.payload).success === true;
}

/** The words for a code; a code that only a newer version has words for stands for itself. */
export function codeWords<Known extends string>(
  list: readonly Known[],
  code: Code<Known>,
  words: (known: Known) => string,
): string {
  const known = knownCode(list, code);
  return known === null ? code : words(known);
}
