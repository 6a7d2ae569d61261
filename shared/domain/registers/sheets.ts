import type { CodedValue } from "../fields/field";
import type { Role } from "../operators/roles";
import type { RequestState, SheetEntry } from "../requests/state";
import type { RegisterName } from "./registers";
import type { Sheet } from "./sheet";
import { COMPLAINT_SHEETS } from "./sheets-complaints";
import { INCIDENT_SHEETS } from "./sheets-incidents";
import { PPID_SHEETS } from "./sheets-ppid";
import { VISIT_SHEETS } from "./sheets-visits";

/** Every sheet, register by register, in the order in which they are filled. */
export const SHEETS: readonly Sheet[] = [...PPID_SHEETS, ...COMPLAINT_SHEETS, ...INCIDENT_SHEETS, ...VISIT_SHEETS];

/** The sheets of a register. */
export function sheetsOf(register: RegisterName): readonly Sheet[] {
  return SHEETS.filter((sheet) => sheet.register === register);
}

export function sheetNamed(id: string): Sheet | null {
  return SHEETS.find((sheet) => sheet.id === id) ?? null;
}

/** True if a holder of these roles may fill the sheet. */
export function mayFillSheet(sheet: Sheet, roles: readonly Role[]): boolean {
  return sheet.roles.some((role) => roles.includes(role));
}

/** The fillings in force of a sheet, in the order in which their entries first came. */
export function entriesOf(sheets: readonly SheetEntry[], sheet: string): SheetEntry[] {
  return sheets.filter((filled) => filled.sheet === sheet);
}

/** Values of one filling, coded and typed together. */
export function valuesOf(filled: SheetEntry | undefined): Readonly<Record<string, CodedValue>> {
  return filled ? { ...filled.values, ...filled.texts } : {};
}

/** What intake already asked of a sheet, so that nobody types it twice; nothing where it was not asked or not answered. */
export function suggestedValues(
  sheet: Sheet,
  { fields, fieldTexts }: Pick<RequestState, "fields" | "fieldTexts">,
): Record<string, CodedValue> {
  const known = Object.entries(sheet.prefill ?? {}).map(([field, asked]) => [
    field,
    fields[asked] ?? fieldTexts[asked],
  ]);
  return Object.fromEntries(known.filter(([, value]) => value !== undefined && value !== ""));
}

/** True for a request that is itself an objection: its service asked for the grounds of article 35 at intake. */
export function isObjection({ fields }: Pick<RequestState, "fields">): boolean {
  return Array.isArray(fields.grounds);
}

/** How many objections a request holds: those on its sheets, or itself. */
export function objectionCount(state: Pick<RequestState, "fields" | "sheets">): number {
  return entriesOf(state.sheets, "objection").length || (isObjection(state) ? 1 : 0);
}
