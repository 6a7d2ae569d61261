import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CalendarOutput } from "../../../../shared/ipc/calendar";
import { useCall } from "../../../client/client";
import { TextField } from "../../../ui/fields/text-field";
import { DateField } from "../../../ui/fields/time-field";
import { IconPlus, IconTrash } from "../../../ui/icons";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import { ImpactDialog } from "../moved/impact-dialog";
import { PartFrame } from "../part-frame";
import classes from "../settings.module.css";
import { replaced } from "../settings-model";
import { OFFICE_WEEK, WEEK_NAMES } from "./hours-model";
import { useHours } from "./use-hours";
import { WeekTable } from "./week-table";

/** Office hours with breaks, Ramadan hours and periods. Before they are saved, the deadlines they move are shown. */
export function HoursPart() {
  const { t } = useTranslation(["settings", "errors", "common"]);
  const calendar = useCall("calendar.get", {});
  if (calendar.refusal) return <RefusalBanner refusal={calendar.refusal} title={t("errors:notLoaded")} />;
  if (!calendar.data) return <p role="status">{t("common:screen.loading")}</p>;
  return <HoursForm calendar={calendar.data} />;
}

function HoursForm({ calendar }: { calendar: CalendarOutput }) {
  const { t } = useTranslation("settings");
  const hours = useHours(calendar);
  const { text, change, asked } = hours;
  const { errors } = hours.form;
  const dayLabels = WEEK_NAMES.flatMap((week) =>
    OFFICE_WEEK.flatMap((day) =>
      (["isOpen", "open", "close", "breaks"] as const).map((field) => [
        `${week}.${day}.${field}`,
        t(week === "normal" ? "hours.field" : "hours.ramadanField", {
          day: t(`hours.weekdays.${day}`),
          field: t(`hours.${field}`),
        }),
      ]),
    ),
  );
  const labels = {
    source: t("hours.source"),
    ...Object.fromEntries(dayLabels),
    "periods.*.hijri": t("hours.hijri"),
    "periods.*.from": t("hours.from"),
    "periods.*.to": t("hours.to"),
  };
  return (
    <PartFrame
      title={t("parts.hours")}
      about={t("hours.about")}
      labels={labels}
      saved={`${t("hours.source")}: ${hours.source}`}
      form={hours.form}
    >
      <div className={classes.fields}>
        <TextField
          label={t("hours.source")}
          description={t("hours.sourceHint")}
          required
          maxLength={300}
          value={text.source}
          onChange={(source) => change({ source })}
          error={errors.source}
          data-path="source"
        />
        <TextField label={t("hours.zone")} value={calendar.zone} onChange={() => undefined} disabled />
      </div>
      <WeekTable week="normal" text={text} errors={errors} onChange={change} />
      <WeekTable week="ramadan" text={text} errors={errors} onChange={change} />
      <fieldset className={classes.group}>
        <legend>{t("hours.periods")}</legend>
        {text.periods.map((period, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the year that would name it is being typed
          <div key={index} className={classes.period}>
            <TextField
              label={t("hours.hijri")}
              value={period.hijri}
              onChange={(hijri) => change({ periods: replaced(text.periods, index, { hijri }) })}
              error={errors[`periods.${index}.hijri`]}
              data-path={`periods.${index}.hijri`}
            />
            <DateField
              label={t("hours.from")}
              value={period.from}
              onChange={(from) => change({ periods: replaced(text.periods, index, { from }) })}
              error={errors[`periods.${index}.from`]}
              data-path={`periods.${index}.from`}
            />
            <DateField
              label={t("hours.to")}
              value={period.to}
              onChange={(to) => change({ periods: replaced(text.periods, index, { to }) })}
              error={errors[`periods.${index}.to`]}
              data-path={`periods.${index}.to`}
            />
            <Button
              variant="subtle"
              color="gray"
              aria-label={t("hours.removePeriod", { year: period.hijri })}
              onClick={() => change({ periods: text.periods.filter((_other, at) => at !== index) })}
            >
              <IconTrash size="1rem" aria-hidden />
            </Button>
          </div>
        ))}
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => change({ periods: [...text.periods, { hijri: "", from: null, to: null }] })}
          >
            {t("hours.addPeriod")}
          </Button>
        </div>
      </fieldset>
      <ImpactDialog
        opened={asked !== null}
        title={t("impact.confirm")}
        change={asked && { kind: "hours", hours: asked }}
        busy={hours.form.busy}
        refusal={hours.refusal}
        onClose={hours.stopAsking}
        onSave={hours.confirm}
      />
    </PartFrame>
  );
}
