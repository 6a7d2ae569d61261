import { ActionIcon, Button, SegmentedControl, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { RESOURCE_KINDS } from "../../../shared/domain/registers/registers";
import { startOfDay } from "../../parts/bookings/booking-times";
import { Kbd } from "../../ui/commands/kbd";
import { DateField } from "../../ui/fields/time-field";
import { isoDate } from "../../ui/format/format";
import { useFormat } from "../../ui/format/use-format";
import { IconChevronLeft, IconChevronRight } from "../../ui/icons";
import classes from "./bookings.module.css";
import type { useBookings } from "./use-bookings";

interface CalendarBarProps {
  calendar: ReturnType<typeof useBookings>;
  /** The days that are shown, in words. */
  period: string;
}

/** Above the resource calendar: which days, which kind of resource, by week or by day. */
export function CalendarBar({ calendar, period }: CalendarBarProps) {
  const { t } = useTranslation("bookings");
  const format = useFormat();
  const { view, kind, start, step } = calendar;
  return (
    <div className={classes.top}>
      <h1 className={classes.title}>{t("title")}</h1>
      <div className={classes.steps}>
        <ActionIcon
          variant="default"
          aria-label={t("before")}
          title={`${t("before")} (PageUp)`}
          onClick={() => step(-1)}
        >
          <IconChevronLeft size="1rem" aria-hidden />
        </ActionIcon>
        <Button size="compact-sm" variant="default" rightSection={<Kbd keys="T" />} onClick={calendar.today}>
          {t("today")}
        </Button>
        <ActionIcon
          variant="default"
          aria-label={t("after")}
          title={`${t("after")} (PageDown)`}
          onClick={() => step(1)}
        >
          <IconChevronRight size="1rem" aria-hidden />
        </ActionIcon>
      </div>
      <strong className={classes.period} aria-live="polite">
        {period}
      </strong>
      <div className={classes.goto}>
        <DateField
          aria-label={t("goTo")}
          value={isoDate(start, format.zone)}
          onChange={(date) => {
            if (date !== null) calendar.goTo(startOfDay(Date.parse(`${date}T12:00:00Z`), format.zone));
          }}
        />
      </div>
      <Select
        aria-label={t("kind")}
        placeholder={t("kindAll")}
        clearable
        size="xs"
        data={RESOURCE_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={kind}
        onChange={(value) => calendar.setKind(RESOURCE_KINDS.find((known) => known === value) ?? null)}
      />
      <SegmentedControl
        size="xs"
        aria-label={t("view")}
        value={view}
        onChange={(value) => calendar.change(value === "day" ? "day" : "week")}
        data={[
          { value: "week", label: `${t("week")} (W)` },
          { value: "day", label: `${t("day")} (D)` },
        ]}
      />
    </div>
  );
}
