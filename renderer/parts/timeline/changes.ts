import type { TimelineEntryLike } from "./entry";

/** Who sits at this workstation, to tell one's own records from those of others. */
export interface Self {
  name: string;
  workstation: string;
}

/**
 * The entries that came since `known` was shown and were not made here. The same operator at another workstation
 * counts as somebody else: this screen did not show it.
 */
export function newByOthers<Entry extends Pick<TimelineEntryLike, "eventId" | "actorName" | "origin">>(
  known: ReadonlySet<string>,
  now: readonly Entry[],
  self: Self,
): Entry[] {
  return now.filter(
    (entry) => !known.has(entry.eventId) && !(entry.actorName === self.name && isFrom(entry.origin, self.workstation)),
  );
}

/** Whether an origin (a workstation's code and its incarnation) is of this workstation. */
function isFrom(origin: string, workstation: string): boolean {
  return (
    origin === workstation || (origin.startsWith(workstation) && /^[^A-Za-z0-9]/.test(origin.slice(workstation.length)))
  );
}
