import { useTranslation } from "react-i18next";
import type { Field } from "../../../shared/domain/fields/field";
import { fieldValueText } from "../../../shared/text/field-value";
import { useFormat } from "../../ui/format/use-format";
import { useErrorWords } from "../../ui/status/error-words";

/** The words for an error of a declared field: a number that is out of its limits is told them. */
export function useDeclaredErrors(fields: readonly Field[]): (id: string, error: string | undefined) => string | null {
  const { t } = useTranslation("fields");
  const words = useErrorWords();
  const { zone, language } = useFormat();
  return (id, error) => {
    if (error === undefined || error === "") return null;
    const said = words.field(error);
    const field = fields.find((candidate) => candidate.id === id);
    const limit = error === "field-number-low" ? field?.min : error === "field-number-high" ? field?.max : undefined;
    if (!field || limit === undefined) return said;
    const shown = fieldValueText(field, limit, { zone, language });
    return `${said} ${t(error === "field-number-low" ? "declared.least" : "declared.most", { limit: shown })}`;
  };
}
