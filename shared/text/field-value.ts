import type { CodedValue, Field } from "../domain/fields/field";
import { type FormatLanguage, formatDay, formatInstant, formatNumber } from "./format";

const YES_NO: Readonly<Record<FormatLanguage, readonly [yes: string, no: string]>> = {
  id: ["Ya", "Tidak"],
  en: ["Yes", "No"],
};

/** As many decimals as the number has, at most six. */
function decimalsOf(value: number): number {
  return String(value).split(".")[1]?.slice(0, 6).length ?? 0;
}

/**
 * A declared field's value in words: the label of an option, Ya or Tidak, a number with its unit, a date or an instant
 * in the zone, or what was typed. "" for a value that is missing; a code that the field does not know stays as it is.
 */
export function fieldValueText(
  field: Pick<Field, "kind" | "options" | "unit">,
  value: CodedValue | null | undefined,
  { zone, language }: { zone: string; language: FormatLanguage },
): string {
  if (value === null || value === undefined || value === "") return "";
  const labelOf = (id: string) => field.options?.find((option) => option.id === id)?.label ?? id;
  if (Array.isArray(value)) return value.map(labelOf).join("; ");
  if (typeof value === "boolean") return YES_NO[language][value ? 0 : 1];
  if (typeof value === "number") {
    if (field.kind === "instant") return formatInstant(value, zone, language);
    const shown = formatNumber(value, language, decimalsOf(value));
    return field.unit ? `${shown} ${field.unit}` : shown;
  }
  if (field.kind === "choice") return labelOf(value);
  return field.kind === "date" ? formatDay(value, language) : value;
}
