import type { Tone } from "../../../../ui/status/tone";

export type QuotaState = "normal" | "last-quarter" | "overdue";

/** Where a step stands in the time that its document allows. Times in milliseconds of working time. */
export interface QuotaStanding {
  state: QuotaState;
  /** Milliseconds left; negative when over. */
  leftMs: number;
  /** The used part, 0 to 1, for the bar. */
  share: number;
}

/** Amber in the last quarter, over above; null where the document gives no time or the step has not begun. */
export function quotaStanding(quotaMs: number | null, usedMs: number | null): QuotaStanding | null {
  if (quotaMs === null || quotaMs <= 0 || usedMs === null) return null;
  const leftMs = quotaMs - usedMs;
  const state = leftMs < 0 ? "overdue" : leftMs * 4 <= quotaMs ? "last-quarter" : "normal";
  return { state, leftMs, share: Math.min(1, Math.max(0, usedMs / quotaMs)) };
}

export const QUOTA_TONES: Readonly<Record<QuotaState, Tone>> = { normal: "ok", "last-quarter": "warn", overdue: "bad" };
