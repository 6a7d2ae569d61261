import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ROLES } from "../../../../../shared/domain/operators/roles";
import { DISPOSITION_INSTRUCTIONS, DISPOSITION_NATURES } from "../../../../../shared/domain/requests/types";
import { ChoiceField } from "../../../../ui/fields/choice-field";
import classes from "../detail.module.css";
import type { StepDraft } from "./step-form";

interface DispositionFieldsProps {
  draft: StepDraft;
  onChange: (part: Partial<StepDraft>) => void;
  /** What is wrong with whom it is forwarded to. */
  error?: string | undefined;
}

/** The sheet of a disposition: how urgent, to whom, and what they are to do. */
export function DispositionFields({ draft, onChange, error }: DispositionFieldsProps) {
  const { t } = useTranslation(["requests", "common"]);
  return (
    <>
      <ChoiceField
        kind="segments"
        label={t("detail.current.nature")}
        value={draft.nature}
        onChange={(nature) => onChange({ nature })}
        choices={DISPOSITION_NATURES.map((value) => ({ value, label: t(`nature.${value}`) }))}
      />
      <Checkbox.Group
        label={t("detail.current.forwardedTo")}
        required
        value={draft.forwardedTo}
        onChange={(values) => onChange({ forwardedTo: ROLES.filter((role) => values.includes(role)) })}
        error={error}
        data-path="forwardedTo"
      >
        <div className={classes.choices}>
          {ROLES.filter((role) => role !== "administrator").map((role) => (
            <Checkbox key={role} value={role} label={t(`common:role.${role}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox.Group
        label={t("detail.current.instructions")}
        value={draft.instructions}
        onChange={(values) =>
          onChange({ instructions: DISPOSITION_INSTRUCTIONS.filter((instruction) => values.includes(instruction)) })
        }
      >
        <div className={classes.choices}>
          {DISPOSITION_INSTRUCTIONS.map((instruction) => (
            <Checkbox key={instruction} value={instruction} label={t(`instruction.${instruction}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}
