import { FEATURES } from "../../../main/features/index";
import type { OfficeKey } from "../../../main/platform/office-key";
import type { DataPaths } from "../../../main/platform/paths";
import type { Database } from "../../../main/store/database";
import { FeatureSet } from "../../../main/store/feature-set";
import { createViewIndexes } from "../../../main/store/view/schema";
import { indexedTexts } from "../../../main/store/view/search";
import { type Copies, copiedIdSql, copiedNumberSql } from "./copies";
import { openToFill } from "./files";

const features = new FeatureSet(FEATURES);

/** What a copied row has other than the row it is a copy of, by table and column, in SQL. `copy_no`: the copy. */
function changes(copies: Copies): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const stream = copiedIdSql("stream");
  const serial = (column: string) => `${column} + copy_no * ${copies.serials}`;
  return {
    requests: {
      row: `row + copy_no * ${copies.stride}`,
      id: copiedIdSql("id"),
      number: copiedNumberSql("number", copies),
      serial: serial("serial"),
      agenda_serial: serial("agenda_serial"),
      merged_into: copiedIdSql("merged_into"),
    },
    bookings: { request: copiedIdSql("request") },
    facts: { stream },
    subjects: { stream },
    due: { stream },
    conflicts: { stream },
    flags: { stream, event_id: copiedIdSql("event_id") },
  };
}

/**
 * Gives a view the rows that the copies of its log stand for, as if they had been folded; the log is multiplied already.
 * Searched texts are made of what the rows hold.
 */
export function multiplyView(paths: DataPaths, officeKey: OfficeKey, copies: Copies): void {
  const database = openToFill(paths, officeKey);
  try {
    database.exec("BEGIN");
    dropIndexes(database);
    for (const [table, changed] of Object.entries(changes(copies))) copyRows(database, table, changed, copies);
    database.rawRun("UPDATE view.series SET last = last + ?", (copies.times - 1) * copies.serials);
    database.exec("UPDATE view.applied SET (seq, hash) = (SELECT seq, hash FROM heads WHERE origin = applied.origin)");
    indexTexts(database, copies.stride);
    createViewIndexes(database, features);
    database.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    database.close();
  }
}

/** Many rows are sorted into an index faster than entered one by one. */
export function dropIndexes(database: Database): void {
  const indexes = database.rawAll<{ name: string }>(
    "SELECT name FROM view.sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name NOT LIKE '%_search%'",
  );
  for (const { name } of indexes) database.exec(`DROP INDEX view.${name}`);
}

function copyRows(
  database: Database,
  table: string,
  changed: Readonly<Record<string, string>>,
  { times }: Copies,
): void {
  const columns = database.rawAll<{ name: string }>(`PRAGMA view.table_info(${table})`).map(({ name }) => name);
  const of = table === "facts" || table === "due" || table === "subjects" ? "WHERE stream LIKE 'request/%'" : "";
  database.exec(`
    WITH RECURSIVE copies (copy_no) AS (SELECT 1 UNION ALL SELECT copy_no + 1 FROM copies WHERE copy_no < ${times - 1})
    INSERT INTO view.${table} (${columns.join(", ")})
    SELECT ${columns.map((name) => changed[name] ?? name).join(", ")}
    FROM copies CROSS JOIN (SELECT * FROM view.${table} ${of} ORDER BY 1)`);
}

interface SearchedRow {
  row: number;
  number: string;
  serial: number;
  service_name: string;
  subject: string;
  agency: string;
  applicant: string;
}

/** Puts the words of all requests behind a row into the full-text index. */
export function indexTexts(database: Database, behind: number): void {
  const index = indexedTexts(database);
  const rows = database.rawEach<SearchedRow>(
    `SELECT row, number, serial, service_name, subject, agency, applicant FROM view.requests WHERE row > ? ORDER BY row`,
    behind,
  );
  for (const { row, number, serial, service_name, subject, agency, applicant } of rows) {
    index("request", row, `${number} \n ${serial} \n ${service_name}`, `${subject} \n ${agency} \n ${applicant}`);
  }
}
