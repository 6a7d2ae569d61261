import { type RawBuilder, sql as raw } from "kysely";
import { REQUEST_STATUSES, type RequestStatus } from "../../../../shared/domain/requests/types";
import type { PageInput, QueueView } from "../../../../shared/ipc/requests";

import type { QueryTools } from "../../query";
import type { Reference } from "../../reference";
import { FACET_COLUMNS, type Facet } from "../indexes";
import { roleBits } from "../projection";
import type { RequestTableRow } from "../tables";

export type Condition = RawBuilder<unknown>;

const DAY_MS = 86_400_000;

/** Midnight that begins the office's day in which `now` lies, in epoch milliseconds. */
function startOfDay(now: number, reference: Reference): number {
  const iso = reference.localTime(now);
  return Date.parse(`${iso.slice(0, 10)}T00:00:00${iso.slice(19)}`);
}

export function statusRank(status: RequestStatus): number {
  return REQUEST_STATUSES.indexOf(status);
}

/** One side of a span of times: a bound that an index may begin or end at. */
export interface Bound {
  column: keyof RequestTableRow & ("due_sort" | "received_at");
  from: number | null;
  to: number | null;
}

/** What a view holds beyond being open, as conditions and, where it is one, a span of due times. */
export function openView(
  view: Exclude<QueueView, "all">,
  tools: QueryTools,
): { conditions: Condition[]; bound: Bound | null } {
  const free = { conditions: [], bound: null };
  const running = raw`clock_stopped_at IS NULL`;
  switch (view) {
    case "open":
      return free;
    case "mine":
      return { ...free, conditions: [raw`assigned = ${tools.operator.id}`] };
    case "my-role":
      return { ...free, conditions: [raw`step_roles & ${roleBits(tools.operator.roles)} <> 0`] };
    case "waiting":
      return { ...free, conditions: [raw`status_rank = ${statusRank("waiting")}`] };
    case "due-today": {
      const from = startOfDay(tools.now, tools.reference);
      return { conditions: [running], bound: { column: "due_sort", from, to: from + DAY_MS } };
    }
    case "late":
      // Where the clock stands it counts how it stood when the wait began.
      return {
        conditions: [running, raw`(paused_since IS NULL OR due_sort <= paused_since)`],
        bound: { column: "due_sort", from: null, to: tools.now },
      };
  }
}

/** The filters that compare one column with one value. */
export function facetValues(filters: PageInput["filters"]): ReadonlyMap<Facet, string | number> {
  const values = new Map<Facet, string | number>();
  if (filters.serviceId !== null) values.set("service", filters.serviceId);
  if (filters.section !== null) values.set("section", filters.section);
  if (filters.status !== null) values.set("status", statusRank(filters.status));
  if (filters.channel !== null) values.set("channel", filters.channel);
  return values;
}

export function facetConditions(values: ReadonlyMap<Facet, string | number>): Condition[] {
  return [...values].map(([facet, value]) => raw`${raw.ref(FACET_COLUMNS[facet])} = ${value}`);
}

/** The period in which a request was received, or null. */
export function receivedBound({ receivedFrom, receivedTo }: PageInput["filters"]): Bound | null {
  return receivedFrom === null && receivedTo === null
    ? null
    : { column: "received_at", from: receivedFrom, to: receivedTo };
}
