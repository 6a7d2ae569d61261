import { access } from "./access/feature";
import { bookings } from "./bookings/feature";
import { calendar } from "./calendar/feature";
import { catalog } from "./catalog/feature";
import { refreshCatalog } from "./catalog/refresh";
import { emergency } from "./emergency/feature";
import type { Features } from "./feature";
import { office } from "./office/feature";
import { operators } from "./operators/feature";
import { Reference } from "./reference";
import { registers } from "./registers/feature";
import { requests } from "./requests/feature";

/** Every feature of the console in the order of folding: what others follow from comes first. */
export const FEATURES: Features = {
  list: [office, calendar, catalog, operators, access, bookings, registers, requests, emergency],
  reference: (database) => new Reference(database),
  bring: refreshCatalog,
};
