import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../classes";
import { useFormat } from "../format/use-format";
import { type Tone, toneClass } from "../status/tone";
import classes from "./timeline.module.css";

export interface TimelineItem {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  actor: string;
  title: ReactNode;
  /** Freely typed text of the event. */
  text?: ReactNode;
  tone?: Tone;
  /** Small print: workstation, clock flag, details. */
  meta?: ReactNode;
}

/** What happened, newest where the caller puts it. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const { t } = useTranslation("fields");
  const format = useFormat();
  if (items.length === 0) return <p className={classes.empty}>{t("timeline.empty")}</p>;
  return (
    <ol className={classes.list}>
      {items.map((item) => (
        <li key={item.id} className={classNames(classes.item, toneClass(item.tone ?? "neutral"))}>
          <div className={classes.line}>
            <span className={classes.title}>{item.title}</span>
            <time className={classes.time} dateTime={new Date(item.at).toISOString()} title={format.instant(item.at)}>
              {format.short(item.at)}
            </time>
          </div>
          <div className={classes.actor}>{item.actor}</div>
          {item.text !== undefined && item.text !== null && item.text !== "" && (
            <div className={classes.text}>{item.text}</div>
          )}
          {item.meta !== undefined && item.meta !== null && <div className={classes.meta}>{item.meta}</div>}
        </li>
      ))}
    </ol>
  );
}
