import Papa from "papaparse";

/**
 * Rows as CSV with a heading line, for spreadsheets: a text that a spreadsheet would take for a formula is kept a text by
 * an apostrophe before it.
 */
export function csvOf(rows: readonly Readonly<Record<string, string | number | boolean | null>>[]): string {
  if (rows.length === 0) return "";
  return `${Papa.unparse([...rows], { newline: "\r\n", escapeFormulae: true })}\r\n`;
}
