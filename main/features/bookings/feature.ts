import type { Feature } from "../feature";
import { bookResource, cancelBooking } from "./commands/bookings";
import { bookingsPrint } from "./documents/bookings";
import { bookingsList } from "./queries/list";
import { bookingsView } from "./tables";

/** Rooms, vehicles and equipment taken for requests. What is booked stands in the request's own stream. */
export const bookings: Feature = {
  name: "bookings",
  streams: [],
  view: bookingsView,
  commands: { "requests.book": bookResource, "requests.cancel-booking": cancelBooking },
  queries: { "bookings.list": bookingsList },
  documents: { bookings: { permission: "requests.read", compose: bookingsPrint } },
};
