import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldLabels } from "./field-props";
import { readNumber, writeNumber } from "./number-text";
import { useFieldError } from "./use-field-error";

export interface NumberFieldProps extends FieldLabels {
  /** What cannot be read as a number is handed on as the text itself, so that the form's check finds it. */
  value: number | string | undefined;
  onChange: (value: number | string | undefined) => void;
  error?: ReactNode;
  /** What it counts; shown behind the number. */
  unit?: string | undefined;
  "data-path"?: string;
}

/** A number, typed with a decimal comma or point. */
export function NumberField({ value, onChange, error, unit, ...rest }: NumberFieldProps) {
  const { t } = useTranslation("fields");
  const shown = useFieldError(error);
  const [text, setText] = useState(() => textOf(value));
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (value !== meant(text)) setText(textOf(value));
  }
  const unreadable = readNumber(text) === null;
  return (
    <TextInput
      {...rest}
      autoComplete="off"
      inputMode="decimal"
      value={text}
      error={shown}
      description={shown ? undefined : unreadable ? t("number.unreadable") : rest.description}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        onChange(meant(typed));
      }}
      {...(unit === undefined
        ? {}
        : { rightSection: <span aria-hidden>{unit}</span>, rightSectionWidth: `${unit.length * 0.55 + 1.25}rem` })}
    />
  );
}

function meant(text: string): number | string | undefined {
  return readNumber(text) === null ? text : (readNumber(text) ?? undefined);
}

function textOf(value: number | string | undefined): string {
  return typeof value === "number" ? writeNumber(value) : (value ?? "");
}
