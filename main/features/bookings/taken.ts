import { type ReadDatabase, sql } from "../../store/database";

/** What takes a resource in a time (epoch milliseconds, `to` not included), the earliest first. */
export function bookingsBetween(
  rows: ReadDatabase,
  resource: string,
  from: number,
  to: number,
): { number: string; from: number; to: number }[] {
  return rows
    .all(
      sql
        .selectFrom("view.bookings")
        .innerJoin("view.requests", "view.requests.id", "view.bookings.request")
        .select(["number", "from_at", "to_at"])
        .where("resource", "=", resource)
        .where("active", "=", 1)
        .where("from_at", "<", to)
        .where("to_at", ">", from)
        .orderBy("from_at"),
    )
    .map((row) => ({ number: row.number, from: row.from_at, to: row.to_at }));
}
