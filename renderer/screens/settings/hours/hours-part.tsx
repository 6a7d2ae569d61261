import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OfficeHours } from "../../../../shared/domain/calendar/schema";
import type { CalendarOutput } from "../../../../shared/ipc/calendar";
import { useCall, useCommand } from "../../../client/client";
import { useProblemWords } from "../../../parts/dialog/use-problem-words";
import { TextField } from "../../../ui/fields/text-field";
import { DateField } from "../../../ui/fields/time-field";
import { IconPlus, IconTrash } from "../../../ui/icons";
import { notify } from "../../../ui/status/notify";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import { ImpactDialog } from "../moved/impact-dialog";
import { PartFrame } from "../part-frame";
import classes from "../settings.module.css";
import { replaced } from "../settings-model";
import { type HoursText, hoursText, OFFICE_WEEK, readHours, WEEK_NAMES } from "./hours-model";
import { WeekTable } from "./week-table";

/** Office hours with breaks, Ramadan hours and periods. Before they are saved, the deadlines they move are shown. */
export function HoursPart() {
  const { t } = useTranslation(["settings", "errors", "common"]);
  const calendar = useCall("calendar.get", {});
  if (calendar.refusal) return <RefusalBanner refusal={calendar.refusal} title={t("errors:notLoaded")} />;
  if (!calendar.data) return <p role="status">{t("common:screen.loading")}</p>;
  return <HoursForm calendar={calendar.data} />;
}

const CLOSED_WEEK = { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null };

function HoursForm({ calendar }: { calendar: CalendarOutput }) {
  const { t } = useTranslation("settings");
  const words = useProblemWords("settings");
  const command = useCommand("calendar.set-hours");
  const [draft, setDraft] = useState<{ text: HoursText; seen: number } | null>(null);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  const [asked, setAsked] = useState<OfficeHours | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const inForce = calendar.hours ?? {
    source: "",
    zone: calendar.zone,
    normal: CLOSED_WEEK,
    ramadan: CLOSED_WEEK,
    ramadanPeriods: {},
  };
  const text = draft?.text ?? hoursText(inForce);
  useEffect(() => {
    if (saved !== null && calendar.version >= saved) {
      setSaved(null);
      setDraft(null);
    }
  }, [saved, calendar.version]);
  const change = (part: Partial<HoursText>) => {
    setProblems({});
    command.reset();
    setDraft({ text: { ...text, ...part }, seen: draft?.seen ?? calendar.version });
  };
  const errors = words(problems);
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
  const dirty = draft !== null && saved === null;
  return (
    <PartFrame
      title={t("parts.hours")}
      about={t("hours.about")}
      labels={labels}
      saved={`${t("hours.source")}: ${inForce.source}`}
      form={{
        dirty,
        conflict: dirty && draft.seen < calendar.version,
        takeTheirs: () => {
          setDraft(null);
          setProblems({});
        },
        keepMine: () => setDraft((before) => before && { ...before, seen: calendar.version }),
        busy: command.busy,
        errors,
        refusal: null,
        attempt,
        save: () => {
          if (!dirty) return notify("info", t("form.nothing"));
          const read = readHours(text, calendar.zone);
          setProblems(read.problems ?? {});
          if (read.hours) setAsked(read.hours);
          else setAttempt((before) => before + 1);
        },
      }}
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
        busy={command.busy}
        refusal={command.refusal}
        onClose={() => setAsked(null)}
        onSave={async () => {
          if (asked === null || draft === null) return;
          const answer = await command.run({ version: draft.seen, hours: asked });
          if (!answer) return;
          notify("ok", t("calendar.saved"));
          setAsked(null);
          setSaved(answer.version);
        }}
      />
    </PartFrame>
  );
}
