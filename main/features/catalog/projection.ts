import type { CatalogState } from "../../../shared/domain/catalog/events";
import type { JsonObject } from "../../../shared/domain/eventlog/event";
import type { OperatorState } from "../../../shared/domain/operators/events";
import { type Database, type Prepared, sql } from "../../store/database";
import type { DocumentTableRow, OperatorTableRow, ServiceTableRow } from "../../store/tables";

const OPERATOR_COLUMNS = [
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

const SERVICE_COLUMNS = [
  "id",
  "hash",
  "is_current",
  "office",
  "no",
  "name",
  "section",
  "runnable",
  "json",
] as const satisfies readonly (keyof ServiceTableRow)[];

/** Writes the rows of what requests depend on. */
export class ReferenceProjection {
  private readonly putOperator: (row: OperatorTableRow) => void;
  private readonly addService: (row: ServiceTableRow) => void;
  private readonly removeServices: Prepared<unknown, { id: string }>;
  private readonly putDocument: (row: DocumentTableRow) => void;

  constructor(database: Database) {
    this.putOperator = database.prepareRow(OPERATOR_COLUMNS, (row: OperatorTableRow) =>
      sql.replaceInto("view.operators").values(row),
    );
    this.addService = database.prepareRow(SERVICE_COLUMNS, (row: ServiceTableRow) =>
      sql.insertInto("view.services").values(row),
    );
    this.removeServices = database.prepare((blank) =>
      sql.deleteFrom("view.services").where("id", "=", blank<string>("id")),
    );
    this.putDocument = database.prepareRow(["name", "json"], (row: DocumentTableRow) =>
      sql.replaceInto("view.documents").values(row),
    );
  }

  operator(state: OperatorState): void {
    this.putOperator({
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
    });
  }

  /** Every version of one catalog entry; open requests keep reading the one that they pinned. */
  service(id: string, state: CatalogState): void {
    this.removeServices.run({ id });
    for (const [hash, service] of Object.entries(state.versions)) {
      this.addService({
        id,
        hash,
        is_current: state.current?.hash === hash ? 1 : 0,
        office: service.entry.office,
        no: service.entry.no,
        name: service.entry.name,
        section: service.entry.unit,
        runnable: service.runnable ? 1 : 0,
        json: JSON.stringify(service),
      });
    }
  }

  /** A folded stream of which there is one (calendar, office). */
  document(name: "calendar" | "office", state: object): void {
    this.putDocument({ name, json: JSON.stringify(state as JsonObject) });
  }
}
