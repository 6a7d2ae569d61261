import { createHash } from "node:crypto";
import { Database } from "../../main/store/database";
import { VIEW_ROWS } from "../../main/store/log/schema";
import type { TestStore } from "./store";

/** Long rows (a service's JSON) by their hash: a difference should be readable. */
function brief(text: string): string {
  return text.length < 1_500 ? text : `${text.slice(0, 100)}… ${createHash("sha256").update(text).digest("hex")}`;
}

/** Every row of view.db as text, table by table, in an order that names the rows. The store may be open. */
export function viewRows(store: TestStore): Record<string, string[]> {
  const database = new Database(store.paths.view, { readOnly: true });
  try {
    return Object.fromEntries(
      VIEW_ROWS.map(({ table, order }) => [
        table,
        database.rawAll<object>(`SELECT * FROM ${table} ORDER BY ${order}`).map((row) => brief(JSON.stringify(row))),
      ]),
    );
  } finally {
    database.close();
  }
}
