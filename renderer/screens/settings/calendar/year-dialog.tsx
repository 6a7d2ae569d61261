import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newYear } from "../../../../shared/domain/calendar/edit";
import type { HolidayYear } from "../../../../shared/domain/calendar/schema";
import { useActionForm } from "../../../parts/dialog/use-action-form";
import { TextField } from "../../../ui/fields/text-field";
import { notify } from "../../../ui/status/notify";
import { ImpactDialog } from "../moved/impact-dialog";
import classes from "../settings.module.css";

interface YearDialogProps {
  years: readonly HolidayYear[];
  /** The year whose decree is edited; null: a new one. */
  edited: HolidayYear | null;
  version: number;
  onClose: () => void;
  onSaved: (year: number) => void;
}

/** Begins a year by its joint decree, or changes the number of the decree. */
export function YearDialog({ years, edited, version, onClose, onSaved }: YearDialogProps) {
  const { t } = useTranslation("settings");
  const command = useActionForm("calendar.set-year", { words: "settings" });
  const { errors } = command.shown;
  const latest = Math.max(...years.map(({ year }) => year));
  const [number, setNumber] = useState(
    String(edited?.year ?? (Number.isFinite(latest) ? latest + 1 : new Date().getFullYear())),
  );
  const [decree, setDecree] = useState(edited?.decree ?? "");
  const wanted = /^\d{4}$/.test(number.trim()) ? Number(number) : 0;
  const found: Record<string, string> = {};
  if (edited === null && (wanted < 2000 || wanted > 2100)) found.year = "year-range";
  else if (edited === null && years.some(({ year }) => year === wanted)) found.year = "year-taken";
  if (decree.trim() === "") found.decree = "required";
  const next = edited === null ? newYear(wanted, decree.trim()) : { ...edited, decree: decree.trim() };
  const labels = { year: t("calendar.year"), decree: t("calendar.decree") };
  return (
    <ImpactDialog
      opened
      title={edited === null ? t("calendar.addYear") : t("calendar.decreeOfYear", { year: edited.year })}
      change={Object.keys(found).length > 0 ? null : { kind: "year", year: next }}
      {...(edited === null ? { about: t("calendar.addYearText") } : {})}
      {...command.shown}
      labels={labels}
      onClose={onClose}
      onSave={async () => {
        if (command.fails(found)) return;
        if (!(await command.run({ version, year: next }))) return;
        notify("ok", t("calendar.saved"));
        onSaved(next.year);
        onClose();
      }}
    >
      <div className={classes.fields}>
        {edited === null && (
          <TextField
            label={labels.year}
            required
            value={number}
            onChange={(typed) => {
              setNumber(typed);
              command.clear();
            }}
            error={errors.year}
            data-path="year"
          />
        )}
        <TextField
          label={labels.decree}
          required
          maxLength={300}
          value={decree}
          onChange={(typed) => {
            setDecree(typed);
            command.clear();
          }}
          error={errors.decree}
          data-path="decree"
        />
      </div>
    </ImpactDialog>
  );
}
