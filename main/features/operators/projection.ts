import type { OperatorState } from "../../../shared/domain/operators/events";
import { type Database, sql } from "../../store/database";
import type { Projector } from "../feature";
import type { OperatorTableRow } from "./tables";

const COLUMNS = [
  "id",
  "login",
  "name",
  "roles",
  "active",
  "password_hash",
  "created_at",
  "last_login_at",
  "failed_logins",
  "failed_at",
  "version",
] as const satisfies readonly (keyof OperatorTableRow)[];

/** Writes a row for each operator. */
export function operatorProjector(database: Database): Projector<OperatorState> {
  const put = database.prepareRow(COLUMNS, (row: OperatorTableRow) => sql.replaceInto("view.operators").values(row));
  const remove = database.prepare<unknown, { id: string }>((blank) =>
    sql.deleteFrom("view.operators").where("id", "=", blank<string>("id")),
  );
  return {
    put: (state) =>
      put({
        id: state.id,
        login: state.login,
        name: state.name,
        roles: JSON.stringify(state.roles),
        active: state.active ? 1 : 0,
        password_hash: state.passwordHash,
        created_at: state.createdAt,
        last_login_at: state.lastLoginAt,
        failed_logins: state.failedLogins,
        failed_at: state.failedAt,
        version: state.version,
      }),
    remove: (id) => {
      remove.run({ id });
    },
  };
}
