import { sql as raw } from "kysely";
import { NEVER_ENDED_AFTER_MS } from "../../../../shared/domain/emergency/call";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { sql } from "../../../store/database";
import type { Query } from "../../query";
import { readNumber } from "../number";
import type { CallTableRow } from "../tables";
import { numberFor, talliesFor, toCallRows } from "./call-rows";

/** Calls that ring and nobody has taken, the longest waiting first. One whose end never came is gone after four hours. */
export const callsRinging: Query<ParsedInput<"calls.ringing">, CallOutput<"calls.ringing">> = (_input, tools) => {
  const tallies = talliesFor(tools);
  return tools.database
    .all(
      sql
        .selectFrom("view.calls")
        .select(["id", "ring_at", "number"])
        .where("taken_by", "is", null)
        .where("end_at", "is", null)
        .where("active_at", ">", tools.now - NEVER_ENDED_AFTER_MS)
        .orderBy("ring_at")
        .orderBy("row"),
    )
    .map(({ id, ring_at: ringAt, number }) => ({
      id,
      ringAt,
      number: numberFor(number, tools),
      ...tallies.of(number),
    }));
};

/** Earlier calls of a number that are shown beside it. */
const LAST_CALLS = 5;

/** What is known of a number while it is typed. A withheld one is nobody's: nothing is known of it. */
export const callsNumber: Query<ParsedInput<"calls.number">, CallOutput<"calls.number">> = ({ number }, tools) => {
  const read = readNumber(number);
  const known = read.withheld ? "" : (read.e164 ?? "");
  const calls = tools.database.all(
    raw<Pick<CallTableRow, "id" | "ring_at" | "class">>`SELECT id, ring_at, class
      FROM view.calls INDEXED BY calls_number WHERE number = ${known} AND number <> ''
      ORDER BY ring_at DESC LIMIT ${LAST_CALLS}`.compile(sql),
  );
  return {
    ...read,
    e164: known === "" ? null : known,
    ...talliesFor(tools).of(known),
    lastCalls: calls.map(({ id, ring_at: ringAt, class: said }) => ({ id, ringAt, class: said })),
  };
};

/** Telepon balik: abandoned and unanswered calls that nobody has reached yet, the newest first. */
export const callsWorklist: Query<ParsedInput<"calls.worklist">, CallOutput<"calls.worklist">> = (_input, tools) => {
  const rows = tools.database.all(
    sql
      .selectFrom("view.calls")
      .selectAll()
      .where("to_call_back", "=", 1)
      .orderBy("ring_at", "desc")
      .orderBy("row", "desc")
      .limit(MOST_TO_CALL),
  );
  return toCallRows(rows, tools).map((row, at) => ({
    ...row,
    attempts: rows[at]?.attempts ?? 0,
    lastResult: rows[at]?.last_result ?? null,
  }));
};

/** More than a desk can call back: what is older is found in the log. */
const MOST_TO_CALL = 500;
