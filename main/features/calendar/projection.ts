import type { CalendarState } from "../../../shared/domain/calendar/events";
import { type Database, sql } from "../../store/database";
import type { Projector } from "../feature";

/** Writes the one row that holds the folded calendar. */
export function calendarProjector(database: Database): Projector<CalendarState> {
  const put = database.prepareRow(["name", "json"], (row: { name: string; json: string }) =>
    sql.replaceInto("view.calendar").values(row),
  );
  return {
    put: (state) => put({ name: "calendar", json: JSON.stringify(state) }),
    remove: () => {
      database.run(sql.deleteFrom("view.calendar"));
    },
  };
}
