import { useTranslation } from "react-i18next";
import { classNames } from "../../../../ui/classes";
import { useFormat } from "../../../../ui/format/use-format";
import { type Icon, IconClock, IconClockExclamation, IconHourglass } from "../../../../ui/icons";
import { toneClass } from "../../../../ui/status/tone";
import { QUOTA_TONES, type QuotaState, quotaStanding } from "./quota";
import classes from "./quota-bar.module.css";

const ICONS: Readonly<Record<QuotaState, Icon>> = {
  normal: IconClock,
  "last-quarter": IconHourglass,
  overdue: IconClockExclamation,
};

interface QuotaBarProps {
  quotaMs: number | null;
  usedMs: number | null;
  /** The step has ended: nothing is left of its time any more. */
  ended?: boolean;
}

/** The time that a step took of what its document allows: a bar, an icon and words. Nothing where there is no time. */
export function QuotaBar({ quotaMs, usedMs, ended = false }: QuotaBarProps) {
  const { t } = useTranslation("procedure");
  const format = useFormat();
  const standing = quotaStanding(quotaMs, usedMs);
  if (standing === null || quotaMs === null || usedMs === null) return null;
  const IconShape = ICONS[standing.state];
  const over = standing.leftMs < 0;
  const rest = over
    ? t("quota.over", { over: format.duration(-standing.leftMs) })
    : t("quota.left", { left: format.duration(standing.leftMs) });
  return (
    <div className={classNames(classes.quota, toneClass(QUOTA_TONES[standing.state]))}>
      <IconShape className={classes.icon} aria-hidden />
      <span className={classes.bar} aria-hidden>
        <span className={classes.fill} style={{ width: `${Math.round(standing.share * 100)}%` }} />
      </span>
      <span className={classes.words}>
        {ended ? null : <strong>{t(`quota.${standing.state}`)}</strong>}
        <span>
          {t("quota.used", { used: format.duration(usedMs), quota: format.duration(quotaMs, { working: true }) })}
        </span>
        {(over || !ended) && <span className={classes.rest}>{rest}</span>}
      </span>
    </div>
  );
}
