import type { ViewPart } from "../feature";

export interface OperatorTableRow {
  id: string;
  login: string;
  name: string;
  /** JSON array of roles. */
  roles: string;
  active: number;
  password_hash: string;
  created_at: number;
  last_login_at: number | null;
  failed_logins: number;
  failed_at: number | null;
  version: number;
}

declare module "../../store/tables" {
  interface Tables {
    "view.operators": OperatorTableRow;
  }
}

export const operatorsView: ViewPart = {
  version: 1,
  tables: [
    {
      name: "operators",
      columns: `(
     id TEXT PRIMARY KEY, login TEXT NOT NULL, name TEXT NOT NULL, roles TEXT NOT NULL, active INTEGER NOT NULL,
     password_hash TEXT NOT NULL, created_at INTEGER NOT NULL, last_login_at INTEGER, failed_logins INTEGER NOT NULL,
     failed_at INTEGER, version INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
      order: "id",
      personal: { kind: "operator", by: "id", columns: ["name"] },
    },
  ],
  indexes: ["CREATE INDEX view.operators_login ON operators (login)"],
};
