import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Deadline } from "../../../shared/ipc/requests";
import { classNames } from "../../ui/classes";
import { type FormatLanguage, formatDuration, formatInstant, formatShort } from "../../ui/format/format";
import { useFormat } from "../../ui/format/use-format";
import {
  type Icon,
  IconCalendarOff,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconClockExclamation,
  IconClockPause,
  IconHourglass,
  IconMinus,
} from "../../ui/icons";
import { toneClass } from "../../ui/status/tone";
import classes from "./deadline-chip.module.css";
import { deadlineTone } from "./deadline-words";

const ICONS: Readonly<Record<Deadline["state"], Icon>> = {
  normal: IconClock,
  "last-quarter": IconHourglass,
  late: IconClockExclamation,
  paused: IconClockPause,
  "not-started": IconCircleDashed,
  none: IconMinus,
  met: IconCircleCheck,
  missed: IconCircleX,
  "unknown-year": IconCalendarOff,
};

export interface DeadlineChipProps {
  deadline: Deadline;
  /** Epoch milliseconds; decides only whether the year is shown. */
  now: number;
  zone: string;
  /** Opens "Mengapa tanggal ini?"; without it the chip is plain text. */
  onExplain?: () => void;
  /** "line": one line for table rows; "brief": the same without the time left. "full": all of it, for a detail. */
  size?: "line" | "brief" | "full";
}

/** A deadline's state by icon and word, how much time is left and when it is due. */
export function DeadlineChip(props: DeadlineChipProps) {
  const { t } = useTranslation("fields");
  const { language } = useFormat();
  return <DeadlineMark {...props} t={t} language={language} />;
}

export interface DeadlineMarkProps extends DeadlineChipProps {
  t: TFunction<"fields">;
  language: FormatLanguage;
}

/** The same with the words handed in: asking for them in each row would slow down a table that is scrolled. */
export function DeadlineMark({ deadline, now, zone, onExplain, size = "line", t, language }: DeadlineMarkProps) {
  const IconShape = ICONS[deadline.state];
  const word = t(`deadline.${deadline.state}`, { year: deadline.unknownYear ?? "" });
  const counts = ["normal", "last-quarter", "late"].includes(deadline.state);
  const late = deadline.state === "late";
  const left =
    deadline.leftMs === null || !(counts || deadline.state === "paused") || (late && deadline.leftMs > -60_000)
      ? null
      : t(late || deadline.leftMs < 0 ? "deadline.over" : "deadline.left", {
          duration: formatDuration(deadline.leftMs, {
            language,
            working: deadline.basis === "working",
            units: size === "line" ? 1 : 2,
          }),
        });
  const due = deadline.due === null ? null : formatInstant(deadline.due, zone, language);
  const title = [
    word,
    left,
    due === null ? null : t("deadline.due", { date: due }),
    deadline.promised !== null && deadline.promised !== deadline.due
      ? t("deadline.promised", { date: formatInstant(deadline.promised, zone, language) })
      : null,
    deadline.early === null ? null : t("deadline.early", { date: formatInstant(deadline.early, zone, language) }),
    deadline.basis === null ? null : t(`deadline.basis.${deadline.basis}`),
  ]
    .filter((part) => part !== null)
    .join(" · ");
  const content = (
    <>
      <IconShape className={classes.icon} aria-hidden />
      <span className={classes.word}>{word}</span>
      {left !== null && size !== "brief" && <span className={classes.left}>{left}</span>}
      {deadline.due !== null && (
        <span className={classes.due}>
          {size === "full" && due !== null
            ? t("deadline.due", { date: due })
            : formatShort(deadline.due, now, zone, language)}
        </span>
      )}
    </>
  );
  const className = classNames(
    classes.chip,
    classes[size === "full" ? "full" : "line"],
    toneClass(deadlineTone(deadline.state)),
  );
  if (!onExplain) {
    return (
      <span className={className} title={title}>
        {content}
      </span>
    );
  }
  return (
    <button type="button" className={classNames(className, classes.button)} title={title} onClick={onExplain}>
      {content}
      <span className={classes.why}>{t("deadline.explain")}</span>
    </button>
  );
}
