/** What an entry of any entity's timeline says, as the store gives it. */
export interface TimelineEntryLike {
  eventId: string;
  type: string;
  /** Epoch milliseconds. */
  at: number;
  actorName: string;
  /** The workstation's code and its incarnation: "K1.mwsa". */
  origin: string;
  /** Freely typed text; null where there is none or it may not be read. */
  text: string | null;
  /** Why it did not apply, or what has to be looked at; null where all is well. */
  conflict: string | null;
  clockFlag: boolean;
}

export type EntryTone = "normal" | "good" | "warning" | "bad" | "muted";

/** A conflict of an entry that may still apply (what it follows is on its way), or that applied and has to be looked at. */
export function isOpenQuestion(conflict: string | null): conflict is "ancestor-missing" | "clocks-apart" {
  return conflict === "ancestor-missing" || conflict === "clocks-apart";
}

/** How an entry stands out: one that did not apply always warns, else as its type does. */
export function toneOf(conflict: string | null, ofType: EntryTone): EntryTone {
  if (isOpenQuestion(conflict)) return "warning";
  return conflict === null ? ofType : "bad";
}
