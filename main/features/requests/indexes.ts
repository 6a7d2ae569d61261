/**
 * The indexes that answer the queue, and their names: the schema creates them, the queue's queries name the one they
 * read. Two thoughts keep them cheap for a command, which writes one page for each index that its row is in:
 * - What is open is little, whatever the office has behind it, and all saved views but one hold only that: one index for
 *   each order, with every column in it that a view or a filter looks at.
 * - What is closed is much and changes no more: one index for each order and each thing to filter by. No command pays
 *   for them but the one that closes a request.
 */

export type QueueOrder = "due" | "received" | "number" | "status";
export type Facet = "service" | "section" | "status" | "channel";

/** The columns of each order; the row's number follows and makes every order a total one. */
export const ORDER_COLUMNS = {
  due: ["due_sort"],
  received: ["received_at"],
  number: ["year", "serial"],
  status: ["status_rank"],
} as const satisfies Record<QueueOrder, readonly string[]>;

/** The column that a filter compares. The rank says the same as the status and is shorter. */
export const FACET_COLUMNS = {
  service: "service_id",
  section: "section",
  status: "status_rank",
  channel: "channel",
} as const satisfies Record<Facet, string>;

/** From what narrows most to what narrows least: the first one that is asked for leads. */
export const FACETS = ["service", "section", "status", "channel"] as const satisfies readonly Facet[];

/** 2^31 ms are 24.9 days: closed requests of a period lie in a few such spans. */
export const SPAN_BITS = 31;
export const SPAN = `received_at >> ${SPAN_BITS}`;

/** Behind the leading filter, so that a second filter is answered without looking at the rows. */
const BESIDES: Readonly<Record<Facet, readonly string[]>> = {
  service: ["status_rank", "channel", "received_at"],
  section: ["status_rank", "channel", "received_at"],
  status: ["channel", "received_at"],
  channel: ["received_at"],
};

/** Every order's columns: the rows of a short period are sorted without being looked at. */
const SORTED_BY = ["due_sort", "year", "serial", "status_rank"] as const;

const OPEN_COLUMNS = [
  "due_sort",
  "received_at",
  "status_rank",
  "step_roles",
  "assigned",
  "clock_stopped_at",
  "paused_since",
  "channel",
  "service_id",
  "section",
] as const;

const ORDERS = ["due", "received", "number", "status"] as const satisfies readonly QueueOrder[];

/** Every request by its number; also the last number of a year is found here. */
export const NUMBER_INDEX = "requests_order";

export function openIndex(order: QueueOrder): string {
  return `requests_open_${order}`;
}

/** `facet` null: all closed requests. An order by status within one status is the order of the rows. */
export function closedIndex(facet: Facet | null, order: QueueOrder): string {
  return facet === null || (facet === "status" && order === "status")
    ? `requests_closed_${order}`
    : `requests_closed_${facet}_${order}`;
}

/** Closed requests by the span in which they were received. */
export function spanIndex(order: Exclude<QueueOrder, "received">): string {
  return `requests_closed_span_${order}`;
}

function statement(name: string, columns: readonly string[], open: 0 | 1): string {
  return `CREATE INDEX view.${name} ON requests (${[...new Set(columns)].join(", ")}) WHERE is_open = ${open}`;
}

function behind(order: QueueOrder): readonly string[] {
  return order === "received" ? SORTED_BY : ["received_at"];
}

export const QUEUE_INDEXES: readonly string[] = [
  `CREATE INDEX view.${NUMBER_INDEX} ON requests (year, serial, row)`,
  ...ORDERS.map((order) => statement(openIndex(order), [...ORDER_COLUMNS[order], "row", ...OPEN_COLUMNS], 1)),
  ...ORDERS.map((order) => statement(closedIndex(null, order), [...ORDER_COLUMNS[order], "row", ...behind(order)], 0)),
  ...FACETS.flatMap((facet) =>
    ORDERS.filter((order) => facet !== "status" || order !== "status").map((order) =>
      statement(
        closedIndex(facet, order),
        [FACET_COLUMNS[facet], ...ORDER_COLUMNS[order], "row", ...BESIDES[facet], ...behind(order)],
        0,
      ),
    ),
  ),
  ...(["due", "number", "status"] as const).map((order) =>
    statement(spanIndex(order), [SPAN, ...ORDER_COLUMNS[order], "row", "received_at"], 0),
  ),
];
