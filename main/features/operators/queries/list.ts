import type { Role } from "../../../../shared/domain/operators/roles";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { sql } from "../../../store/database";
import type { Query } from "../../query";

/** Names and roles of the active operators: who a request can be given to. */
export const operatorsBrief: Query<ParsedInput<"operators.brief">, CallOutput<"operators.brief">> = (_input, tools) =>
  [...tools.reference.operators.values()]
    .filter((operator) => operator.active)
    .map(({ id, login, name, roles }) => ({ id, login, name, roles }))
    .sort((a, b) => a.name.localeCompare(b.name, "id"));

/** Every operator for the administrator; never the password's hash. */
export const operatorsList: Query<ParsedInput<"operators.list">, CallOutput<"operators.list">> = (_input, tools) =>
  tools.database.all(sql.selectFrom("view.operators").selectAll().orderBy("name")).map((row) => ({
    id: row.id,
    login: row.login,
    name: row.name,
    roles: JSON.parse(row.roles) as Role[],
    active: row.active === 1,
    createdAt: row.created_at,
    lastLoginAt: row.last_login_at,
    failedLogins: row.failed_logins,
  }));
