import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { parseDay } from "../../../shared/domain/calendar/civil";
import type { CodedValue, Field } from "../../../shared/domain/fields/field";
import { type FieldValues, isAsked, parseCoordinates } from "../../../shared/forms/values";
import { fieldValueText } from "../../../shared/text/field-value";
import { ChoiceField } from "../../ui/fields/choice-field";
import { NikField } from "../../ui/fields/nik-field";
import { NumberField } from "../../ui/fields/number-field";
import { PhoneField } from "../../ui/fields/phone-field";
import { PlaceField } from "../../ui/fields/place-field";
import { TextField } from "../../ui/fields/text-field";
import { DateField, TimeField } from "../../ui/fields/time-field";
import { useFieldError } from "../../ui/fields/use-field-error";
import type { Formats } from "../../ui/format/use-format";
import { useFormat } from "../../ui/format/use-format";
import classes from "./declared-fields.module.css";
import { useDeclaredErrors } from "./declared-words";

export interface DeclaredFieldsProps {
  fields: readonly Field[];
  values: FieldValues;
  /** `undefined` when the field was emptied. What cannot be read stays as text, so that checkValues finds it. */
  onChange: (id: string, value: CodedValue | undefined) => void;
  /** Field id -> key of what is wrong (shared/forms/values checkValues), or words. */
  errors?: Readonly<Record<string, string>>;
  /** Form path before each field's id, for FormErrors; default "fields". */
  path?: string;
  autoFocus?: boolean;
}

/** Fields that a service or a sheet declares: each of its kind, those that depend on another only where it says so. */
export function DeclaredFields({ fields, values, onChange, errors = {}, path, autoFocus }: DeclaredFieldsProps) {
  const words = useDeclaredErrors(fields);
  const asked = fields.filter((field) => isAsked(field, values));
  return (
    <div className={classes.fields}>
      {asked.map((field, position) => (
        <div key={field.id} className={isWide(field) ? classes.wide : classes.narrow}>
          <DeclaredField
            field={field}
            value={values[field.id]}
            onChange={(value) => onChange(field.id, value)}
            error={words(field.id, errors[field.id])}
            path={`${path ?? "fields"}.${field.id}`}
            autoFocus={autoFocus === true && position === 0}
          />
        </div>
      ))}
    </div>
  );
}

/** A declared field's value as a fact: words for codes, dates in the office's zone, "" where there is none. */
export function showFieldValue(field: Field, value: CodedValue | null | undefined, format: Formats): string {
  return fieldValueText(field, value, { zone: format.zone, language: format.language });
}

/** Choices stand beside each other where there are few and short ones; an optional one needs a way to be emptied. */
function asSegments(field: Field): boolean {
  const labels = field.options?.map((option) => option.label) ?? [];
  return field.required && labels.length <= 4 && labels.join("").length <= 72;
}

function isWide(field: Field): boolean {
  return field.kind === "long-text" || field.kind === "choices" || (field.kind === "choice" && asSegments(field));
}

interface DeclaredFieldProps {
  field: Field;
  value: CodedValue | undefined;
  onChange: (value: CodedValue | undefined) => void;
  error: string | null;
  path: string;
  autoFocus: boolean;
}

function DeclaredField({ field, value, onChange, error, path, autoFocus }: DeclaredFieldProps) {
  const { t } = useTranslation("fields");
  const format = useFormat();
  const common = {
    label: field.label,
    description: <Help field={field} />,
    required: field.required,
    error,
    autoFocus,
    "data-path": path,
  };
  const text = typeof value === "string" ? value : "";
  const onText = (typed: string) => onChange(typed === "" ? undefined : typed);
  switch (field.kind) {
    case "choice":
      return (
        <ChoiceField
          {...common}
          kind={asSegments(field) ? "segments" : "list"}
          value={text}
          choices={(field.options ?? []).map((option) => ({ value: option.id, label: option.label }))}
          onChange={onText}
          clearable={!field.required}
        />
      );
    case "choices":
      return <Choices {...common} field={field} value={Array.isArray(value) ? value : []} onChange={onChange} />;
    case "yes-no":
      return (
        <ChoiceField
          {...common}
          kind="segments"
          value={typeof value === "boolean" ? (value ? "yes" : "no") : field.required ? "" : "open"}
          choices={[
            { value: "yes", label: t("declared.yes") },
            { value: "no", label: t("declared.no") },
            ...(field.required ? [] : [{ value: "open", label: t("declared.open") }]),
          ]}
          onChange={(picked) => onChange(picked === "open" ? undefined : picked === "yes")}
        />
      );
    case "number":
      return (
        <NumberField
          {...common}
          unit={field.unit}
          value={typeof value === "number" || typeof value === "string" ? value : undefined}
          onChange={onChange}
        />
      );
    case "date":
      return (
        <DateField
          {...common}
          value={parseDay(text) === null ? null : text}
          onChange={(day) => onChange(day ?? undefined)}
          onProblem={(problem) => problem !== null && onChange(problem)}
        />
      );
    case "instant":
      return (
        <TimeField
          {...common}
          value={typeof value === "number" ? value : null}
          onChange={(at) => onChange(at ?? undefined)}
          onProblem={(problem) => problem !== null && onChange(problem)}
          emptyHint={field.help ?? ""}
        />
      );
    case "long-text":
      return <TextField {...common} kind="lines" rows={3} value={text} onChange={onText} maxLength={5000} />;
    case "place":
      return <PlaceField {...common} value={text} onChange={onText} />;
    case "phone":
      return <PhoneField {...common} value={text} onChange={onText} />;
    case "nik":
      return <NikField {...common} value={text} onChange={onText} />;
    case "coordinates": {
      const read = parseCoordinates(text);
      const shown = read
        ? t("declared.coordinates", {
            latitude: format.number(read.latitude, 6),
            longitude: format.number(read.longitude, 6),
          })
        : null;
      return (
        <TextField
          {...common}
          monospace
          value={text}
          onChange={onText}
          placeholder="-7,888123 110,330456"
          description={shown ?? common.description}
        />
      );
    }
    case "domain":
      return <TextField {...common} monospace value={text} onChange={onText} placeholder="nama.bantulkab.go.id" />;
    case "email":
    case "text":
      return <TextField {...common} value={text} onChange={onText} maxLength={300} />;
  }
}

/** The field's help and which rule or line of the standard asks for it. */
function Help({ field }: { field: Field }) {
  const { t } = useTranslation("fields");
  const format = useFormat();
  const words = { zone: format.zone, language: format.language };
  const limits = [
    field.min === undefined ? "" : t("declared.least", { limit: fieldValueText(field, field.min, words) }),
    field.max === undefined ? "" : t("declared.most", { limit: fieldValueText(field, field.max, words) }),
  ];
  const parts = [field.help, ...limits, field.source && t("declared.source", { source: field.source })];
  return <>{parts.filter(Boolean).join(" ")}</>;
}

interface ChoicesProps {
  field: Field;
  value: string[];
  onChange: (value: string[] | undefined) => void;
  label: string;
  description: React.ReactNode;
  required: boolean;
  error: string | null;
  autoFocus: boolean;
  "data-path": string;
}

function Choices({ field, value, onChange, error, autoFocus, ...rest }: ChoicesProps) {
  const shown = useFieldError(error);
  const options = field.options ?? [];
  return (
    <Checkbox.Group
      {...rest}
      description={shown ? undefined : rest.description}
      error={shown}
      value={value}
      onChange={(picked) => {
        const ordered = options.map((option) => option.id).filter((id) => picked.includes(id));
        onChange(ordered.length === 0 ? undefined : ordered);
      }}
    >
      <div className={classes.choices}>
        {options.map((option, position) => (
          <Checkbox key={option.id} value={option.id} label={option.label} autoFocus={autoFocus && position === 0} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
