import type { AccessState } from "../../../shared/domain/access/events";
import { type Database, sql } from "../../store/database";
import type { Projector } from "../feature";
import type { AccessTableRow } from "./tables";

const COLUMNS = [
  "stream",
  "n",
  "subject",
  "way",
  "what",
  "operator",
  "at",
  "event_id",
] as const satisfies readonly (keyof AccessTableRow)[];

/** Writes a row for each access of a day. One workstation writes a day's stream, so rows are only ever added behind. */
export function accessProjector(database: Database): Projector<AccessState> {
  const put = database.prepareRow(COLUMNS, (row: AccessTableRow) => sql.replaceInto("view.access").values(row));
  const remove = database.prepare<unknown, { stream: string }>((blank) =>
    sql.deleteFrom("view.access").where("stream", "=", blank<string>("stream")),
  );
  const last = database.prepare<{ n: number | null }, { stream: string }>((blank) =>
    sql
      .selectFrom("view.access")
      .select(({ fn }) => fn.max("n").as("n"))
      .where("stream", "=", blank<string>("stream")),
  );
  return {
    put(state, _first, whole) {
      const stream = `access/${state.id}`;
      if (whole) remove.run({ stream });
      const written = whole ? -1 : (last.get({ stream })?.n ?? -1);
      for (let n = written + 1; n < state.entries.length; n++) {
        const entry = state.entries[n];
        if (!entry) continue;
        const { subject, way, what, actor, at, eventId } = entry;
        put({ stream, n, subject, way, what, operator: actor, at, event_id: eventId });
      }
    },
    remove(id) {
      remove.run({ stream: `access/${id}` });
    },
  };
}
