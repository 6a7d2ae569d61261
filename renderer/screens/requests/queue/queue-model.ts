import { z } from "zod";
import { civilOf, DAY_MS, epochDayOf } from "../../../../shared/domain/calendar/civil";
import { fixedOffsetOf } from "../../../../shared/domain/calendar/zone";
import { CHANNELS, REQUEST_STATUSES } from "../../../../shared/domain/requests/types";
import { type PageInput, QUEUE_SORTS, QUEUE_VIEWS } from "../../../../shared/ipc/requests";

export const PERIODS = ["today", "7-days", "30-days", "this-month", "this-year", "between"] as const;
export type Period = (typeof PERIODS)[number];

const day = z.iso.date().nullable().default(null);

const filtersSchema = z.object({
  serviceId: z.string().nullable(),
  section: z.string().nullable(),
  status: z.enum(REQUEST_STATUSES).nullable(),
  channel: z.enum(CHANNELS).nullable(),
  period: z.enum(PERIODS).nullable(),
  /** First and last day of the period `between`, as YYYY-MM-DD. */
  from: day,
  to: day,
});
export type QueueFilters = z.infer<typeof filtersSchema>;

const sortSchema = z.object({ sort: z.enum(QUEUE_SORTS), descending: z.boolean() });
export type QueueOrder = z.infer<typeof sortSchema>;

/** How an operator left the queue. What is searched for may be a person's name, so it is not part of it. */
const savedViewSchema = z.object({
  view: z.enum(QUEUE_VIEWS),
  /** The order of each view that was given another one than its own. */
  orders: z.partialRecord(z.enum(QUEUE_VIEWS), sortSchema),
  filters: filtersSchema,
  preview: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const NO_FILTERS: QueueFilters = {
  serviceId: null,
  section: null,
  status: null,
  channel: null,
  period: null,
  from: null,
  to: null,
};

/** What was recorded last comes first: the order in which a search is answered at once. */
export const SEARCH_ORDER: QueueOrder = { sort: "newest", descending: true };

export const FIRST_VIEW: SavedView = {
  view: "open",
  orders: {},
  filters: NO_FILTERS,
  preview: true,
};

/** The first answer is small enough to come at once and large enough for a wall of screens. */
export const QUEUE_PAGES = { rows: 200, firstRows: 100, refreshed: 5 } as const;

/** The first moment of a period, in the office's zone; the same during a whole day, so that answers can be kept. */
export function startOfPeriod(period: Exclude<Period, "between">, now: number, zone: string): number {
  const offset = fixedOffsetOf(zone) ?? 0;
  const today = Math.floor((now + offset) / DAY_MS);
  const { year, month } = civilOf(today);
  const first: Record<typeof period, number> = {
    today,
    "7-days": today - 6,
    "30-days": today - 29,
    "this-month": epochDayOf(year, month, 1),
    "this-year": epochDayOf(year, 1, 1),
  };
  return first[period] * DAY_MS - offset;
}

/** Midnight that begins a day (YYYY-MM-DD) in the office's zone; `later` days after it. */
function startOfDay(iso: string, later: number, zone: string): number {
  const [year = 0, month = 1, date = 1] = iso.split("-").map(Number);
  return (epochDayOf(year, month, date) + later) * DAY_MS - (fixedOffsetOf(zone) ?? 0);
}

/** The period of the filters as moments: from the first one on, before the second one. */
function receivedIn(filters: QueueFilters, now: number, zone: string) {
  const { period, from, to } = filters;
  if (period !== "between") {
    return { receivedFrom: period === null ? null : startOfPeriod(period, now, zone), receivedTo: null };
  }
  return {
    receivedFrom: from === null ? null : startOfDay(from, 0, zone),
    receivedTo: to === null ? null : startOfDay(to, 1, zone),
  };
}

/** The order of the view that is open: what is due first comes first, and in the list of all the newest. */
export function orderOf(saved: SavedView): QueueOrder {
  return (
    saved.orders[saved.view] ?? { sort: saved.view === "all" ? "received" : "due", descending: saved.view === "all" }
  );
}

/**
 * What the queue asks the store for, without the place where a page begins. `searchOrder`: in which order a search is
 * answered.
 */
export function pageQuery(
  saved: SavedView,
  search: string,
  now: number,
  zone: string,
  searchOrder: QueueOrder = SEARCH_ORDER,
): Omit<PageInput, "after" | "limit"> {
  const { serviceId, section, status, channel } = saved.filters;
  const words = search.trim();
  return {
    view: saved.view,
    search: words,
    ...(words === "" ? orderOf(saved) : searchOrder),
    filters: { serviceId, section, status, channel, ...receivedIn(saved.filters, now, zone) },
  };
}

/** How many filters hold something back. */
export function activeFilters({ from, to, ...filters }: QueueFilters): number {
  const others = Object.values({ ...filters, period: null }).filter((value) => value !== null).length;
  const period = filters.period === "between" ? from !== null || to !== null : filters.period !== null;
  return others + (period ? 1 : 0);
}

/** Sorting by the same column again turns its direction; another column begins with its natural one. */
export function nextOrder(before: QueueOrder, sort: QueueOrder["sort"]): QueueOrder {
  const natural = sort !== "due" && sort !== "status";
  return { sort, descending: before.sort === sort ? !before.descending : natural };
}

export function sortBy(saved: SavedView, sort: QueueOrder["sort"]): SavedView {
  return { ...saved, orders: { ...saved.orders, [saved.view]: nextOrder(orderOf(saved), sort) } };
}

const key = (operator: string) => `sigap.queue.${operator}`;

/** The view this operator left on this workstation; what is missing or damaged falls back to the first view. */
export function readSavedView(storage: Pick<Storage, "getItem">, operator: string): SavedView {
  try {
    const known = savedViewSchema.safeParse(JSON.parse(storage.getItem(key(operator)) ?? "null"));
    return known.success ? known.data : FIRST_VIEW;
  } catch {
    return FIRST_VIEW;
  }
}

/** Remembers the view. A full or forbidden storage costs only the memory of it. */
export function writeSavedView(storage: Pick<Storage, "setItem">, operator: string, saved: SavedView): void {
  try {
    storage.setItem(key(operator), JSON.stringify(saved));
  } catch {
    // The view stays as chosen until the window closes.
  }
}
