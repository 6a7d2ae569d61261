import { useTranslation } from "react-i18next";
import type { ExplanationDay } from "../../../shared/ipc/catalog";
import { classNames } from "../../ui/classes";
import { formatDay } from "../../ui/format/format";
import { useFormat } from "../../ui/format/use-format";
import { IconCheck, IconMinus } from "../../ui/icons";
import classes from "./day-strip.module.css";

export interface DayStripProps {
  days: readonly ExplanationDay[];
  zone: string;
  /** false: only the strip, without the list below it. */
  list?: boolean;
}

/** The days between receipt and due date: which counted, which did not, and why. */
export function DayStrip({ days, list = true }: DayStripProps) {
  const { t } = useTranslation("fields");
  const { language } = useFormat();
  if (days.length === 0) return <p className={classes.none}>{t("days.none")}</p>;
  const note = (day: ExplanationDay) => (language === "en" ? day.noteEn : day.note);
  return (
    <div className={classes.root}>
      <div className={classes.strip} aria-hidden>
        {days.map((day) => (
          <span
            key={day.date}
            className={classNames(classes.day, day.counted && classes.counted)}
            data-kind={day.kind}
            title={`${formatDay(day.date, language)}: ${note(day)}`}
          >
            {Number(day.date.slice(8, 10))}
          </span>
        ))}
      </div>
      {list && (
        <ol className={classes.list} aria-label={t("days.title")}>
          {days.map((day) => (
            <li key={day.date} className={classNames(classes.row, day.counted && classes.countedRow)}>
              {day.counted ? (
                <IconCheck className={classes.icon} aria-hidden />
              ) : (
                <IconMinus className={classes.icon} aria-hidden />
              )}
              <span className={classes.date}>{formatDay(day.date, language)}</span>
              <span className={classes.state}>{t(day.counted ? "days.counted" : "days.notCounted")}</span>
              <span className={classes.note}>{note(day)}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
