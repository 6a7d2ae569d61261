import type { CatalogState } from "../../../shared/domain/catalog/events";
import { type Database, sql } from "../../store/database";
import type { Projector } from "../feature";
import type { ServiceTableRow } from "./tables";

const COLUMNS = [
  "id",
  "hash",
  "is_current",
  "office",
  "no",
  "name",
  "section",
  "runnable",
  "app",
  "json",
] as const satisfies readonly (keyof ServiceTableRow)[];

/** Writes every version of a catalog entry; open requests keep reading the one that they pinned. */
export function serviceProjector(database: Database): Projector<CatalogState> {
  const add = database.prepareRow(COLUMNS, (row: ServiceTableRow) => sql.replaceInto("view.services").values(row));
  const remove = database.prepare<unknown, { id: string }>((blank) =>
    sql.deleteFrom("view.services").where("id", "=", blank<string>("id")),
  );
  return {
    put: (state) => {
      for (const [hash, service] of Object.entries(state.versions)) {
        add({
          id: service.entry.id,
          hash,
          is_current: state.current?.hash === hash ? 1 : 0,
          office: service.entry.office,
          no: service.entry.no,
          name: service.entry.name,
          section: service.entry.unit,
          runnable: service.runnable ? 1 : 0,
          app: state.current?.hash === hash ? state.current.app : "",
          json: JSON.stringify(service),
        });
      }
    },
    remove: (id) => {
      remove.run({ id });
    },
  };
}
