import { type ExpressionBuilder, sql as raw, type SelectQueryBuilder } from "kysely";
import type { CallOutput, ParsedInput } from "../../../shared/ipc/contract";
import { Refusal } from "../../../shared/ipc/errors";
import type { PageInput, QueueView } from "../../../shared/ipc/requests";
import { QUEUE_VIEWS } from "../../../shared/ipc/requests";
import { sql } from "../database";
import { roleBits } from "../projections/requests";
import type { Reference } from "../reference";
import { searchWords } from "../search";
import type { RequestTableRow, Tables } from "../tables";
import type { Query, QueryTools } from "./query";
import { toRequestRow } from "./requestRows";

type Builder = SelectQueryBuilder<Tables, "view.requests", unknown>;
type Expression = ExpressionBuilder<Tables, "view.requests">;

const DAY_MS = 86_400_000;

/** Midnight that begins the office's day in which `now` lies, in epoch milliseconds. */
function startOfDay(now: number, reference: Reference): number {
  const iso = reference.localTime(now);
  return Date.parse(`${iso.slice(0, 10)}T00:00:00${iso.slice(19)}`);
}

/** Each saved view as a condition. */
function inView(query: Builder, view: QueueView, tools: QueryTools): Builder {
  const open = query.where("is_open", "=", 1);
  switch (view) {
    case "all":
      return query;
    case "open":
      return open;
    case "mine":
      return open.where("assigned", "=", tools.operator.id);
    case "my-role":
      return open.where(raw<number>`step_roles & ${roleBits(tools.operator.roles)}`, "<>", 0);
    case "waiting":
      return open.where("status", "=", "waiting");
    case "due-today": {
      const start = startOfDay(tools.now, tools.reference);
      return open
        .where("due_sort", ">=", start)
        .where("due_sort", "<", start + DAY_MS)
        .where("clock_stopped_at", "is", null);
    }
    case "late":
      return open
        .where("due_sort", "<", tools.now)
        .where("clock_stopped_at", "is", null)
        .where((where) =>
          where.or([where("paused_since", "is", null), where("due_at", "<=", where.ref("paused_since"))]),
        );
  }
}

function filtered(query: Builder, filters: PageInput["filters"]): Builder {
  let result = query;
  if (filters.serviceId !== null) result = result.where("service_id", "=", filters.serviceId);
  if (filters.section !== null) result = result.where("section", "=", filters.section);
  if (filters.status !== null) result = result.where("status", "=", filters.status);
  if (filters.channel !== null) result = result.where("channel", "=", filters.channel);
  if (filters.receivedFrom !== null) result = result.where("received_at", ">=", filters.receivedFrom);
  if (filters.receivedTo !== null) result = result.where("received_at", "<", filters.receivedTo);
  return result;
}

/** Rows whose text matches, in the index or still waiting for it. */
function searched(query: Builder, typed: string, tools: QueryTools): Builder | null {
  const words = searchWords(tools.database, typed, tools.may("requests.read-personal"));
  if (words === null) return null;
  return query.where(
    raw<boolean>`(row IN (SELECT rowid FROM view.request_search WHERE request_search MATCH ${words.match})
      OR row IN (SELECT value FROM json_each(${JSON.stringify(words.pending)})))`,
  );
}

const SORT_COLUMNS = {
  due: ["due_sort"],
  received: ["received_at"],
  number: ["year", "serial"],
  status: ["status_rank"],
} as const satisfies Record<PageInput["sort"], readonly (keyof RequestTableRow)[]>;

/** @throws Refusal `bad-input` for what is no cursor of this order */
function cursorValues(cursor: string, count: number): number[] {
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

/** Continues behind the last row of the page before, by the same order. */
function behind(query: Builder, input: PageInput): Builder {
  if (input.after === null) return query;
  const columns = [...SORT_COLUMNS[input.sort], "row"];
  const values = cursorValues(input.after, columns.length);
  return query.where((where: Expression) => {
    const left = raw.join(columns.map((column) => raw.ref(column)));
    const right = raw.join(values.map((value) => raw.val(value)));
    return raw<boolean>`(${left}) ${raw.raw(input.descending ? "<" : ">")} (${right})` as never as ReturnType<
      typeof where
    >;
  });
}

/** One page of a saved view, keyset-paged: the cost does not grow with how far down it is. */
export const requestPage: Query<ParsedInput<"requests.page">, CallOutput<"requests.page">> = (input, tools) => {
  const base = filtered(inView(sql.selectFrom("view.requests"), input.view, tools), input.filters);
  const found = input.search === "" ? base : searched(base, input.search, tools);
  if (!found) return { rows: [], cursor: null };
  const direction = input.descending ? "desc" : "asc";
  let query = behind(found, input).selectAll();
  for (const column of SORT_COLUMNS[input.sort]) query = query.orderBy(column, direction);
  const rows = tools.database.all(query.orderBy("row", direction).limit(input.limit)) as RequestTableRow[];
  const last = rows.length === input.limit ? rows.at(-1) : undefined;
  return {
    rows: rows.map((row) => toRequestRow(row, tools)),
    cursor: last ? JSON.stringify([...SORT_COLUMNS[input.sort].map((column) => last[column]), last.row]) : null,
  };
};

/** How many requests each saved view holds. */
export const requestCounts: Query<ParsedInput<"requests.counts">, CallOutput<"requests.counts">> = (_input, tools) =>
  Object.fromEntries(
    QUEUE_VIEWS.map((view) => [
      view,
      tools.database.get(
        inView(sql.selectFrom("view.requests"), view, tools).select((select) => select.fn.countAll<number>().as("n")),
      )?.n ?? 0,
    ]),
  ) as CallOutput<"requests.counts">;
