import type { ViewPart } from "../feature";

export interface ServiceTableRow {
  id: string;
  hash: string;
  is_current: number;
  office: string;
  no: number | null;
  name: string;
  section: string | null;
  runnable: number;
  /** The version of the app that brought it; "" for versions that are not in force. */
  app: string;
  json: string;
}

declare module "../../store/tables" {
  interface Tables {
    "view.services": ServiceTableRow;
  }
}

export const catalogView: ViewPart = {
  version: 1,
  tables: [
    {
      name: "services",
      columns: `(
     id TEXT NOT NULL, hash TEXT NOT NULL, is_current INTEGER NOT NULL, office TEXT NOT NULL, no INTEGER,
     name TEXT NOT NULL, section TEXT, runnable INTEGER NOT NULL, app TEXT NOT NULL, json TEXT NOT NULL,
     PRIMARY KEY (id, hash)) STRICT, WITHOUT ROWID`,
      order: "id, hash",
    },
  ],
  indexes: [],
};
