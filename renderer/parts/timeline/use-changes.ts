import { useCallback, useEffect, useMemo, useState } from "react";
import { useOperator, useSession } from "../../client/session";
import { newByOthers } from "./changes";
import type { TimelineEntryLike } from "./entry";

/** What others recorded since the operator began to look. `entries`: the timeline, undefined until it is there. */
export function useChanges<Entry extends TimelineEntryLike>(entries: readonly Entry[] | undefined) {
  const operator = useOperator();
  const workstation = useSession().workstation ?? "";
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (seen === null && entries) setSeen(new Set(entries.map((entry) => entry.eventId)));
  }, [seen, entries]);
  return {
    /** Entries of others that came while the screen was open. */
    changes: useMemo(
      () => (seen === null || !entries ? [] : newByOthers(seen, entries, { name: operator.name, workstation })),
      [seen, entries, operator.name, workstation],
    ),
    /** The operator has read them. */
    acknowledge: useCallback(() => setSeen(new Set((entries ?? []).map((entry) => entry.eventId))), [entries]),
  };
}
