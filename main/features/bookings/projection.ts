import type { Booking } from "../../../shared/domain/requests/state";
import { type Database, sql } from "../../store/database";
import type { BookingTableRow } from "./tables";

const COLUMNS = [
  "id",
  "request",
  "resource",
  "from_at",
  "to_at",
  "active",
] as const satisfies readonly (keyof BookingTableRow)[];

/** Writes what a request books. */
export function bookingRows(database: Database) {
  const put = database.prepareRow(COLUMNS, (row: BookingTableRow) => sql.replaceInto("view.bookings").values(row));
  const remove = database.prepare<unknown, { request: string }>((blank) =>
    sql.deleteFrom("view.bookings").where("request", "=", blank<string>("request")),
  );
  return {
    /** `released`: the request's end gives free what it booked. `anew`: rows of what turned out not to count go first. */
    put(request: string, bookings: readonly Booking[], { released, anew }: { released: boolean; anew: boolean }): void {
      if (anew) remove.run({ request });
      for (const booking of bookings) {
        put({
          id: booking.id,
          request,
          resource: booking.resource,
          from_at: booking.from,
          to_at: booking.to,
          active: booking.cancelled || released ? 0 : 1,
        });
      }
    },
    remove(request: string): void {
      remove.run({ request });
    },
  };
}
