import { useTranslation } from "react-i18next";
import type { TimelineEntry } from "../../../../shared/ipc/requests";
import { Panel } from "../../../ui/panel";
import { Timeline, type TimelineItem } from "../../../ui/timeline";
import type { Tone } from "../../../ui/tone";
import { conflictWord, type EntryTone, entryTone, eventWord } from "./timeline-items";

const TONES: Readonly<Record<EntryTone, Tone>> = {
  normal: "accent",
  good: "ok",
  warning: "warn",
  bad: "bad",
  muted: "neutral",
};

/** Turns the store's entries into timeline items, newest first. */
export function useTimelineItems(): (entries: readonly TimelineEntry[]) => TimelineItem[] {
  const { t } = useTranslation(["requests", "fields", "common"]);
  const title = (entry: TimelineEntry): string => {
    const word = eventWord(entry.type);
    const about =
      entry.stepTitle ??
      entry.details.operator ??
      entry.details.product ??
      (word === "received" ? entry.details.number : "");
    const words = t(`detail.events.${word}`, { type: entry.type });
    return about ? `${words}: ${about}` : words;
  };
  const sheet = ({ disposition }: TimelineEntry): string[] =>
    disposition === null
      ? []
      : [
          `${t("detail.current.nature")}: ${t(`nature.${disposition.nature}`)}`,
          `${t("detail.current.forwardedTo")}: ${disposition.forwardedTo.map((role) => t(`common:role.${role}`)).join(", ")}`,
          `${t("detail.current.instructions")}: ${disposition.instructions.map((one) => t(`instruction.${one}`)).join(", ")}`,
        ].filter((line) => !line.endsWith(": "));
  const meta = (entry: TimelineEntry): string => {
    const ground = entry.details.ground;
    const reason = entry.conflict === null ? null : conflictWord(entry.conflict);
    return [
      entry.outcomeLabel,
      ...sheet(entry),
      entry.details.option,
      ground === "requirements" || ground === "applicant" ? t(`detail.ground.${ground}`) : null,
      entry.conflict === null
        ? null
        : t("detail.notApplied", { reason: reason ? t(`detail.conflicts.reason.${reason}`) : entry.conflict }),
      entry.clockFlag ? t("detail.clockFlag") : null,
      t("fields:timeline.origin", { origin: entry.origin }),
    ]
      .filter(Boolean)
      .join(" · ");
  };
  return (entries) =>
    [...entries].reverse().map((entry) => ({
      id: entry.eventId,
      at: entry.at,
      actor: entry.actorName,
      title: title(entry),
      text: entry.text,
      tone: TONES[entryTone(entry)],
      meta: meta(entry),
    }));
}

/** Everything that happened to the request, newest first. */
export function TimelinePanel({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation("requests");
  const items = useTimelineItems();
  return (
    <Panel title={t("detail.timeline")}>
      <Timeline items={items(entries)} />
    </Panel>
  );
}
