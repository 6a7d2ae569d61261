import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PhoneCheck } from "../../../shared/identity/phone";
import type { FieldBinding, FieldLabels } from "./field-props";
import { useFieldError } from "./use-field-error";

export type PhoneFieldProps = FieldBinding<string> & FieldLabels;

/** How a number is read. The library that knows every country's numbers is loaded when the first one is typed. */
function useReading(typed: string): PhoneCheck | null {
  const [reading, setReading] = useState<{ of: string; read: PhoneCheck | null } | null>(null);
  useEffect(() => {
    if (typed.trim() === "") return;
    let wanted = true;
    void import("../../../shared/identity/phone").then(({ checkPhone }) => {
      if (wanted) setReading({ of: typed, read: checkPhone(typed) });
    });
    return () => {
      wanted = false;
    };
  }, [typed]);
  return reading?.of === typed ? reading.read : null;
}

/** A phone number as it is typed, and below it how it is read. */
export function PhoneField({ value = "", onChange, error, label, description, ...rest }: PhoneFieldProps) {
  const { t } = useTranslation("fields");
  const shownError = useFieldError(error);
  const read = useReading(value);
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
