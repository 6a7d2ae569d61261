import { sql as raw } from "kysely";
import { parseDay } from "../../../../shared/domain/calendar/civil";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { sql } from "../../../store/database";
import { searchWords } from "../../../store/view/search";
import type { Query, QueryTools } from "../../query";
import { spanOfDays } from "../figures";
import { readNumber } from "../number";
import type { IncidentTableRow } from "../tables";
import { toIncidentRows } from "./incident-rows";

/** Kejadian, newest first, a page at a time. */
export const incidentPage: Query<ParsedInput<"incidents.page">, CallOutput<"incidents.page">> = (input, tools) => {
  const conditions = [raw`1`];
  if (input.category !== null) conditions.push(raw`category = ${input.category}`);
  if (input.open !== null) conditions.push(raw`is_open = ${input.open ? 1 : 0}`);
  const day = (text: string | null) => (text === null ? null : parseDay(text));
  const [from, to] = [day(input.from), day(input.to)];
  if (from !== null) conditions.push(raw`created_at >= ${spanOfDays(tools.reference, from, from).from}`);
  if (to !== null) conditions.push(raw`created_at < ${spanOfDays(tools.reference, to, to).to}`);
  if (input.search.trim() !== "") {
    const words = searchWords(tools.database, "incident", input.search, tools.may("emergency.personal"));
    if (words === null) return { rows: [], after: null, total: 0 };
    const found =
      words.match === null
        ? raw`SELECT 0 WHERE 0`
        : raw`SELECT rowid FROM view.incident_search WHERE incident_search MATCH ${words.match}`;
    conditions.push(raw`row IN (${found} UNION ALL SELECT value FROM json_each(${JSON.stringify(words.pending)}))`);
  }
  const where = raw.join(conditions, raw` AND `);
  const total = tools.database.all(
    raw<{ n: number }>`SELECT count(*) AS n FROM view.incidents WHERE ${where}`.compile(sql),
  );
  const [createdAt = "", row = ""] = input.after?.split(",") ?? [];
  const behind = input.after === null ? raw`1` : raw`(created_at, row) < (${Number(createdAt)}, ${Number(row)})`;
  const rows = tools.database.all(
    raw<IncidentTableRow>`SELECT * FROM view.incidents WHERE ${where} AND ${behind}
      ORDER BY created_at DESC, row DESC LIMIT ${input.limit}`.compile(sql),
  );
  const last = rows.length === input.limit ? rows.at(-1) : undefined;
  return {
    rows: toIncidentRows(rows, tools),
    after: last ? `${last.created_at},${last.row}` : null,
    total: total[0]?.n ?? 0,
  };
};

/** What was opened within so long may be the same (milliseconds). */
const SAME_WITHIN_MS = 2 * 3_600_000;
const NUMBER_WITHIN_MS = 24 * 3_600_000;
const NEAR_METRES = 500;
const MOST_CANDIDATES = 8;
const MOST_LOOKED_AT = 300;

function metres(one: { lat: number; lon: number }, other: { lat: number; lon: number }): number {
  const degree = 111_195;
  const x = (one.lon - other.lon) * degree * Math.cos((((one.lat + other.lat) / 2) * Math.PI) / 180);
  return Math.hypot(x, (one.lat - other.lat) * degree);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);
}

/** What may be the same kejadian, best first. A withheld number is nobody's, and matches nothing. */
export const incidentCandidates: Query<ParsedInput<"incidents.candidates">, CallOutput<"incidents.candidates">> = (
  input,
  tools,
) => {
  const at = input.at ?? tools.now;
  const rows = tools.database.all(
    raw<IncidentTableRow>`SELECT * FROM view.incidents INDEXED BY incidents_created
      WHERE created_at > ${at - SAME_WITHIN_MS} OR (is_open = 1 AND created_at > ${at - NUMBER_WITHIN_MS})
      ORDER BY created_at DESC LIMIT ${MOST_LOOKED_AT}`.compile(sql),
  );
  const sameNumber = numberMatches(input.number, at, tools);
  const more = [...sameNumber].filter((id) => !rows.some((row) => row.id === id));
  const all = [
    ...rows,
    ...tools.database.all(
      raw<IncidentTableRow>`SELECT * FROM view.incidents WHERE id IN (SELECT value FROM json_each(${JSON.stringify(more)}))`.compile(
        sql,
      ),
    ),
  ];
  const words = wordsOf(input.where);
  const scored = all.flatMap((row) => {
    const why: CallOutput<"incidents.candidates">[number]["why"] = [];
    if (sameNumber.has(row.id)) why.push("number");
    const here = input.lat !== null && input.lon !== null ? { lat: input.lat, lon: input.lon } : null;
    const there = row.lat !== null && row.lon !== null ? { lat: row.lat, lon: row.lon } : null;
    if (here && there && metres(here, there) <= NEAR_METRES) why.push("place");
    if (input.area !== null && row.area !== null && related(input.area, row.area)) why.push("area");
    if ([...wordsOf(row.place_text)].some((word) => words.has(word))) why.push("words");
    const near = why.length > 0;
    if (input.category !== null && input.category === row.category) why.push("category");
    if (Math.abs(row.created_at - at) <= SAME_WITHIN_MS) why.push("time");
    // The same kind of thing at the same time is no reason by itself: half the calls of a storm are.
    if (!near) return [];
    const weight = { number: 5, place: 4, words: 2, area: 1.5, category: 1.5, time: 1 };
    const age = Math.abs(row.created_at - at) / SAME_WITHIN_MS;
    const score = why.reduce((sum, one) => sum + weight[one], 0) + (row.is_open === 1 ? 1 : 0) - Math.min(1, age) / 2;
    return [{ row, why, score }];
  });
  const best = scored.sort((one, other) => other.score - one.score).slice(0, MOST_CANDIDATES);
  const shown = toIncidentRows(
    best.map(({ row }) => row),
    tools,
  );
  return best.flatMap(({ why, score }, index) => {
    const incident = shown[index];
    return incident ? [{ incident, score, why }] : [];
  });
};

/** One area lies in the other, or is it. */
function related(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function numberMatches(typed: string, at: number, tools: QueryTools): Set<string> {
  const { e164, withheld } = readNumber(typed);
  if (e164 === null || withheld) return new Set();
  const rows = tools.database.all(
    raw<{ incident: string }>`SELECT DISTINCT incident FROM view.calls INDEXED BY calls_number
      WHERE number = ${e164} AND number <> '' AND ring_at > ${at - NUMBER_WITHIN_MS} AND incident IS NOT NULL`.compile(
      sql,
    ),
  );
  return new Set(rows.map(({ incident }) => incident));
}
