import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { sql } from "../../../store/database";
import type { Query } from "../../query";

const MOST = 500;

/** Who looked at a stream's data, exported or printed it, the newest first. */
export const accessOfSubject: Query<ParsedInput<"access.of-subject">, CallOutput<"access.of-subject">> = (
  { subject },
  tools,
) =>
  tools.database
    .all(
      sql
        .selectFrom("view.access")
        .select(["event_id", "way", "what", "operator", "at", "stream"])
        .where("subject", "=", subject)
        .orderBy("at", "desc")
        .limit(MOST),
    )
    .map(({ event_id, way, what, operator, at, stream }) => ({
      eventId: event_id,
      way,
      what,
      operatorName: tools.reference.operatorName(operator),
      at,
      // `K1` of `access/K1-2026-11-23`.
      workstation: stream.slice("access/".length, -"-2026-11-23".length),
    }));
