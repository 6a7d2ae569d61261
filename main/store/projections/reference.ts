import type { CatalogState } from "../../../shared/domain/catalog/events";
import type { JsonObject } from "../../../shared/domain/eventlog/event";
import type { OperatorState } from "../../../shared/domain/operators/events";
import { type Database, sql } from "../database";

/** Writes the rows of an operator. */
export function projectOperator(database: Database, state: OperatorState): void {
  database.run(
    sql.replaceInto("view.operators").values({
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
  );
}

/** Writes every version of one catalog entry; open requests keep reading the one that they pinned. */
export function projectService(database: Database, id: string, state: CatalogState): void {
  database.run(sql.deleteFrom("view.services").where("id", "=", id));
  for (const [hash, service] of Object.entries(state.versions)) {
    database.run(
      sql.insertInto("view.services").values({
        id,
        hash,
        is_current: state.current?.hash === hash ? 1 : 0,
        office: service.entry.office,
        no: service.entry.no,
        name: service.entry.name,
        section: service.entry.unit,
        runnable: service.runnable ? 1 : 0,
        json: JSON.stringify(service),
      }),
    );
  }
}

/** Writes a folded stream of which there is one (calendar, office) as a document. */
export function projectDocument(database: Database, name: "calendar" | "office", state: object): void {
  database.run(sql.replaceInto("view.documents").values({ name, json: JSON.stringify(state as JsonObject) }));
}
