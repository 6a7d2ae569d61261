import type { ViewPart } from "../feature";

export interface CalendarTableRow {
  name: string;
  /** The folded state as JSON. */
  json: string;
}

declare module "../../store/tables" {
  interface Tables {
    "view.calendar": CalendarTableRow;
  }
}

/** One row: the folded calendar. */
export const calendarView: ViewPart = {
  version: 1,
  tables: [
    { name: "calendar", columns: "(name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID", order: "name" },
  ],
  indexes: [],
};
