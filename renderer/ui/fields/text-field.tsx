import { PasswordInput, Textarea, TextInput } from "@mantine/core";
import type { Ref } from "react";
import type { FieldBinding, FieldLabels } from "./field-props";
import classes from "./fields.module.css";
import { useFieldError } from "./use-field-error";

export interface TextFieldProps extends FieldBinding<string>, FieldLabels {
  /** "lines" grows with its text; "password" can be shown. */
  kind?: "line" | "lines" | "password";
  /** The input itself, to select its text after a refusal. Not for "lines". */
  inputRef?: Ref<HTMLInputElement>;
  maxLength?: number;
  autoComplete?: string;
  /** Lines that "lines" shows at first. */
  rows?: number;
  /** Looks like code: logins, workstation codes. */
  monospace?: boolean;
}

/** One line, several lines or a password. */
export function TextField({
  kind = "line",
  value,
  onChange,
  error,
  rows,
  monospace,
  inputRef,
  ...rest
}: TextFieldProps) {
  const shown = useFieldError(error);
  const props = {
    ...rest,
    value: value ?? "",
    description: shown ? undefined : rest.description,
    error: shown,
    autoComplete: rest.autoComplete ?? "off",
    ...(monospace ? { classNames: { input: classes.monospace } } : {}),
  };
  const reference = inputRef === undefined ? {} : { ref: inputRef };
  if (kind === "lines") {
    return <Textarea {...props} minRows={rows ?? 2} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  if (kind === "password") {
    return <PasswordInput {...props} {...reference} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  return <TextInput {...props} {...reference} onChange={(event) => onChange(event.currentTarget.value)} />;
}
