import { useTranslation } from "react-i18next";
import type { TimelineItem } from "../../ui/process/timeline";
import type { Tone } from "../../ui/status/tone";
import { type EntryTone, isOpenQuestion, type TimelineEntryLike } from "./entry";

const TONES: Readonly<Record<EntryTone, Tone>> = {
  normal: "accent",
  good: "ok",
  warning: "warn",
  bad: "bad",
  muted: "neutral",
};

/** What a feature says about the entries of its timelines. */
export interface EntryWords<Entry> {
  title: (entry: Entry) => string;
  tone: (entry: Entry) => EntryTone;
  /** What the entry says beyond its title; empty parts are left out. */
  facts: (entry: Entry) => readonly (string | null | undefined)[];
  /** A conflict's reason in words. */
  conflict: (reason: string) => string;
}

/** Turns a feature's entries into timeline items, newest first; conflicts, clock and workstation are said for all alike. */
export function useTimelineItems<Entry extends TimelineEntryLike>(
  words: EntryWords<Entry>,
): (entries: readonly Entry[]) => TimelineItem[] {
  const { t } = useTranslation(["parts", "fields"]);
  const conflict = ({ conflict: reason }: Entry): string | null => {
    if (reason === null) return null;
    const inWords = words.conflict(reason);
    return isOpenQuestion(reason) ? inWords : t("timeline.notApplied", { reason: inWords });
  };
  const meta = (entry: Entry): string =>
    [
      ...words.facts(entry),
      conflict(entry),
      entry.clockFlag ? t("timeline.clockFlag") : null,
      // "K1.mwsa" is the workstation and its incarnation; only the first means something to a person.
      t("fields:timeline.origin", { origin: entry.origin.split(".")[0] }),
    ]
      .filter(Boolean)
      .join(" · ");
  return (entries) =>
    [...entries].reverse().map((entry) => ({
      id: entry.eventId,
      at: entry.at,
      actor: entry.actorName,
      title: words.title(entry),
      text: entry.text,
      tone: TONES[words.tone(entry)],
      meta: meta(entry),
    }));
}
