import { sql as raw } from "kysely";
import { startOfDate } from "../../../../shared/domain/registers/clocks";
import type { RegisterList } from "../../../../shared/domain/registers/columns";
import { REGISTER_LISTS } from "../../../../shared/domain/registers/columns";
import { entriesOf } from "../../../../shared/domain/registers/sheets";
import type { RequestStatus } from "../../../../shared/domain/requests/types";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import type { RegisterRow } from "../../../../shared/ipc/registers";
import { sql } from "../../../store/database";
import { searchWords } from "../../../store/view/search";
import type { Query, QueryTools } from "../../query";
import { deadlineOfRow } from "../../requests/queries/rows";
import { cellsOf, objectionCells } from "./cells";
import { clocksOf, type RegisterSource, registerSource } from "./source";

/** Which part of a list is read; times in epoch milliseconds, `to` not in it. */
export interface RegisterPart {
  list: RegisterList;
  from: number | null;
  to: number | null;
  search: string;
}

/** The key that the next page begins behind: when it came and its row, or for objections how many were before. */
type Cursor = readonly [at: number, row: number];

/** Services of the register that are about an earlier request (an objection, a dispute, a consequence test). */
function aboutOthers(tools: QueryTools): string[] {
  const { reference } = tools;
  return [...reference.current.keys()].filter((id) =>
    reference.currentService(id)?.service.fields.some((field) => field.id === "request-number"),
  );
}

/** Requests of a list in the order in which they came. */
function idsOf(part: RegisterPart, after: Cursor | null, limit: number | null, tools: QueryTools) {
  const { list, from, to, search } = part;
  let query = sql.selectFrom("view.requests").select(["id", "received_at", "row"]);
  if (list === "letters") query = query.where("channel", "=", "letter");
  else if (list === "objections") query = query.where("objections", ">", 0);
  else query = query.where("register", "=", list);
  if (list === "ppid") {
    const others = aboutOthers(tools);
    if (others.length > 0) query = query.where("service_id", "not in", others);
  }
  // An objection has a date of its own: its request came before it.
  if (from !== null && list !== "objections") query = query.where("received_at", ">=", from);
  if (to !== null) query = query.where("received_at", "<", to);
  if (search !== "") {
    const words = searchWords(tools.database, "request", search, tools.may("requests.read-personal"));
    if (words === null) return [];
    const pending = raw`row IN (SELECT value FROM json_each(${JSON.stringify(words.pending)}))`;
    const { match } = words;
    query = query.where(
      match === null
        ? raw<boolean>`${pending}`
        : raw<boolean>`(row IN (SELECT rowid FROM view.request_search WHERE request_search MATCH ${match}) OR ${pending})`,
    );
  }
  if (after !== null) {
    const [at, row] = after;
    query = query.where((where) =>
      where.or([where("received_at", ">", at), where.and([where("received_at", "=", at), where("row", ">", row)])]),
    );
  }
  const sorted = query.orderBy("received_at").orderBy("row");
  return tools.database.all(limit === null ? sorted : sorted.limit(limit));
}

function rowOf(source: RegisterSource, key: string, cells: RegisterRow["cells"]): RegisterRow {
  const { state, row, tools } = source;
  return {
    key,
    id: state.id,
    status: row.status as RequestStatus,
    cells,
    clocks: clocksOf(source).map((clock) => ({ ...clock })),
    deadline: deadlineOfRow(row, tools),
  };
}

/** Every objection of a request with its own clocks, and when it was received. */
function objectionsOf(source: RegisterSource): { at: number; row: RegisterRow }[] {
  const { state, tools } = source;
  const { calendar } = tools.reference;
  const entries = entriesOf(state.sheets, "objection").map((filled) => filled.entry);
  return (entries.length === 0 ? [null] : entries).map((entry) => {
    const received = entry === null ? undefined : source.sheet("objection", entry).value("received-on");
    const row = rowOf(source, entry ?? state.id, [...objectionCells(source, entry)]);
    row.clocks = row.clocks.filter((clock) => clock.entry === entry && clock.clock !== "objection-filing");
    return { at: (calendar && startOfDate(calendar, received)) ?? state.receivedAt, row };
  });
}

/** All objections of a period: an office has few, so they are sorted by their own date here. */
function objectionRows(part: RegisterPart, tools: QueryTools, printed: boolean): RegisterRow[] {
  return idsOf(part, null, null, tools)
    .flatMap(({ id }) => objectionsOf(registerSource(id, tools, { printed })))
    .filter(({ at }) => (part.from === null || at >= part.from) && (part.to === null || at < part.to))
    .sort((one, other) => one.at - other.at)
    .map(({ row }) => row);
}

/** Up to `limit` rows for print, oldest first, and whether there are more. */
export function rowsForPrint(
  part: RegisterPart,
  limit: number,
  tools: QueryTools,
): { rows: RegisterRow[]; more: boolean } {
  if (part.list === "objections") {
    const rows = objectionRows(part, tools, true);
    return { rows: rows.slice(0, limit), more: rows.length > limit };
  }
  const { list } = part;
  const found = idsOf(part, null, limit + 1, tools);
  const rows = found.slice(0, limit).map(({ id }) => {
    const source = registerSource(id, tools, { printed: true });
    return rowOf(source, id, [...cellsOf(list, source)]);
  });
  return { rows, more: found.length > limit };
}

/** @throws Refusal `bad-input` for what is no cursor */
function cursorOf(after: string | null): Cursor | null {
  if (after === null) return null;
  const [at, row] = after.split(" ").map(Number);
  if (at === undefined || row === undefined || !Number.isSafeInteger(at) || !Number.isSafeInteger(row)) {
    throw new Refusal("bad-input", {}, { after: "cursor" });
  }
  return [at, row];
}

/** One page of a list, oldest first: its columns as the register has them, with the clocks that run for each row. */
export const registerList: Query<ParsedInput<"registers.list">, CallOutput<"registers.list">> = (input, tools) => {
  const after = cursorOf(input.after);
  const masked = !tools.may("requests.read-personal");
  const { list, limit } = input;
  if (list === "objections") {
    const all = objectionRows(input, tools, false);
    const begin = after?.[0] ?? 0;
    const end = begin + limit;
    return { rows: all.slice(begin, end), cursor: end < all.length ? `${end} 0` : null, masked };
  }
  const found = idsOf(input, after, limit, tools);
  const rows = found.map(({ id }) => {
    const source = registerSource(id, tools, { printed: false });
    return rowOf(source, id, [...cellsOf(list, source)]);
  });
  const last = found.length === limit ? found.at(-1) : undefined;
  return { rows, cursor: last ? `${last.received_at} ${last.row}` : null, masked };
};

/** The lists that the office's catalog gives a reason to keep; letters come to every office. */
export const registersKept: Query<unknown, CallOutput<"registers.kept">> = (_input, { reference }) => {
  const services = [...reference.current.keys()].flatMap((id) => reference.currentService(id)?.service ?? []);
  const countOf = (list: RegisterList) =>
    list === "letters"
      ? services.length
      : services.filter(({ register }) => register === (list === "objections" ? "ppid" : list)).length;
  return REGISTER_LISTS.map((list) => ({ list, services: countOf(list) })).filter(({ services: count }) => count > 0);
};
