import type { RequestDetail } from "../../../../../shared/ipc/requests";

export type MovedReason = "extension" | "agreed" | "pause" | "calendar";

/** Why the due time is no longer the promised one; the calendar where nothing on the request itself explains it. */
export function movedReasons(
  detail: Pick<RequestDetail, "extensions" | "agreedDue" | "pauses" | "row">,
): MovedReason[] {
  const { promised, due } = detail.row.deadline;
  if (promised === null || due === null || promised === due) return [];
  const reasons: MovedReason[] = [];
  if (detail.agreedDue !== null && detail.agreedDue !== promised) reasons.push("agreed");
  if (detail.extensions.length > 0) reasons.push("extension");
  if (detail.pauses.length > 0) reasons.push("pause");
  return reasons.length > 0 ? reasons : ["calendar"];
}
