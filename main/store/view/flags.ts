import { isClockAhead } from "../../sync/hlc";
import { type Database, sql } from "../database";
import type { FeatureSet } from "../feature-set";
import type { EventRow } from "../tables";

/** Notes an event that came from more than five minutes ahead, or that this version does not know. */
export function flagEvent(
  database: Database,
  features: FeatureSet,
  row: Pick<EventRow, "id" | "stream" | "hlc" | "received">,
): void {
  const flag =
    features.streamOf(row.stream) === null
      ? "unknown-stream"
      : isClockAhead(row.hlc, row.received)
        ? "clock-ahead"
        : null;
  if (flag) database.run(sql.replaceInto("view.flags").values({ event_id: row.id, stream: row.stream, flag }));
}
