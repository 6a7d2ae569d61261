import type { ViewTable } from "../../features/feature";
import type { Database, SqlValue } from "../database";
import type { FeatureSet } from "../feature-set";

type Row = Record<string, SqlValue>;

/**
 * Keeps what rows say of persons where the key of a sealed part is lost: an event that cannot be opened any more would
 * empty them, and the row may be the last place that still knows. Each feature's tables say which columns that concerns.
 */
export class KeptPersonal {
  private readonly tables = new Map<string, { table: ViewTable; personal: NonNullable<ViewTable["personal"]> }[]>();

  constructor(
    private readonly database: Database,
    features: FeatureSet,
  ) {
    for (const table of features.tables) {
      const { personal } = table;
      if (!personal) continue;
      this.tables.set(personal.kind, [...(this.tables.get(personal.kind) ?? []), { table, personal }]);
    }
  }

  /**
   * Runs `put`, which writes the rows of an entity; what it empties of them gets back what stood there. Returns whether
   * something stood there.
   */
  around(kind: string, id: string, put: () => void): boolean {
    const before = this.read(kind, id);
    put();
    const after = this.read(kind, id);
    for (const [index, { table, personal }] of (this.tables.get(kind) ?? []).entries()) {
      const [old, present] = [before[index], after[index]];
      if (!old || !present) continue;
      for (const column of personal.columns) {
        const kept = keptValue(old[column] ?? null, present[column] ?? null);
        if (kept === present[column]) continue;
        const where = personal.by === null ? "" : ` WHERE ${personal.by} = ?`;
        const values = personal.by === null ? [kept] : [kept, id];
        this.database.rawRun(`UPDATE view.${table.name} SET ${column} = ?${where}`, ...values);
      }
    }
    return before.some((row) => row !== undefined);
  }

  private read(kind: string, id: string): (Row | undefined)[] {
    return (this.tables.get(kind) ?? []).map(({ table, personal }) => {
      const query = `SELECT ${personal.columns.join(", ")} FROM view.${table.name}`;
      return personal.by === null
        ? this.database.rawGet<Row>(query)
        : this.database.rawGet<Row>(`${query} WHERE ${personal.by} = ?`, id);
    });
  }
}

function keptValue(old: SqlValue, present: SqlValue): SqlValue {
  if (present === "" || present === null) return old;
  if (typeof old !== "string" || typeof present !== "string" || !present.startsWith("{")) return present;
  return JSON.stringify(keptJson(JSON.parse(old), JSON.parse(present)));
}

/** The same for a document: emptied texts and lists in it, entries of a list by their id. */
function keptJson(old: unknown, present: unknown): unknown {
  if (present === "" || present === null || present === undefined) return old ?? present;
  if (Array.isArray(present)) {
    if (!Array.isArray(old)) return present;
    if (present.length === 0) return old.every((item) => typeof item === "string") ? old : present;
    return present.map((item: unknown) => {
      const id = idOf(item);
      return id === null ? item : keptJson(old.find((other) => idOf(other) === id) ?? null, item);
    });
  }
  if (!isObject(present) || !isObject(old)) return present;
  return Object.fromEntries(Object.entries(present).map(([name, value]) => [name, keptJson(old[name], value)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function idOf(value: unknown): string | null {
  return isObject(value) && typeof value.id === "string" ? value.id : null;
}
