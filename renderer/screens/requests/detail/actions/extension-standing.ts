import type { RequestDetail } from "../../../../../shared/ipc/requests";

export type ExtensionStanding = "offered" | "used" | "late" | "none" | "stopped" | "not-started" | "not-allowed";

/** Whether the request's limit can be extended now, and if not, why. An extension counts only before the due time. */
export function extensionStanding(
  detail: Pick<RequestDetail, "extensions" | "extensionsLeft" | "may" | "clockStartedAt" | "closed"> & {
    row: Pick<RequestDetail["row"], "deadline" | "status">;
    /** The standard has a limit that extends the request's own. */
    printed: boolean;
  },
): ExtensionStanding {
  if (detail.extensions.length > 0 && detail.extensionsLeft.length === 0) return "used";
  if (detail.extensionsLeft.length === 0) {
    if (!detail.printed) return "none";
    return detail.clockStartedAt === null ? "not-started" : "stopped";
  }
  const { deadline } = detail.row;
  if (deadline.state === "late" || deadline.state === "missed") return "late";
  return detail.may.extend ? "offered" : "not-allowed";
}
