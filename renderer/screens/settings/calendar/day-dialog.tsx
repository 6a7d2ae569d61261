import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DayOff, dayOffProblems, withDay, withoutDay } from "../../../../shared/domain/calendar/edit";
import { DAY_LISTS, type HolidayYear } from "../../../../shared/domain/calendar/schema";
import { useActionForm } from "../../../parts/dialog/use-action-form";
import { ChoiceField } from "../../../ui/fields/choice-field";
import { TextField } from "../../../ui/fields/text-field";
import { DateField } from "../../../ui/fields/time-field";
import { notify } from "../../../ui/status/notify";
import { ImpactDialog } from "../moved/impact-dialog";
import classes from "../settings.module.css";

interface DayDialogProps {
  year: HolidayYear;
  version: number;
  /** The day off that is edited; null: a new one. */
  day: DayOff | null;
  /** The date that a new one begins with. */
  date: string | null;
  onClose: () => void;
}

const PREVIEW_AFTER_MS = 300;

/** Enters or changes one day off, with the deadlines that it moves below the fields. */
export function DayDialog({ year, version, day, date, onClose }: DayDialogProps) {
  const { t } = useTranslation("settings");
  const command = useActionForm("calendar.set-year", { words: "settings" });
  const { errors } = command.shown;
  const [values, setValues] = useState<DayOff>(
    day === null
      ? { date: date ?? "", list: "national", name: "", decree: "" }
      : { ...day, decree: day.decree === year.decree ? "" : day.decree },
  );
  const [typedWrong, setTypedWrong] = useState<string | null>(null);
  const change = (part: Partial<DayOff>) => {
    setValues((before) => ({ ...before, ...part }));
    command.clear();
  };
  const next = withDay(day === null ? year : withoutDay(year, day.date), values);
  const found = dayOffProblems(year, values, day?.date ?? null);
  // The name moves nothing: the preview needs only a date that can be entered.
  const movable = found.date === undefined;
  const [previewed] = useDebouncedValue(
    movable ? JSON.stringify(withDay(next, { ...values, name: values.name.trim() || "-" })) : null,
    PREVIEW_AFTER_MS,
  );
  const labels = {
    date: t("calendar.date"),
    list: t("calendar.kind"),
    name: t("calendar.name"),
    decree: t("calendar.decree"),
  };
  const save = async () => {
    if (command.fails(typedWrong === null ? found : { ...found, date: typedWrong })) return;
    if (!(await command.run({ version, year: next }))) return;
    notify("ok", t("calendar.saved"));
    onClose();
  };
  return (
    <ImpactDialog
      opened
      title={t(day === null ? "calendar.addDay" : "calendar.editDay")}
      change={previewed === null ? null : { kind: "year", year: JSON.parse(previewed) as HolidayYear }}
      {...command.shown}
      labels={labels}
      onSave={save}
      onClose={onClose}
    >
      <div className={classes.fields}>
        <DateField
          label={labels.date}
          required
          value={values.date === "" ? null : values.date}
          onChange={(picked) => change({ date: picked ?? "" })}
          onProblem={setTypedWrong}
          error={errors.date}
          data-path="date"
        />
        <TextField
          label={labels.name}
          required
          maxLength={300}
          value={values.name}
          onChange={(name) => change({ name })}
          error={errors.name}
          data-path="name"
        />
        <ChoiceField
          kind="segments"
          label={labels.list}
          value={values.list}
          onChange={(list) => change({ list })}
          choices={DAY_LISTS.map((list) => ({ value: list, label: t(`calendar.lists.${list}`) }))}
          data-path="list"
        />
        <TextField
          label={labels.decree}
          description={
            values.list === "local" ? t("calendar.decreeLocal") : t("calendar.decreeHint", { decree: year.decree })
          }
          maxLength={300}
          value={values.decree}
          onChange={(decree) => change({ decree })}
          error={errors.decree}
          data-path="decree"
        />
      </div>
    </ImpactDialog>
  );
}
