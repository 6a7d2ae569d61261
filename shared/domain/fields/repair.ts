import { z } from "zod";

/**
 * Text that every store and every program can hold: without U+0000, and with U+FFFD in place of half a character (a
 * surrogate that stands alone). Neither is ever typed; both break what other programs make of a text.
 */
export function repairText(value: string): string {
  return value.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\ufffd");
}

/** A text from outside, repaired before anything else is asked of it. */
export function outsideText(): z.ZodString {
  return z.string().overwrite(repairText);
}
