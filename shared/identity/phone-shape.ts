/** Short numbers that the phone library does not know as valid. */
export const SHORT_NUMBERS: readonly string[] = ["110", "112", "113", "115", "117", "118", "119", "123"];

const FEWEST_DIGITS = 7;
const MOST_DIGITS = 20;

/**
 * Whether something typed can be a phone number at all: enough digits, and nothing but what people write between them.
 * Cheap, so that a form can ask at every key; whether the number exists is for `checkPhone` to say.
 */
export function looksLikePhone(typed: string): boolean {
  const trimmed = typed.trim();
  if (SHORT_NUMBERS.includes(trimmed)) return true;
  const digits = trimmed.replace(/\D/g, "").length;
  return (
    digits >= FEWEST_DIGITS &&
    digits <= MOST_DIGITS &&
    /^\+?[\d\s().,/-]+(?:(?:ext|pes|x)\.?\s*\d{1,6})?$/i.test(trimmed)
  );
}
