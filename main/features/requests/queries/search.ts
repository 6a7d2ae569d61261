import { sql as raw } from "kysely";
import type { PageInput } from "../../../../shared/ipc/requests";
import { type ReadDatabase, sql } from "../../../store/database";
import { type SearchWords, searchWords } from "../../../store/view/search";
import type { QueryTools } from "../../query";
import { openIndex } from "../indexes";
import { firstOf, type Key, type PageOrder, type Source } from "./order";
import { type Bounds, pageSources } from "./sources";
import { type Condition, facetConditions, facetValues, openView, receivedBound } from "./views";

/** The first rows of a page whose text matches what was typed, in the index or still waiting for it. */
export function searchedKeys(input: PageInput, order: PageOrder, tools: QueryTools, bounded: Bounds): Key[] {
  const { database } = tools;
  const words = searchWords(database, "request", input.search, tools.may("requests.read-personal"));
  if (words === null) return [];
  const view = conditionsOf(input, tools);
  const waiting: Source = {
    index: null,
    conditions: [raw`row IN (SELECT value FROM json_each(${JSON.stringify(words.pending)}))`, ...view],
    bounds: [],
  };
  if (input.sort === "newest") {
    const found = newestFound(words, input, order, tools, view);
    const more = words.pending.length === 0 ? [] : firstOf(database, [waiting], order);
    return merged(found, more, order);
  }
  const few = fewFound(database, words, bounded.foundRows);
  if (few !== null) {
    const rows = JSON.stringify([...few, ...words.pending]);
    const conditions = [raw`row IN (SELECT value FROM json_each(${rows}))`, ...view];
    return firstOf(database, [{ index: null, conditions, bounds: [] }], order);
  }
  const also = [
    raw`row IN (SELECT rowid FROM view.request_search WHERE request_search MATCH ${words.match}
    UNION ALL SELECT value FROM json_each(${JSON.stringify(words.pending)}))`,
  ];
  const { view: saved, filters, sort, descending } = input;
  return firstOf(database, pageSources({ view: saved, filters, sort, descending, also }, tools, bounded), order);
}

/** Everything that a view and its filters ask, to be checked row by row. */
function conditionsOf({ view, filters }: PageInput, tools: QueryTools): Condition[] {
  const saved = view === "all" ? null : openView(view, tools);
  const bounds = [saved?.bound ?? null, receivedBound(filters)].filter((bound) => bound !== null);
  return [
    ...(saved === null ? [] : [raw`is_open = 1`, ...saved.conditions]),
    ...bounds.flatMap(({ column, from, to }) => [
      ...(from === null ? [] : [raw`${raw.ref(column)} >= ${from}`]),
      ...(to === null ? [] : [raw`${raw.ref(column)} < ${to}`]),
    ]),
    ...facetConditions(facetValues(filters)),
  ];
}

/**
 * Matches in the order of their rows, which is the order of the index: it is read from one end until the page is full.
 * Where only open requests count, no further than the oldest of them.
 */
function newestFound(
  { match }: SearchWords,
  input: PageInput,
  order: PageOrder,
  { database }: QueryTools,
  view: readonly Condition[],
): Key[] {
  if (match === null) return [];
  const [behind] = order.behind ?? [];
  const rowid = raw`request_search.rowid`;
  const span = input.view === "all" ? null : openSpan(database, view);
  if (span !== null && (span.first === null || span.last === null)) return [];
  const matching = [
    raw`request_search MATCH ${match}`,
    ...(behind === undefined ? [] : [order.descending ? raw`${rowid} < ${behind}` : raw`${rowid} > ${behind}`]),
    ...(span === null ? [] : [raw`${rowid} BETWEEN ${span.first} AND ${span.last}`]),
  ];
  const rows =
    span === null
      ? raw`CROSS JOIN view.requests WHERE ${raw.join([...matching, raw`row = ${rowid}`, ...view], raw` AND `)}`
      : raw`WHERE ${raw.join(matching, raw` AND `)} AND +${rowid} IN (SELECT row FROM view.requests
          INDEXED BY ${raw.raw(openIndex("due"))} WHERE ${raw.join(view, raw` AND `)})`;
  return database
    .all(
      raw<{ row: number }>`SELECT ${rowid} AS row FROM view.request_search ${rows}
        ORDER BY ${rowid} ${raw.raw(order.descending ? "DESC" : "ASC")} LIMIT ${order.limit}`.compile(sql),
    )
    .map(({ row }) => [row]);
}

/** Between which rows everything lies that an open view holds. */
function openSpan(
  database: ReadDatabase,
  view: readonly Condition[],
): { first: number | null; last: number | null } | null {
  return (
    database.get(
      raw<{ first: number | null; last: number | null }>`SELECT min(row) AS first, max(row) AS last FROM view.requests
        INDEXED BY ${raw.raw(openIndex("due"))} WHERE ${raw.join(view, raw` AND `)}`.compile(sql),
    ) ?? null
  );
}

/** All matches where they are few enough to be sorted, else null. */
function fewFound(database: ReadDatabase, { match }: SearchWords, foundRows: number): number[] | null {
  if (match === null) return [];
  const rows = database.all(
    raw<{ rowid: number }>`SELECT rowid FROM view.request_search WHERE request_search MATCH ${match}
      LIMIT ${foundRows + 1}`.compile(sql),
  );
  return rows.length > foundRows ? null : rows.map(({ rowid }) => rowid);
}

function merged(left: readonly Key[], right: readonly Key[], order: PageOrder): Key[] {
  const rows = [...new Set([...left, ...right].map(([row]) => row ?? 0))];
  rows.sort((a, b) => (order.descending ? b - a : a - b));
  return rows.slice(0, order.limit).map((row) => [row]);
}
