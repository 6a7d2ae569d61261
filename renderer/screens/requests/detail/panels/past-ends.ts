import type { RequestDetail, TimelineEntry } from "../../../../../shared/ipc/requests";

/** One earlier end with the reopening that followed it; null where that record cannot be seen. */
export interface PastEndView {
  end: RequestDetail["pastEnds"][number];
  reopened: Pick<TimelineEntry, "at" | "actorName" | "text"> | null;
}

/** Earlier ends, the newest first: each end was followed by the reopening in the same place of the order. */
export function pastEndViews(pastEnds: RequestDetail["pastEnds"], entries: readonly TimelineEntry[]): PastEndView[] {
  const reopenings = entries.filter((entry) => entry.type === "request.reopened" && entry.conflict === null);
  return pastEnds.map((end, index) => ({ end, reopened: reopenings[index] ?? null })).reverse();
}
