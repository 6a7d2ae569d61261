export { BookingsScreen } from "./bookings-screen";
