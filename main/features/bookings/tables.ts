import type { ViewPart } from "../feature";

export interface BookingTableRow {
  id: string;
  /** The request that it was booked for. */
  request: string;
  resource: string;
  from_at: number;
  to_at: number;
  /** 1 while it takes the resource: not cancelled, and its request neither refused nor merged. */
  active: number;
}

declare module "../../store/tables" {
  interface Tables {
    "view.bookings": BookingTableRow;
  }
}

export const bookingsView: ViewPart = {
  version: 1,
  tables: [
    {
      name: "bookings",
      columns: `(
     id TEXT NOT NULL, request TEXT NOT NULL, resource TEXT NOT NULL, from_at INTEGER NOT NULL,
     to_at INTEGER NOT NULL, active INTEGER NOT NULL, PRIMARY KEY (request, id)) STRICT, WITHOUT ROWID`,
      order: "request, id",
    },
  ],
  indexes: [
    // What is asked for lies ahead as a rule: little ends after it, whatever was booked in the years before.
    "CREATE INDEX view.bookings_end ON bookings (to_at) WHERE active = 1",
  ],
};
