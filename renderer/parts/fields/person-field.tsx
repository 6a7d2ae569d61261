import { useTranslation } from "react-i18next";
import { APPLICANT_KINDS, type ApplicantKind } from "../../../shared/domain/requests/types";
import { ChoiceField } from "../../ui/fields/choice-field";
import type { FieldBinding } from "../../ui/fields/field-props";
import classes from "../../ui/fields/fields.module.css";
import { TextField } from "../../ui/fields/text-field";

export interface PersonFieldProps {
  /** `form.getInputProps("applicant.kind")` and so on. */
  kind: FieldBinding<ApplicantKind>;
  name: FieldBinding<string>;
  agency: FieldBinding<string>;
  autoFocus?: boolean;
}

/** Who asks: a person, or an agency or company and the person who speaks for it. */
export function PersonField({ kind, name, agency, autoFocus = false }: PersonFieldProps) {
  const { t } = useTranslation("fields");
  const person = (kind.value ?? "person") === "person";
  return (
    <div className={classes.stack}>
      <ChoiceField
        {...kind}
        kind="segments"
        label={t("person.kind")}
        choices={APPLICANT_KINDS.map((value) => ({ value, label: t(`person.kinds.${value}`) }))}
      />
      <div className={classes.pair}>
        <TextField {...name} label={t(person ? "person.name" : "person.contactName")} required autoFocus={autoFocus} />
        {!person && <TextField {...agency} label={t(kind.value === "agency" ? "person.agency" : "person.company")} />}
      </div>
    </div>
  );
}
