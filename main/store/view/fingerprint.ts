import { createHash } from "node:crypto";
import type { Database } from "../database";
import type { FeatureSet } from "../feature-set";

/** What two workstations that hold the same events must have in common. */
export interface Fingerprint {
  events: number;
  origins: number;
  tables: Record<string, { rows: number; hash: string }>;
}

/**
 * Tables of view.db that a fingerprint leaves out besides those that are local as a whole: what is in the index and what
 * still waits for it depends on when the writer had time, and both follow from rows that are counted.
 */
export const NOT_COUNTED = /^(search_pending|search_words|[a-z_]+_search(_(config|content|data|docsize|idx))?)$/;

const MODULUS = 1n << 128n;

/**
 * Counts and hashes of the log's events and of every row of the view, without the columns that are local to a
 * workstation. The order of rows does not count: each row's hash is added to its table's.
 */
export function fingerprint(database: Database, features: FeatureSet): Fingerprint {
  const events = database.rawGet<{ n: number }>("SELECT count(*) AS n FROM events")?.n ?? 0;
  const origins = database.rawGet<{ n: number }>("SELECT count(DISTINCT origin) AS n FROM events")?.n ?? 0;
  const tables: Fingerprint["tables"] = {};
  for (const { name, local } of features.tables) {
    if (local !== "all") tables[name] = hashOfTable(database, name, local ?? []);
  }
  return { events, origins, tables };
}

function hashOfTable(database: Database, table: string, local: readonly string[]): { rows: number; hash: string } {
  const columns = database
    .rawAll<{ name: string }>(`SELECT name FROM pragma_table_info('${table}', 'view') ORDER BY name`)
    .map(({ name }) => name)
    .filter((name) => !local.includes(name));
  let rows = 0;
  let sum = 0n;
  for (const item of database.rawIterate(`SELECT ${columns.join(", ")} FROM view.${table}`)) {
    const text = JSON.stringify(item, (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
    );
    const digest = createHash("sha256").update(text).digest();
    sum = (sum + ((digest.readBigUInt64BE(0) << 64n) | digest.readBigUInt64BE(8))) % MODULUS;
    rows += 1;
  }
  return { rows, hash: sum.toString(16).padStart(32, "0") };
}
