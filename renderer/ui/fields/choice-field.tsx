import { Input, SegmentedControl, Select } from "@mantine/core";
import { useId } from "react";
import type { FieldBinding, FieldLabels } from "./field-props";
import { useFieldError } from "./use-field-error";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
}

export interface ChoiceFieldProps<Value extends string> extends FieldBinding<Value>, FieldLabels {
  choices: readonly Choice<Value>[];
  /** "segments" shows all choices beside each other (up to about five); "list" opens, and can be searched. */
  kind?: "segments" | "list";
  /** A list that may be emptied again; `onChange` then gets "". */
  clearable?: boolean;
}

/** One of a few choices. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { choices, kind = "list", value, onChange, error, label, description, required, disabled, placeholder } = props;
  const shown = useFieldError(error);
  const id = useId();
  const pick = (picked: string | null) => {
    const choice = choices.find((candidate) => candidate.value === picked);
    if (choice) onChange(choice.value);
    else if (props.clearable) onChange("" as Value);
  };
  if (kind === "segments") {
    return (
      <Input.Wrapper
        label={label}
        description={shown ? undefined : description}
        error={shown}
        required={required ?? false}
        labelElement="div"
        labelProps={{ id }}
        data-path={props["data-path"]}
      >
        <SegmentedControl
          aria-labelledby={id}
          data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
          value={value ?? ""}
          onChange={pick}
          disabled={disabled ?? false}
          fullWidth
        />
      </Input.Wrapper>
    );
  }
  return (
    <Select
      label={label}
      description={shown ? undefined : description}
      placeholder={placeholder}
      required={required ?? false}
      disabled={disabled ?? false}
      error={shown}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value || null}
      onChange={pick}
      allowDeselect={props.clearable ?? false}
      clearable={props.clearable ?? false}
      searchable={choices.length > 7}
      data-path={props["data-path"]}
      autoFocus={props.autoFocus ?? false}
    />
  );
}
