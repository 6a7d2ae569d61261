import { type CompiledQuery, sql as raw } from "kysely";
import { Refusal } from "../../../../shared/ipc/errors";
import type { PageInput } from "../../../../shared/ipc/requests";
import { type ReadDatabase, sql } from "../../../store/database";
import { ORDER_COLUMNS } from "../indexes";
import type { Bound, Condition } from "./views";

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

/**
 * Behind a row, as conditions that each are one stretch of an index, in the page's order: first those equal to it in all
 * columns but the last, then in fewer. (A comparison of whole rows would seek by its first column only.)
 */
function stretchesBehind(order: PageOrder): Condition[][] {
  const { behind, columns, descending } = order;
  if (behind === null) return [[]];
  const further = raw.raw(descending ? "<" : ">");
  return columns
    .map((_column, length) => [
      ...columns.slice(0, length).map((column, at) => raw`${raw.ref(column)} = ${behind[at]}`),
      raw`${raw.ref(columns[length] ?? "row")} ${further} ${behind[length]}`,
    ])
    .reverse();
}

/** Not further than a row by the first column: what lies behind it in the rest the page leaves out. */
function upTo(last: Key, { columns, descending }: PageOrder): Condition {
  return raw`${raw.ref(columns[0] ?? "row")} ${raw.raw(descending ? ">=" : "<=")} ${last[0]}`;
}

/**
 * A span of times. Where the page begins behind a row or ends at one, that side of the order's own column is only checked
 * (the sign keeps the index from beginning there): otherwise a deep page would read everything before it.
 */
function within({ column, from, to }: Bound, order: PageOrder, ends: boolean): Condition[] {
  const leads = order.columns[0] === column;
  const begins = order.behind !== null;
  const plain = raw.ref(column);
  const checked = raw`+${raw.ref(column)}`;
  const low = leads && (order.descending ? ends : begins) ? checked : plain;
  const high = leads && (order.descending ? begins : ends) ? checked : plain;
  return [...(from === null ? [] : [raw`${low} >= ${from}`]), ...(to === null ? [] : [raw`${high} < ${to}`])];
}

/** The statements that read a source's rows behind the page's begin, up to `last` if there is one, one after the other. */
export function sourceQueries(
  source: Source,
  order: PageOrder,
  last: Key | null,
): CompiledQuery<Record<string, number>>[] {
  const columns = raw.join(order.columns.map((column) => raw.ref(column)));
  const direction = raw.raw(order.descending ? "DESC" : "ASC");
  const sorting = raw.join(order.columns.map((column) => raw`${raw.ref(column)} ${direction}`));
  const index = source.index === null ? raw`NOT INDEXED` : raw`INDEXED BY ${raw.raw(source.index)}`;
  return stretchesBehind(order).map((stretch) => {
    const conditions = [
      ...source.conditions,
      ...source.bounds.flatMap((bound) => within(bound, order, last !== null)),
      ...stretch,
      ...(last === null ? [] : [upTo(last, order)]),
    ];
    return raw<Record<string, number>>`SELECT ${columns} FROM view.requests ${index}
      ${conditions.length === 0 ? raw`` : raw`WHERE ${raw.join(conditions, raw` AND `)}`}
      ORDER BY ${sorting} LIMIT ${order.limit}`.compile(sql);
  });
}

/** The first rows of several sources together. Each further source is read only as far as it still counts. */
export function firstOf(database: ReadDatabase, sources: readonly Source[], order: PageOrder): Key[] {
  let found: Key[] = [];
  for (const source of sources) {
    const last = found.length === order.limit ? (found.at(-1) ?? null) : null;
    const keys: Key[] = [];
    for (const query of sourceQueries(source, order, last)) {
      for (const row of database.all(query)) keys.push(order.columns.map((column) => row[column] ?? 0));
      if (keys.length >= order.limit) break;
    }
    if (keys.length === 0) continue;
    const together = [...found, ...keys].sort((left, right) => compareKeys(left, right, order.descending));
    found = distinct(together).slice(0, order.limit);
  }
  return found;
}

/** Two sources of a search can hold the same row. */
function distinct(keys: readonly Key[]): Key[] {
  return keys.filter((key, at) => at === 0 || key.at(-1) !== keys[at - 1]?.at(-1));
}
