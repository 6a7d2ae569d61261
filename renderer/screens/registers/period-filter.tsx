import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/commands/kbd";
import { IconChevronLeft, IconChevronRight } from "../../ui/icons";
import classes from "./registers.module.css";
import { changeKind, PERIOD_KINDS, type Period, periodAt, shiftPeriod } from "./registers-model";

interface PeriodFilterProps {
  period: Period;
  now: number;
  zone: string;
  onChange: (period: Period) => void;
}

/** Which month, quarter or year is shown. */
export function PeriodFilter({ period, now, zone, onChange }: PeriodFilterProps) {
  const { t } = useTranslation("registers");
  const words = usePeriodWords();
  const current = periodAt(period.kind, now, zone);
  const isCurrent = current.year === period.year && current.index === period.index;
  return (
    <fieldset className={classes.period} aria-label={t("period.label")}>
      <SegmentedControl
        size="xs"
        aria-label={t("period.kind")}
        data={PERIOD_KINDS.map((kind) => ({ value: kind, label: t(`period.${kind}`) }))}
        value={period.kind}
        onChange={(picked) => {
          const kind = PERIOD_KINDS.find((candidate) => candidate === picked);
          if (kind) onChange(changeKind(period, kind));
        }}
      />
      <ActionIcon
        variant="default"
        aria-label={t("period.previous")}
        title={`${t("period.previous")} (,)`}
        onClick={() => onChange(shiftPeriod(period, -1))}
      >
        <IconChevronLeft size="1rem" aria-hidden />
      </ActionIcon>
      <strong className={classes.periodName} aria-live="polite">
        {words(period)}
      </strong>
      <ActionIcon
        variant="default"
        aria-label={t("period.next")}
        title={`${t("period.next")} (.)`}
        onClick={() => onChange(shiftPeriod(period, 1))}
      >
        <IconChevronRight size="1rem" aria-hidden />
      </ActionIcon>
      <Button
        size="compact-sm"
        variant="default"
        disabled={isCurrent}
        rightSection={<Kbd keys="0" />}
        onClick={() => onChange(current)}
      >
        {t("period.today")}
      </Button>
    </fieldset>
  );
}

/** "November 2026", "Triwulan 4 2026", "2026". */
export function usePeriodWords(): (period: Period) => string {
  const { t, i18n } = useTranslation("registers");
  return ({ kind, year, index }) => {
    if (kind === "year") return String(year);
    if (kind === "quarter") return t("period.quarterOf", { quarter: index + 1, year });
    const month = new Intl.DateTimeFormat(i18n.language === "en" ? "en-GB" : "id-ID", {
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    return month.format(Date.UTC(year, index, 1));
  };
}
