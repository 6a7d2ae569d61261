import { useCallback } from "react";
import { useCall } from "../../../client/client";
import { useChanges } from "../../../parts/timeline/use-changes";

/** One request as the store has it, its timeline, and what others recorded since the operator began to look. */
export function useRequest(id: string) {
  const detail = useCall("requests.detail", { id });
  const timeline = useCall("requests.timeline", { id });
  const { refetch: refetchDetail } = detail;
  const { refetch: refetchTimeline } = timeline;
  return {
    detail: detail.data,
    entries: timeline.data ?? [],
    refusal: detail.refusal ?? timeline.refusal,
    ...useChanges(timeline.data),
    reload: useCallback(() => {
      refetchDetail();
      refetchTimeline();
    }, [refetchDetail, refetchTimeline]),
  };
}
