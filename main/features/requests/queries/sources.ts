import { sql as raw } from "kysely";
import { CLOSED_STATUSES } from "../../../../shared/domain/requests/types";
import type { PageInput, QueueView } from "../../../../shared/ipc/requests";
import { type ReadDatabase, sql } from "../../../store/database";
import type { QueryTools } from "../../query";
import { closedIndex, FACETS, type Facet, NUMBER_INDEX, openIndex, SPAN, SPAN_BITS, spanIndex } from "../indexes";
import type { Source } from "./order";
import { type Bound, type Condition, facetConditions, facetValues, openView, receivedBound } from "./views";

/** Where one way of finding rows becomes slower than another. */
export interface Bounds {
  /** Up to so many rows of a period are simply sorted: the index by time holds what they are sorted by. */
  periodRows: number;
  /** Up to so many rows that a search found are looked at and sorted. */
  foundRows: number;
  /** A period of more spans than this holds most rows, so that the plain order finds them soon. */
  mostSpans: number;
}

export const BOUNDS: Bounds = { periodRows: 20_000, foundRows: 2_000, mostSpans: 150 };

const OPEN = raw`is_open = 1`;
const CLOSED = raw`is_open = 0`;

type Sort = Exclude<PageInput["sort"], "newest">;

interface Question {
  view: QueueView;
  filters: PageInput["filters"];
  sort: Sort;
  descending: boolean;
  /** What a search adds. */
  also: readonly Condition[];
}

/** The sources that together hold exactly the rows of a view under its filters, each by an index in the page's order. */
export function pageSources(question: Question, tools: QueryTools, bounded: Bounds = BOUNDS): Source[] {
  const { view, filters, sort, also } = question;
  const values = facetValues(filters);
  const period = receivedBound(filters);
  if (view !== "all") {
    const { conditions, bound } = openView(view, tools);
    const bounds = [bound, period].filter((one) => one !== null);
    return [{ index: openIndex(sort), conditions: [OPEN, ...conditions, ...facetConditions(values), ...also], bounds }];
  }
  if (values.size === 0 && period === null && sort === "number") {
    return [{ index: NUMBER_INDEX, conditions: also, bounds: [] }];
  }
  const conditions = [...facetConditions(values), ...also];
  const bounds = period === null ? [] : [period];
  const open: Source = { index: openIndex(sort), conditions: [OPEN, ...conditions], bounds };
  const closed = () => closedSources(question, values, period, tools.database, bounded);
  if (filters.status === null) return [open, ...closed()];
  return CLOSED_STATUSES.includes(filters.status) ? closed() : [open];
}

function closedSources(
  { sort, descending, also }: Question,
  values: ReadonlyMap<Facet, string | number>,
  period: Bound | null,
  database: ReadDatabase,
  { periodRows, mostSpans }: Bounds,
): Source[] {
  const facet = FACETS.find((candidate) => values.has(candidate)) ?? null;
  const conditions = [CLOSED, ...facetConditions(values), ...also];
  const bounds = period === null ? [] : [period];
  const plain: Source = { index: closedIndex(facet, sort), conditions, bounds };
  if (period === null || sort === "received") return [plain];
  const byTime: Source = { index: closedIndex(facet, "received"), conditions, bounds };
  if (isSmall(database, facet, values, period, periodRows)) return [byTime];
  if (facet !== null) return [plain];
  const spans = spansOf(database, period);
  if (spans.length > mostSpans) return [plain];
  if (descending) spans.reverse();
  const index = spanIndex(sort);
  return spans.map(({ span, partly }) => ({
    index,
    conditions: [...conditions, raw`${raw.raw(SPAN)} = ${span}`],
    bounds: partly ? bounds : [],
  }));
}

function periodConditions({ from, to }: Bound): Condition[] {
  return [...(from === null ? [] : [raw`received_at >= ${from}`]), ...(to === null ? [] : [raw`received_at < ${to}`])];
}

function isSmall(
  database: ReadDatabase,
  facet: Facet | null,
  values: ReadonlyMap<Facet, string | number>,
  period: Bound,
  periodRows: number,
): boolean {
  const leading = new Map([...values].filter(([candidate]) => candidate === facet));
  const conditions = [CLOSED, ...facetConditions(leading), ...periodConditions(period)];
  const counted = database.get(
    raw<{ n: number }>`SELECT count(*) AS n FROM (SELECT 1 FROM view.requests
      INDEXED BY ${raw.raw(closedIndex(facet, "received"))} WHERE ${raw.join(conditions, raw` AND `)}
      LIMIT ${periodRows + 1})`.compile(sql),
  );
  return (counted?.n ?? 0) <= periodRows;
}

/** The spans of a period, oldest first, as far as there are closed requests. */
function spansOf(database: ReadDatabase, { from, to }: Bound): { span: number; partly: boolean }[] {
  const end = (which: "min" | "max") =>
    database.get(
      raw<{ at: number | null }>`SELECT ${raw.raw(which)}(received_at) AS at FROM view.requests
        INDEXED BY ${raw.raw(closedIndex(null, "received"))} WHERE ${CLOSED}`.compile(sql),
    )?.at ?? null;
  const [first, last] = [end("min"), end("max")];
  if (first === null || last === null) return [];
  const span = (at: number) => Math.floor(at / 2 ** SPAN_BITS);
  const begin = Math.max(first, from ?? first);
  const until = Math.min(last, to === null ? last : to - 1);
  const spans = [];
  for (let at = span(begin); at <= span(until); at++) {
    const partly = (from !== null && at === span(from)) || (to !== null && at === span(to - 1));
    spans.push({ span: at, partly });
  }
  return spans;
}
