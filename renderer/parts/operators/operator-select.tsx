import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../shared/ipc/contract";
import { useOperator } from "../../client/session";

interface OperatorSelectProps {
  operators: CallOutput<"operators.brief">;
  /** Names of those who come first: who acts for the step's actor by the office's setting. */
  first?: readonly string[];
  value: string | null;
  onChange: (operator: string | null) => void;
}

/** Whom a request is given to: oneself on top, then whoever it is for; empty is nobody. */
export function OperatorSelect({ operators, first = [], value, onChange }: OperatorSelectProps) {
  const { t } = useTranslation(["parts", "common"]);
  const me = useOperator();
  const others = operators
    .filter(({ id }) => id !== me.id)
    .sort((left, right) => Number(first.includes(right.name)) - Number(first.includes(left.name)));
  return (
    <Select
      label={t("operator.label")}
      placeholder={t("operator.nobody")}
      data={[me, ...others].map(({ id, name, roles }) => ({
        value: id,
        label: `${name} (${roles.map((role) => t(`common:role.${role}`)).join(", ")})`,
      }))}
      value={value}
      onChange={onChange}
      onFocus={(event) => event.currentTarget.select()}
      searchable
      // The list opens when it is asked for: one Esc must be enough to leave the dialog.
      openOnFocus={false}
      clearable
      data-autofocus
    />
  );
}
