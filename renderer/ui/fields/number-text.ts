/**
 * Reads a typed number: "12,5" and "12.5" are the same; points between groups of three digits are thousands, as
 * Indonesians write them ("1.000" is a thousand). Null for what is no number, undefined for an empty text.
 */
export function readNumber(typed: string): number | null | undefined {
  const text = typed.trim().replace(/\s+/g, "");
  if (text === "") return undefined;
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text);
  const plain = grouped ? text.replaceAll(".", "").replace(",", ".") : text.replace(",", ".");
  return /^-?\d{1,15}(\.\d{1,9})?$/.test(plain) ? Number(plain) : null;
}

/** The text that readNumber reads back: "12,5". */
export function writeNumber(value: number): string {
  return String(value).replace(".", ",");
}
