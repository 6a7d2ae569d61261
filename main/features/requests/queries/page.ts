import { sql as raw } from "kysely";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { QUEUE_VIEWS } from "../../../../shared/ipc/requests";
import { type ReadDatabase, sql } from "../../../store/database";

import type { Query, QueryTools } from "../../query";
import { openIndex } from "../indexes";
import type { RequestTableRow } from "../tables";
import { firstOf, type Key, pageOrder } from "./order";
import { toRequestRow } from "./rows";
import { searchedKeys } from "./search";
import { BOUNDS, pageSources } from "./sources";
import { openView } from "./views";

/** One page of a saved view, keyset-paged: the cost does not grow with how far down it is. */
export const requestPage: Query<ParsedInput<"requests.page">, CallOutput<"requests.page">> = (input, tools) => {
  const keys = pageKeys(input, tools);
  const last = keys.length === input.limit ? keys.at(-1) : undefined;
  return {
    rows: rowsOf(tools.database, keys).map((row) => toRequestRow(row, tools)),
    cursor: last ? JSON.stringify(last) : null,
  };
};

/** The rows of a page in their order. `bounded` changes how they are found, never which. */
export function pageKeys(input: ParsedInput<"requests.page">, tools: QueryTools, bounded = BOUNDS): Key[] {
  if (input.search !== "") return searchedKeys(input, pageOrder(input), tools, bounded);
  // What was recorded last is a search's order; without one the time of receipt says the same to the operator.
  const sort = input.sort === "newest" ? "received" : input.sort;
  const { view, filters, descending } = input;
  const sources = pageSources({ view, filters, sort, descending, also: [] }, tools, bounded);
  return firstOf(tools.database, sources, pageOrder({ ...input, sort }));
}

/** The rows of these keys, in their order. */
function rowsOf(database: ReadDatabase, keys: readonly Key[]): RequestTableRow[] {
  const wanted = keys.map((key) => key.at(-1) ?? 0);
  const rows = database.all(
    raw<RequestTableRow>`SELECT * FROM view.requests
      WHERE row IN (SELECT value FROM json_each(${JSON.stringify(wanted)}))`.compile(sql),
  );
  const byRow = new Map(rows.map((row) => [row.row, row]));
  return wanted.map((row) => byRow.get(row)).filter((row) => row !== undefined);
}

/** How many requests each saved view holds: all of them are counted by an index, the others in one pass over what is open. */
export const requestCounts: Query<ParsedInput<"requests.counts">, CallOutput<"requests.counts">> = (_input, tools) => {
  const counted = QUEUE_VIEWS.filter((view) => view !== "all").map((view) => {
    const { conditions, bound } = openView(view, tools);
    const wanted = [
      raw`1`,
      ...conditions,
      ...(bound?.from == null ? [] : [raw`${raw.ref(bound.column)} >= ${bound.from}`]),
      ...(bound?.to == null ? [] : [raw`${raw.ref(bound.column)} < ${bound.to}`]),
    ];
    return raw`count(*) FILTER (WHERE ${raw.join(wanted, raw` AND `)}) AS ${raw.ref(view)}`;
  });
  const open = tools.database.get(
    raw<Record<string, number>>`SELECT ${raw.join(counted)} FROM view.requests
      INDEXED BY ${raw.raw(openIndex("due"))} WHERE is_open = 1`.compile(sql),
  );
  const all = tools.database.rawGet<{ n: number }>("SELECT count(*) AS n FROM view.requests");
  return { ...open, all: all?.n ?? 0 } as CallOutput<"requests.counts">;
};
