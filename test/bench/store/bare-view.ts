import { rmSync } from "node:fs";
import type { OfficeKey } from "../../../main/platform/office-key";
import type { DataPaths } from "../../../main/platform/paths";
import { Database, type SqlValue } from "../../../main/store/database";
import type { FeatureSet } from "../../../main/store/feature-set";
import { eventOfColumns, type FoldColumns, foldColumns } from "../../../main/store/log/eventlog";
import type { Keyring } from "../../../main/store/log/keyring";
import { removeView } from "../../../main/store/log/opening";
import { createViewIndexes, createViewTables } from "../../../main/store/view/schema";
import { indexOf } from "../../../main/store/view/search";
import { openToRead } from "../folders/files";

/** The rows of a finished view, as they lie in it. */
export interface BareRows {
  tables: { name: string; insertion: string; rows: SqlValue[][] }[];
  texts: { kind: string; row: number; open: string; personal: string }[];
}

/** Reads everything that a view holds, and the texts that it is searched by. */
export function readRows(
  paths: DataPaths,
  officeKey: OfficeKey,
  features: FeatureSet,
  texts: BareRows["texts"],
): BareRows {
  const database = openToRead(paths, officeKey);
  try {
    const names = [...features.tables.map(({ name }) => name), "search_words"];
    const tables = names.map((name) => {
      const columns = database.rawAll<{ name: string }>(`PRAGMA view.table_info(${name})`).map((column) => column.name);
      const blanks = columns.map(() => "?").join(", ");
      const rows = database
        .rawAll<Record<string, SqlValue>>(`SELECT * FROM view.${name}`)
        .map((row) => columns.map((column) => row[column] ?? null));
      return { name, insertion: `INSERT INTO view.${name} (${columns.join(", ")}) VALUES (${blanks})`, rows };
    });
    return { tables, texts };
  } finally {
    database.close();
  }
}

/**
 * The least that building a view can be: every event read, what is sealed of it opened, and rows that stand ready
 * written into the same tables, indexes and full-text index. Returns how many events were read.
 */
export function bareBuild(
  paths: DataPaths,
  target: string,
  keyring: Keyring,
  features: FeatureSet,
  { tables, texts }: BareRows,
): number {
  removeView(target);
  const database = new Database(paths.log);
  try {
    database.exec("PRAGMA cache_size = -64000");
    database.attach("view", target, keyring.viewKey);
    database.exec(`PRAGMA view.journal_mode = OFF; PRAGMA view.synchronous = OFF; PRAGMA view.secure_delete = OFF;
      PRAGMA view.cache_size = -64000; BEGIN`);
    createViewTables(database, features);
    const events = keyring.withAllKeys(() => readEvents(database, keyring, features));
    for (const { insertion, rows } of tables) for (const row of rows) database.rawRun(insertion, ...row);
    for (const { kind, row, open, personal } of texts) {
      const insertion = `INSERT INTO view.${indexOf(kind)} (rowid, open, personal) VALUES (?, ?, ?)`;
      database.rawRun(insertion, row, open, personal);
    }
    createViewIndexes(database, features);
    database.exec("COMMIT");
    return events;
  } finally {
    database.close();
    for (const side of ["", "-wal", "-shm"]) rmSync(target + side, { force: true });
  }
}

function readEvents(database: Database, keyring: Keyring, features: FeatureSet): number {
  let events = 0;
  for (const { kind, personalInRows } of features.streams) {
    const found = database.rawIterate<FoldColumns>(
      `SELECT ${foldColumns(personalInRows)} FROM events WHERE stream >= ? AND stream < ? ORDER BY stream, pos`,
      `${kind}/`,
      `${kind}0`,
    );
    for (const columns of found) {
      eventOfColumns(columns, keyring);
      events += 1;
    }
  }
  return events;
}
