import { createHash } from "node:crypto";
import { FEATURES } from "../../main/features";
import type { Features } from "../../main/features/feature";
import { viewKeyOf } from "../../main/platform/office-key";
import { openView } from "../../main/store/database";
import { FeatureSet } from "../../main/store/feature-set";
import type { TestStore } from "./store";

/** Long rows (a service's JSON) by their hash: a difference should be readable. */
function brief(text: string): string {
  return text.length < 1_500 ? text : `${text.slice(0, 100)}… ${createHash("sha256").update(text).digest("hex")}`;
}

/** Every row of view.db as text, table by table, in an order that names the rows. The store may be open. */
export function viewRows(store: TestStore, features: Features = FEATURES): Record<string, string[]> {
  const database = openView(store.paths.view, viewKeyOf(store.officeKey), { readOnly: true });
  try {
    return Object.fromEntries(
      new FeatureSet(features).tables
        .filter(({ local }) => local !== "all")
        .map(({ name, order }) => [
          name,
          database.rawAll<object>(`SELECT * FROM ${name} ORDER BY ${order}`).map((row) => brief(JSON.stringify(row))),
        ]),
    );
  } finally {
    database.close();
  }
}
