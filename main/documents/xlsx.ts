/** A sheet of a workbook: a heading line, then rows of texts and numbers. */
export interface Sheet {
  name: string;
  /** Lines above the table. */
  title: readonly string[];
  columns: readonly { head: string; width: number }[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** What spreadsheets read as the beginning of a formula; a text that begins so stays a text. */
const SHEET_NAME_LIMIT = 31;

/** The bytes of an XLSX workbook. Texts are written as texts: a cell that begins with "=" computes nothing. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  // The library is large, and most sessions never write a workbook.
  const { default: ExcelJS } = await import("exceljs");
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "Sigap";
  for (const { name, title, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name.replace(/[[\]:*?/\\]/g, " ").slice(0, SHEET_NAME_LIMIT));
    for (const line of title) sheet.addRow([line]).font = { bold: true };
    if (title.length > 0) sheet.addRow([]);
    sheet.addRow(columns.map(({ head }) => head)).font = { bold: true };
    sheet.views = [{ state: "frozen", ySplit: sheet.rowCount }];
    for (const row of rows) sheet.addRow([...row]);
    columns.forEach(({ width }, index) => {
      sheet.getColumn(index + 1).width = width;
    });
  }
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}
