import type { OfficeState } from "../../../shared/domain/office/events";
import { type Database, sql } from "../../store/database";
import type { Projector } from "../feature";

/** Writes the one row that holds the folded office. */
export function officeProjector(database: Database): Projector<OfficeState> {
  const put = database.prepareRow(["name", "json"], (row: { name: string; json: string }) =>
    sql.replaceInto("view.office").values(row),
  );
  return {
    put: (state) => put({ name: "office", json: JSON.stringify(state) }),
    remove: () => {
      database.run(sql.deleteFrom("view.office"));
    },
  };
}
