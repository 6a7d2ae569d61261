import type { ViewPart } from "../feature";

export interface AccessTableRow {
  /** The workstation's day. */
  stream: string;
  /** The place in the day's order, from 0. */
  n: number;
  subject: string;
  way: string;
  what: string;
  operator: string;
  at: number;
  event_id: string;
}

declare module "../../store/tables" {
  interface Tables {
    "view.access": AccessTableRow;
  }
}

export const accessView: ViewPart = {
  version: 1,
  tables: [
    {
      name: "access",
      columns: `(stream TEXT NOT NULL, n INTEGER NOT NULL, subject TEXT NOT NULL, way TEXT NOT NULL, what TEXT NOT NULL,
        operator TEXT NOT NULL, at INTEGER NOT NULL, event_id TEXT NOT NULL, PRIMARY KEY (stream, n)) STRICT, WITHOUT ROWID`,
      order: "stream, n",
    },
  ],
  indexes: ["CREATE INDEX view.access_subject ON access (subject, at)"],
};
