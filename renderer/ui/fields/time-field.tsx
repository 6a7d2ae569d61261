import { ActionIcon, Popover, TextInput } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDay, formatInstant, isoDate, zonedParts } from "../format/format";
import { useFormat } from "../format/use-format";
import { IconCalendar } from "../icons";
import type { FieldBinding, FieldLabels } from "./field-props";
import { readDate, readTime, writeDate, writeTime } from "./time-text";
import { useFieldError } from "./use-field-error";

interface TypedFieldProps extends FieldLabels {
  error?: ReactNode;
  /** Tells the form that the text cannot be read (a key of text/…/errors `field`), or can be again (null). */
  onProblem?: (problem: string | null) => void;
  "data-path"?: string;
}

export interface TimeFieldProps extends FieldBinding<number | null>, TypedFieldProps {
  /** The office's zone; default: that of the console. */
  zone?: string;
  /** What an empty field means; default "Kosong berarti sekarang". */
  emptyHint?: string;
}

/** Date and time in the office's zone, typed as 23/11/2026 09.00 or chosen. Value: epoch milliseconds or null. */
export function TimeField({ zone, value, onChange, onProblem, error, emptyHint, ...rest }: TimeFieldProps) {
  const { t } = useTranslation("fields");
  const format = useFormat();
  const at = zone ?? format.zone;
  const [text, setText] = useTypedText(
    value ?? null,
    (ms: number) => writeTime(ms, at),
    (typed) => readTime(typed, at),
  );
  const reading = readTime(text, at);
  const shownDate = reading.ok && reading.value !== null ? isoDate(reading.value, at) : null;
  const change = (typed: string) => {
    setText(typed);
    const read = readTime(typed, at);
    onChange(read.ok ? read.value : null);
    onProblem?.(read.ok ? null : read.error);
  };
  return (
    <TypedDate
      {...rest}
      label={rest.label ?? t("time.label")}
      placeholder={rest.placeholder ?? t("time.placeholder")}
      text={text}
      onText={change}
      date={shownDate}
      onDate={(date) => {
        const parts = zonedParts(reading.ok && reading.value !== null ? reading.value : Date.now(), at);
        change(`${writeDate(date)} ${String(parts.hour).padStart(2, "0")}.${String(parts.minute).padStart(2, "0")}`);
      }}
      hint={
        reading.ok && reading.value !== null
          ? formatInstant(reading.value, at, format.language)
          : text.trim() === "" && !rest.required
            ? (emptyHint ?? t("time.empty"))
            : rest.description
      }
      error={error}
      problem={reading.ok ? null : reading.error}
    />
  );
}

export interface DateFieldProps extends FieldBinding<string | null>, TypedFieldProps {}

/** A calendar date, typed as 23/11/2026 or chosen. Value: YYYY-MM-DD or null. */
export function DateField({ value, onChange, onProblem, error, ...rest }: DateFieldProps) {
  const { t } = useTranslation("fields");
  const { language } = useFormat();
  const [text, setText] = useTypedText(value ?? null, writeDate, readDate);
  const reading = readDate(text);
  const change = (typed: string) => {
    setText(typed);
    const read = readDate(typed);
    onChange(read.ok ? read.value : null);
    onProblem?.(read.ok ? null : read.error);
  };
  return (
    <TypedDate
      {...rest}
      placeholder={rest.placeholder ?? t("time.datePlaceholder")}
      text={text}
      onText={change}
      date={reading.ok ? reading.value : null}
      onDate={(date) => change(writeDate(date))}
      hint={reading.ok && reading.value !== null ? formatDay(reading.value, language) : rest.description}
      error={error}
      problem={reading.ok ? null : reading.error}
    />
  );
}

/** The typed text, kept as typed until the value is set from outside to something that it does not mean. */
function useTypedText<Value>(
  value: Value | null,
  write: (value: Value) => string,
  read: (typed: string) => { ok: true; value: Value | null } | { ok: false },
): [string, (text: string) => void] {
  const [text, setText] = useState(() => (value === null ? "" : write(value)));
  const [known, setKnown] = useState(value);
  const reading = read(text);
  const means = reading.ok ? reading.value : null;
  if (value !== known) {
    setKnown(value);
    if (value !== means) setText(value === null ? "" : write(value));
  }
  return [text, setText];
}

interface TypedDateProps extends Omit<TypedFieldProps, "onProblem"> {
  text: string;
  onText: (text: string) => void;
  date: string | null;
  onDate: (date: string) => void;
  hint: ReactNode;
  /** What is wrong with the typed text itself. */
  problem: string | null;
}

function TypedDate({ text, onText, date, onDate, hint, error, problem, ...rest }: TypedDateProps) {
  const { t } = useTranslation("fields");
  const [opened, setOpened] = useState(false);
  const [left, setLeft] = useState(false);
  // A half-typed date is not wrong yet; it is when the field has been left.
  const shown = useFieldError((left ? problem : null) ?? error);
  return (
    <TextInput
      {...rest}
      autoComplete="off"
      inputMode="numeric"
      value={text}
      error={shown}
      description={shown ? undefined : hint}
      onFocus={() => setLeft(false)}
      onBlur={() => setLeft(true)}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.altKey && event.key === "ArrowDown") {
          event.preventDefault();
          setOpened(true);
        }
      }}
      rightSection={
        <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withinPortal>
          <Popover.Target>
            <ActionIcon
              size="sm"
              aria-label={t("time.choose")}
              title={`${t("time.choose")} (Alt+↓)`}
              onClick={() => setOpened((before) => !before)}
            >
              <IconCalendar size="1rem" aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={t("time.choose")}>
            <DatePicker
              value={date}
              {...(date === null ? {} : { defaultDate: date })}
              onChange={(picked) => {
                if (picked) onDate(picked);
                setOpened(false);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
