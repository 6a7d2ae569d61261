import { useTranslation } from "react-i18next";
import { CLOCK_RULES } from "../../../shared/domain/registers/clocks";
import type { RegisterClockView } from "../../../shared/ipc/registers";
import { classNames } from "../../ui/classes";
import { formatDuration, formatInstant, formatShort } from "../../ui/format/format";
import { useFormat } from "../../ui/format/use-format";
import {
  type Icon,
  IconCalendarOff,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconClockExclamation,
  IconClockX,
  IconHourglass,
  IconMinus,
} from "../../ui/icons";
import { type Tone, toneClass } from "../../ui/status/tone";
import classes from "./register-clock.module.css";

type State = RegisterClockView["state"];

const LOOK: Readonly<Record<State, { icon: Icon; tone: Tone }>> = {
  none: { icon: IconMinus, tone: "neutral" },
  "not-started": { icon: IconCircleDashed, tone: "neutral" },
  normal: { icon: IconClock, tone: "ok" },
  "last-quarter": { icon: IconHourglass, tone: "warn" },
  late: { icon: IconClockExclamation, tone: "bad" },
  met: { icon: IconCircleCheck, tone: "ok" },
  missed: { icon: IconCircleX, tone: "bad" },
  "unknown-year": { icon: IconCalendarOff, tone: "warn" },
  // What the applicant may still do, or did not, is nobody's delay.
  open: { icon: IconClock, tone: "info" },
  over: { icon: IconClockX, tone: "neutral" },
};

/** What a clock's state is called: a window is filed in or not, what closes by itself has closed. */
export function useClockWords() {
  const { t } = useTranslation("registers");
  return (clock: Pick<RegisterClockView, "clock" | "state" | "unknownYear">): string => {
    const { kind } = CLOCK_RULES[clock.clock];
    const { state } = clock;
    if (kind === "window" && (state === "met" || state === "missed")) return t(`filed.${state}`);
    if (kind === "closing" && (state === "open" || state === "over")) return t(`closes.${state}`);
    return t(`state.${state}`, { year: clock.unknownYear ?? "" });
  };
}

export interface RegisterClockChipProps {
  clock: RegisterClockView;
  /** Epoch milliseconds; decides only whether the year is shown. */
  now: number;
  /** "line" for table rows, its name below it; "full" with the whole date, where the name stands beside it. */
  size?: "line" | "full";
}

/** A clock of the law by icon and words: which one, how it stands, until when. */
export function RegisterClockChip({ clock, now, size = "line" }: RegisterClockChipProps) {
  const { t } = useTranslation("registers");
  const words = useClockWords();
  const { zone, language } = useFormat();
  const { icon: IconShape, tone } = LOOK[clock.state];
  const { due, leftMs } = clock;
  const whole = due === null ? null : formatInstant(due, zone, language);
  const left =
    leftMs === null
      ? null
      : t(leftMs < 0 ? "overBy" : "left", {
          duration: formatDuration(leftMs, { language, working: clock.basis === "working", units: 1 }),
        });
  const state = words(clock);
  const title = [t(`clock.${clock.clock}`), state, left, whole && t("until", { date: whole })]
    .filter(Boolean)
    .join(" · ");
  const shown = due === null ? null : size === "full" ? whole : formatShort(due, now, zone, language);
  return (
    <span className={classNames(classes.chip, classes[size], toneClass(tone))} title={title}>
      <IconShape className={classes.icon} aria-hidden />
      <span className={classes.state}>{state}</span>
      {size === "full" && left !== null && clock.state !== "over" && <span className={classes.left}>{left}</span>}
      {shown !== null && <span className={classes.due}>{size === "full" ? t("until", { date: shown }) : shown}</span>}
      {size === "line" && <span className={classes.name}>{t(`clock.${clock.clock}`)}</span>}
    </span>
  );
}
