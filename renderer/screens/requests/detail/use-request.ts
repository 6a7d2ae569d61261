import { useCallback, useEffect, useMemo, useState } from "react";
import { useCall } from "../../../client/client";
import { useOperator, useSession } from "../../../client/session";
import { newByOthers } from "./timeline/changes";

/** One request as the store has it, its timeline, and what others recorded since the operator began to look. */
export function useRequest(id: string) {
  const detail = useCall("requests.detail", { id });
  const timeline = useCall("requests.timeline", { id });
  const operator = useOperator();
  const workstation = useSession().workstation ?? "";
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  const entries = timeline.data;

  useEffect(() => {
    if (seen === null && entries) setSeen(new Set(entries.map((entry) => entry.eventId)));
  }, [seen, entries]);

  const changes = useMemo(
    () => (seen === null || !entries ? [] : newByOthers(seen, entries, { name: operator.name, workstation })),
    [seen, entries, operator.name, workstation],
  );
  const { refetch: refetchDetail } = detail;
  const { refetch: refetchTimeline } = timeline;
  return {
    detail: detail.data,
    entries: entries ?? [],
    refusal: detail.refusal ?? timeline.refusal,
    /** Entries of others that came while this screen was open. */
    changes,
    /** The operator has read them. */
    acknowledge: useCallback(() => setSeen(new Set((entries ?? []).map((entry) => entry.eventId))), [entries]),
    reload: useCallback(() => {
      refetchDetail();
      refetchTimeline();
    }, [refetchDetail, refetchTimeline]),
  };
}
