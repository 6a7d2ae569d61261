import type { ReactNode } from "react";

/** What `form.getInputProps(path)` gives; a field also works with value and onChange alone. */
export interface FieldBinding<Value> {
  value?: Value;
  onChange: (value: Value) => void;
  /** A key of text/…/errors `field`, or words. */
  error?: ReactNode;
  onFocus?: (event: never) => void;
  onBlur?: (event: never) => void;
  "data-path"?: string;
}

export interface FieldLabels {
  label?: string;
  /** Instead of a label that is seen. */
  "aria-label"?: string;
  description?: ReactNode;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
}
