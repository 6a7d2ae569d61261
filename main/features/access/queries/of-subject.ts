import type { AccessState } from "../../../../shared/domain/access/events";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { sql } from "../../../store/database";
import type { Query, QueryTools } from "../../query";

const MOST = 500;

/** Who looked at a stream's data, exported or printed it, the newest first. */
export const accessOfSubject: Query<ParsedInput<"access.of-subject">, CallOutput<"access.of-subject">> = (
  { subject },
  tools,
) => {
  const rows = tools.database.all(
    sql
      .selectFrom("view.access")
      .select(["event_id", "way", "what", "operator", "at", "stream"])
      .where("subject", "=", subject)
      .orderBy("at", "desc")
      .limit(MOST),
  );
  const reasons = reasonsOf(rows, tools);
  return rows.map(({ event_id, way, what, operator, at, stream }) => ({
    eventId: event_id,
    way,
    what,
    operatorName: tools.reference.operatorName(operator),
    at,
    // `K1` of `access/K1-2026-11-23`.
    workstation: stream.slice("access/".length, -"-2026-11-23".length),
    reason: reasons.get(event_id) ?? "",
  }));
};

/** Reasons are sealed: the days on which one was given are folded for them. */
function reasonsOf(rows: readonly { way: string; stream: string }[], tools: QueryTools): Map<string, string> {
  const days = new Set(
    rows.filter(({ way }) => way === "unmasked").map(({ stream }) => stream.slice("access/".length)),
  );
  const entries = [...days].flatMap((day) => tools.fold<AccessState>("access", day, true)?.state.entries ?? []);
  return new Map(entries.map(({ eventId, reason }) => [eventId, reason]));
}
