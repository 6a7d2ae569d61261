import { useTranslation } from "react-i18next";
import { codeWords } from "../../../../../shared/domain/eventlog/codes";
import { ROLES } from "../../../../../shared/domain/operators/roles";
import {
  CORRECTABLE_FIELDS,
  DISPOSITION_INSTRUCTIONS,
  DISPOSITION_NATURES,
  EXTENSION_GROUNDS,
  FEE_METHODS,
} from "../../../../../shared/domain/requests/types";
import type { TimelineEntry } from "../../../../../shared/ipc/requests";
import { useTimelineItems } from "../../../../parts/timeline/use-timeline-items";
import { type Formats, useFormat } from "../../../../ui/format/use-format";
import { Panel } from "../../../../ui/layout/panel";
import { Timeline, type TimelineItem } from "../../../../ui/process/timeline";
import { conflictWord, entryTone, eventWord } from "./timeline-items";

/** Turns the store's entries into timeline items, newest first. */
export function useRequestTimeline(): (entries: readonly TimelineEntry[]) => TimelineItem[] {
  const { t } = useTranslation(["requests", "common"]);
  const facts = useEventFacts();
  const title = (entry: TimelineEntry): string => {
    const word = eventWord(entry.type);
    const about =
      entry.stepTitle ??
      entry.details.operator ??
      entry.details.product ??
      entry.details.name ??
      entry.details.sheet ??
      entry.details.resource ??
      entry.details.number ??
      "";
    const words = t(`detail.events.${word}`, { type: entry.type });
    return about ? `${words}: ${about}` : words;
  };
  const sheet = ({ disposition }: TimelineEntry): string[] =>
    disposition === null
      ? []
      : [
          `${t("detail.current.nature")}: ${codeWords(DISPOSITION_NATURES, disposition.nature, (nature) => t(`nature.${nature}`))}`,
          `${t("detail.current.forwardedTo")}: ${disposition.forwardedTo.map((code) => codeWords(ROLES, code, (role) => t(`common:role.${role}`))).join(", ")}`,
          `${t("detail.current.instructions")}: ${disposition.instructions.map((code) => codeWords(DISPOSITION_INSTRUCTIONS, code, (one) => t(`instruction.${one}`))).join(", ")}`,
        ].filter((line) => !line.endsWith(": "));
  return useTimelineItems({
    title,
    tone: entryTone,
    facts: (entry) => {
      const { ground } = entry.details;
      return [
        entry.outcomeLabel,
        ...sheet(entry),
        entry.details.option,
        ground === "requirements" || ground === "applicant" ? t(`detail.ground.${ground}`) : null,
        ...facts(entry),
      ];
    },
    conflict: (reason) => {
      const word = conflictWord(reason);
      return word ? t(`detail.conflicts.reason.${word}`) : reason;
    },
  });
}

/** Everything that happened to the request, newest first. */
export function TimelinePanel({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation("requests");
  const items = useRequestTimeline();
  return (
    <Panel title={t("detail.timeline")}>
      <Timeline items={items(entries)} />
    </Panel>
  );
}

/** What the newer kinds of events say beyond their title: dates, grounds, what was changed. */
function useEventFacts(): (entry: TimelineEntry) => string[] {
  const { t } = useTranslation("procedure");
  const format = useFormat();
  return ({ details }) =>
    [
      ...extensionFacts(details, t, format),
      details.due === undefined ? null : t("timeline.due", { at: format.instant(Number(details.due)) }),
      details.clock === "starts" || details.clock === "waits" ? t(`timeline.clock.${details.clock}`) : null,
      details.requirement === undefined ? null : t("timeline.requirement", { text: details.requirement }),
      details.resource === undefined || details.from === undefined || details.to === undefined
        ? null
        : t("timeline.booked", {
            from: format.instant(Number(details.from)),
            to: format.instant(Number(details.to)),
          }),
      feeFact(details, t, format),
      details.receivedBy === undefined ? null : t("timeline.receivedBy", { name: details.receivedBy }),
      details.changed === undefined ? null : t("timeline.fields", { fields: details.changed }),
      ...correctionFacts(details, t),
      details.sealed === undefined ? null : t("timeline.sealed"),
    ].filter((fact) => fact !== null);
}

type Details = TimelineEntry["details"];
type Translate = ReturnType<typeof useTranslation<"procedure">>["t"];

function extensionFacts(details: Details, t: Translate, format: Formats): (string | null)[] {
  const ground = EXTENSION_GROUNDS.find((known) => known === details.extension);
  if (ground === undefined) return [];
  const to = details.to === undefined ? null : format.instant(Number(details.to));
  return [
    t("timeline.extended", {
      ground: t(`extend.grounds.${ground}`),
      number: details.noticeNumber ?? t("deadline.noNumber"),
      date: format.day(details.noticeDate ?? ""),
    }),
    to === null
      ? null
      : details.from === undefined
        ? t("timeline.movedTo", { to })
        : t("timeline.moved", { from: format.instant(Number(details.from)), to }),
  ];
}

function feeFact(details: Details, t: Translate, format: Formats): string | null {
  const method = FEE_METHODS.find((known) => known === details.method);
  if (method === undefined) return null;
  return t("fee.paid", {
    amount: format.rupiah(Number(details.amount ?? 0)),
    method: t(`fee.methods.${method}`),
  });
}

/** Old and new side by side where they may be read, else only what was corrected. */
function correctionFacts(details: Details, t: Translate): string[] {
  const named = (details.fields ?? "").split(",");
  const fields = CORRECTABLE_FIELDS.filter((field) => named.includes(field));
  const hidden = fields.filter((field) => details[`is.${field}`] === undefined);
  const shown = fields.flatMap((field) => {
    const is = details[`is.${field}`];
    if (is === undefined) return [];
    const was = details[`was.${field}`] || t("timeline.empty");
    return [t("timeline.corrected", { field: t(`correct.fields.${field}`), was, is: is || t("timeline.empty") })];
  });
  return hidden.length === 0
    ? shown
    : [
        ...shown,
        t("timeline.correctedHidden", { fields: hidden.map((field) => t(`correct.fields.${field}`)).join(", ") }),
      ];
}
