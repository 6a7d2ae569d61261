import { orderCausally } from "../../../shared/domain/eventlog/causal";
import type { OperatorState } from "../../../shared/domain/operators/events";
import { foldOnto } from "../../features";
import type { Database } from "../database";
import { EVENT_COLUMNS, toLogEvent } from "../log/eventlog";
import type { Keyring } from "../log/keyring";
import type { EventRow } from "../tables";

/**
 * The office's operators folded from the log itself, for commands that cannot rely on view.db: it may be damaged, or be
 * what they build. Whose key is missing comes without name and password.
 */
export function operatorsOfLog(database: Database, keyring: Keyring): OperatorState[] {
  const statement = database.raw.prepare(
    `SELECT ${EVENT_COLUMNS.join(", ")} FROM events WHERE stream >= 'operator/' AND stream < 'operator0' ORDER BY stream, pos`,
  );
  const byStream = new Map<string, EventRow[]>();
  for (const item of statement.iterate()) {
    const row = item as unknown as EventRow;
    const rows = byStream.get(row.stream);
    if (rows) rows.push(row);
    else byStream.set(row.stream, [row]);
  }
  return [...byStream.values()].flatMap((rows) => {
    const { ordered } = orderCausally(rows.map((row) => toLogEvent(row, keyring)));
    const state = foldOnto("operator", null, ordered);
    return state ? [state] : [];
  });
}
