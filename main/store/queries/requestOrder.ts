import { sql as raw } from "kysely";
import { Refusal } from "../../../shared/ipc/errors";
import type { PageInput } from "../../../shared/ipc/requests";
import { type Database, sql } from "../database";
import { ORDER_COLUMNS } from "../queueIndexes";
import type { Bound, Condition } from "./requestViews";

/** The values of a row's order columns, then its number: what a page begins behind. */
export type Key = readonly number[];

/** In which order a page is, behind which row it begins, and how many rows it holds at most. */
export interface PageOrder {
  columns: readonly string[];
  descending: boolean;
  behind: Key | null;
  limit: number;
}

/** Rows of view.requests by one index that has them in the page's order, or of few enough rows to be sorted. */
export interface Source {
  /** null: by the rows themselves. */
  index: string | null;
  conditions: readonly Condition[];
  bounds: readonly Bound[];
}

/** @throws Refusal `bad-input` for what is no cursor of this order */
function cursorKey(cursor: string, count: number): Key {
  const values = (() => {
    try {
      return JSON.parse(cursor) as unknown;
    } catch {
      return null;
    }
  })();
  if (!Array.isArray(values) || values.length !== count || !values.every(Number.isSafeInteger)) {
    throw new Refusal("bad-input", {}, { after: "cursor" });
  }
  return values as number[];
}

/** @throws Refusal `bad-input` for a cursor of another order */
export function pageOrder({ sort, descending, after, limit }: PageInput): PageOrder {
  const columns = [...(sort === "newest" ? [] : ORDER_COLUMNS[sort]), "row"];
  return { columns, descending, limit, behind: after === null ? null : cursorKey(after, columns.length) };
}

/** Compares in the page's order. */
function compareKeys(left: Key, right: Key, descending: boolean): number {
  for (const [at, value] of left.entries()) {
    const difference = value - (right[at] ?? 0);
    if (difference !== 0) return descending ? -difference : difference;
  }
  return 0;
}

/** On the far side of a row, by the page's order. */
function beyond(key: Key, order: PageOrder, side: "behind" | "before"): Condition {
  const left = raw.join(order.columns.map((column) => raw.ref(column)));
  const right = raw.join(key.map((value) => raw.val(value)));
  const greater = order.descending === (side === "before");
  return raw`(${left}) ${raw.raw(greater ? ">" : "<")} (${right})`;
}

/**
 * A span of times. Where the page begins behind a row, the same side of the order's own column is only checked (the sign
 * keeps the index from beginning there): otherwise a deep page would read everything before it.
 */
function within({ column, from, to }: Bound, order: PageOrder, ends: boolean): Condition[] {
  const leads = order.columns[0] === column;
  const begins = leads && order.behind !== null;
  const plain = raw.ref(column);
  const checked = raw`+${raw.ref(column)}`;
  const low = (begins && !order.descending) || (leads && ends && order.descending) ? checked : plain;
  const high = (begins && order.descending) || (leads && ends && !order.descending) ? checked : plain;
  return [...(from === null ? [] : [raw`${low} >= ${from}`]), ...(to === null ? [] : [raw`${high} < ${to}`])];
}

/** The statement that reads a source's first rows behind the page's begin, and before `last` if there is one. */
export function sourceQuery(source: Source, order: PageOrder, last: Key | null) {
  const direction = raw.raw(order.descending ? "DESC" : "ASC");
  const conditions = [
    ...source.conditions,
    ...source.bounds.flatMap((bound) => within(bound, order, last !== null)),
    ...(order.behind === null ? [] : [beyond(order.behind, order, "behind")]),
    ...(last === null ? [] : [beyond(last, order, "before")]),
  ];
  return raw<Record<string, number>>`SELECT ${raw.join(order.columns.map((column) => raw.ref(column)))}
    FROM view.requests ${source.index === null ? raw`NOT INDEXED` : raw`INDEXED BY ${raw.raw(source.index)}`}
    ${conditions.length === 0 ? raw`` : raw`WHERE ${raw.join(conditions, raw` AND `)}`}
    ORDER BY ${raw.join(order.columns.map((column) => raw`${raw.ref(column)} ${direction}`))}
    LIMIT ${order.limit}`.compile(sql);
}

/** The first rows of several sources together. Each further source is read only as far as it still counts. */
export function firstOf(database: Database, sources: readonly Source[], order: PageOrder): Key[] {
  let found: Key[] = [];
  for (const source of sources) {
    const last = found.length === order.limit ? (found.at(-1) ?? null) : null;
    const rows = database.all(sourceQuery(source, order, last));
    if (rows.length === 0) continue;
    const keys = rows.map((row) => order.columns.map((column) => row[column] ?? 0));
    found = distinct([...found, ...keys].sort((left, right) => compareKeys(left, right, order.descending))).slice(
      0,
      order.limit,
    );
  }
  return found;
}

/** Two sources of a search can hold the same row. */
function distinct(keys: readonly Key[]): Key[] {
  return keys.filter((key, at) => at === 0 || key.at(-1) !== keys[at - 1]?.at(-1));
}
