import { type RawBuilder, sql as raw } from "kysely";
import { z } from "zod";
import { DAY_MS } from "../../../../shared/domain/calendar/civil";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import { sql } from "../../../store/database";
import { searchWords } from "../../../store/view/search";
import type { Query, QueryTools } from "../../query";
import { searchedSpellings } from "../number";
import type { CallTableRow } from "../tables";
import { toCallRows } from "./call-rows";

type Condition = RawBuilder<unknown>;
const cursorSchema = z.tuple([z.int(), z.int()]);

/**
 * The log of calls, newest first, by pages: the cursor is the last row's place, so that a page costs the same however far
 * down it is. Words of persons are searched for those only who may see them.
 */
export const callsPage: Query<ParsedInput<"calls.page">, CallOutput<"calls.page">> = (input, tools) => {
  const { database } = tools;
  const wanted = conditionsOf(input, tools);
  const all = wanted.length === 0 ? raw`` : raw`WHERE ${raw.join(wanted, raw` AND `)}`;
  const total = database.get(raw<{ n: number }>`SELECT count(*) AS n FROM view.calls ${all}`.compile(sql))?.n ?? 0;
  const here = [...wanted, ...behind(input.after)];
  const rows = database.all(
    raw<CallTableRow>`SELECT * FROM view.calls ${here.length === 0 ? raw`` : raw`WHERE ${raw.join(here, raw` AND `)}`}
      ORDER BY ring_at DESC, row DESC LIMIT ${input.limit}`.compile(sql),
  );
  const last = rows.length === input.limit ? rows.at(-1) : undefined;
  return { rows: toCallRows(rows, tools), after: last ? JSON.stringify([last.ring_at, last.row]) : null, total };
};

function conditionsOf(input: ParsedInput<"calls.page">, tools: QueryTools): Condition[] {
  const { class: said, channel, from, to, unsigned, search } = input;
  const at = (day: string) => Date.parse(`${day}T00:00:00${tools.reference.localTime(tools.now).slice(19)}`);
  return [
    ...(said === null ? [] : [raw`class = ${said}`]),
    ...(channel === null ? [] : [raw`channel = ${channel}`]),
    ...(from === null ? [] : [raw`ring_at >= ${at(from)}`]),
    ...(to === null ? [] : [raw`ring_at < ${at(to) + DAY_MS}`]),
    ...(unsigned ? [raw`unsigned = 1`] : []),
    ...(search.trim() === "" ? [] : [foundRows(search, tools)]),
  ];
}

/** Rows whose text fits what was typed; digits of a number in any spelling find it. */
function foundRows(search: string, { database, may }: QueryTools): Condition {
  const found = searchedSpellings(search)
    .map((spelling) => searchWords(database, "call", spelling, may("emergency.personal")))
    .filter((words) => words !== null);
  const matches = [...new Set(found.flatMap(({ match }) => match ?? []))];
  const waiting = JSON.stringify(found.flatMap(({ pending }) => pending));
  const pending = raw`SELECT value FROM json_each(${waiting})`;
  if (matches.length === 0) return raw`row IN (${pending})`;
  const match = matches.map((one) => `(${one})`).join(" OR ");
  return raw`row IN (SELECT rowid FROM view.call_search WHERE call_search MATCH ${match} UNION ${pending})`;
}

/** @throws Refusal `bad-input` for a cursor that no page gave */
function behind(after: string | null): Condition[] {
  if (after === null) return [];
  const cursor = cursorSchema.safeParse(parsed(after));
  if (!cursor.success) throw new Refusal("bad-input", {}, { after: "cursor" });
  const [ringAt, row] = cursor.data;
  return [raw`(ring_at, row) < (${ringAt}, ${row})`];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
