import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { checkNik } from "../../../shared/identity/nik";
import { formatDay } from "../format/format";
import { useFormat } from "../format/use-format";
import type { FieldBinding, FieldLabels } from "./field-props";
import classes from "./fields.module.css";
import { useFieldError } from "./use-field-error";

export type NikFieldProps = FieldBinding<string> & FieldLabels;

/** A NIK or nothing: counts the digits while it is typed, then says what the number tells, as a guess. */
export function NikField({ value = "", onChange, error, label, description, ...rest }: NikFieldProps) {
  const { t } = useTranslation("fields");
  const { language } = useFormat();
  const check = value.trim() === "" ? null : checkNik(value);
  const complete = check !== null && check.digits.length >= 16;
  const shownError = useFieldError(error || (complete ? check.problem : null));
  const hint = !check
    ? description
    : check.problem === null && check.birthDate !== null && check.sex !== null
      ? t("nik.guess", { sex: t(`nik.${check.sex}`), date: formatDay(check.birthDate, language) })
      : t("nik.count", { count: check.digits.length });
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      classNames={{ input: classes.monospace }}
      label={label ?? t("nik.label")}
      description={shownError ? undefined : hint}
      value={value}
      error={shownError}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
