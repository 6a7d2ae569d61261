import { Autocomplete } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldBinding, FieldLabels } from "./field-props";
import { useFieldError } from "./use-field-error";

export interface PlaceFieldProps extends FieldBinding<string>, FieldLabels {
  /** Places to offer while typing; anything else may be typed too. */
  suggestions?: readonly string[];
}

/** A place in free words, with suggestions. */
export function PlaceField({ value = "", onChange, error, label, suggestions = [], ...rest }: PlaceFieldProps) {
  const { t } = useTranslation("fields");
  const shown = useFieldError(error);
  return (
    <Autocomplete
      {...rest}
      autoComplete="off"
      label={label ?? t("place.label")}
      data={[...new Set(suggestions)]}
      limit={8}
      value={value}
      description={shown ? undefined : rest.description}
      error={shown}
      onChange={onChange}
    />
  );
}
