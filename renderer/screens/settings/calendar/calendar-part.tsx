import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DayOff, daysOff } from "../../../../shared/domain/calendar/edit";
import type { CalendarOutput } from "../../../../shared/ipc/calendar";
import { useCall } from "../../../client/client";
import { useShortcuts } from "../../../ui/commands/commands";
import { Kbd } from "../../../ui/commands/kbd";
import { ChoiceField } from "../../../ui/fields/choice-field";
import { zonedParts } from "../../../ui/format/format";
import { useFormat } from "../../../ui/format/use-format";
import { useNow } from "../../../ui/format/use-now";
import { IconCalendarOff, IconPencil, IconPlus } from "../../../ui/icons";
import { EmptyState } from "../../../ui/layout/empty-state";
import { Banner } from "../../../ui/status/banner";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import classes from "../settings.module.css";
import { DayDialog } from "./day-dialog";
import { DaysTable } from "./days-table";
import { RemoveDayDialog } from "./remove-day-dialog";
import { YearDialog } from "./year-dialog";
import { YearView } from "./year-view";

type Opened =
  | { what: "day"; day: DayOff | null; date: string | null }
  | { what: "remove"; day: DayOff }
  | { what: "year"; edit: boolean }
  | null;

/** The office's days off by year. Each change shows which deadlines it moves before it is saved. */
export function CalendarPart() {
  const { t } = useTranslation(["settings", "errors", "common"]);
  const calendar = useCall("calendar.get", {});
  if (calendar.refusal) return <RefusalBanner refusal={calendar.refusal} title={t("errors:notLoaded")} />;
  if (!calendar.data) return <p role="status">{t("common:screen.loading")}</p>;
  return <Years calendar={calendar.data} />;
}

function Years({ calendar }: { calendar: CalendarOutput }) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const thisYear = zonedParts(useNow(), format.zone).year;
  const [picked, setPicked] = useState<number | null>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const { years, version } = calendar;
  const year =
    years.find(({ year: number }) => number === picked) ??
    years.find(({ year: number }) => number === thisYear) ??
    years.at(-1);
  const addDay = () => year && setOpened({ what: "day", day: null, date: null });
  useShortcuts([
    { id: "calendar.add", label: t("calendar.addDay"), keys: "N", icon: IconPlus, enabled: !!year, run: addDay },
    {
      id: "calendar.year",
      label: t("calendar.addYear"),
      keys: "Y",
      run: () => setOpened({ what: "year", edit: false }),
    },
  ]);
  const close = () => setOpened(null);
  const addYear = (
    <Button variant="default" rightSection={<Kbd keys="Y" />} onClick={() => setOpened({ what: "year", edit: false })}>
      {t("calendar.addYear")}
    </Button>
  );
  const days = year ? daysOff(year) : [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t("parts.calendar")}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t("parts.calendar")}</h2>
        {addYear}
        {year && (
          <Button leftSection={<IconPlus size="1rem" aria-hidden />} rightSection={<Kbd keys="N" />} onClick={addDay}>
            {t("calendar.addDay")}
          </Button>
        )}
      </div>
      <p className={classes.about}>{t("calendar.about")}</p>
      {calendar.yearsWithoutRamadan.length > 0 && (
        <Banner tone="warn">{t("calendar.noRamadan", { years: calendar.yearsWithoutRamadan.join(", ") })}</Banner>
      )}
      {!year && <EmptyState icon={IconCalendarOff} title={t("calendar.none")} text={t("calendar.addYearText")} />}
      {year && (
        <>
          <div className={classes.yearBar}>
            <ChoiceField
              kind={years.length > 6 ? "list" : "segments"}
              label={t("calendar.year")}
              value={String(year.year)}
              onChange={(number) => setPicked(Number(number))}
              choices={years.map(({ year: number }) => ({ value: String(number), label: String(number) }))}
            />
            <div>
              <div className={classes.dim}>{t("calendar.decreeOfYear", { year: year.year })}</div>
              <div>{year.decree}</div>
            </div>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPencil size="1rem" aria-hidden />}
              onClick={() => setOpened({ what: "year", edit: true })}
            >
              {t("calendar.editDecree")}
            </Button>
          </div>
          <YearView
            year={year}
            hours={calendar.hours}
            onPick={(date) =>
              setOpened({ what: "day", day: days.find((candidate) => candidate.date === date) ?? null, date })
            }
          />
          <h3>{t("calendar.list", { year: year.year })}</h3>
          <p className={classes.dim}>
            {t("calendar.count", {
              national: Object.keys(year.national).length,
              joint: Object.keys(year.jointLeave).length,
              local: Object.keys(year.local ?? {}).length,
            })}
          </p>
          {days.length === 0 && <EmptyState icon={IconCalendarOff} title={t("calendar.noDays", { year: year.year })} />}
          {days.length > 0 && (
            <DaysTable
              year={year}
              days={days}
              onEdit={(day) => setOpened({ what: "day", day, date: day.date })}
              onRemove={(day) => setOpened({ what: "remove", day })}
            />
          )}
          {opened?.what === "day" && (
            <DayDialog year={year} version={version} day={opened.day} date={opened.date} onClose={close} />
          )}
          {opened?.what === "remove" && (
            <RemoveDayDialog year={year} version={version} day={opened.day} onClose={close} />
          )}
        </>
      )}
      {opened?.what === "year" && (
        <YearDialog
          years={years}
          edited={opened.edit ? (year ?? null) : null}
          version={version}
          onClose={close}
          onSaved={setPicked}
        />
      )}
    </section>
  );
}
