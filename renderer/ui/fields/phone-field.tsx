import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldBinding, FieldLabels } from "./field-props";
import { useFieldError } from "./use-field-error";
import { usePhoneReading } from "./use-phone-reading";

export type PhoneFieldProps = FieldBinding<string> & FieldLabels;

/** A phone number as it is typed, and below it how it is read. */
export function PhoneField({ value = "", onChange, error, label, description, ...rest }: PhoneFieldProps) {
  const { t } = useTranslation("fields");
  const shownError = useFieldError(error);
  const read = usePhoneReading(value);
  return (
    <TextInput
      {...rest}
      type="tel"
      autoComplete="off"
      label={label ?? t("phone.label")}
      description={shownError ? undefined : read ? t("phone.readAs", { shown: read.shown }) : description}
      value={value}
      error={shownError}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
