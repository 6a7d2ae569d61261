import type { ViewPart } from "../feature";

export interface OfficeTableRow {
  name: string;
  /** The folded state as JSON. */
  json: string;
}

declare module "../../store/tables" {
  interface Tables {
    "view.office": OfficeTableRow;
  }
}

/** One row: the folded office. */
export const officeView: ViewPart = {
  version: 2,
  tables: [
    {
      name: "office",
      columns: "(name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID",
      order: "name",
      personal: { kind: "office", by: null, columns: ["json"] },
    },
  ],
  indexes: [],
};
