import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ROLES, type Role } from "../../../shared/domain/operators/roles";
import { useErrorWords } from "../../ui/status/error-words";
import classes from "./operators.module.css";

interface RolesFieldProps {
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
  error?: string | undefined;
}

/** The roles an operator holds, as a list to tick. */
export function RolesField({ value, onChange, error }: RolesFieldProps) {
  const { t } = useTranslation(["operators", "common"]);
  const words = useErrorWords();
  return (
    <Checkbox.Group
      label={t("create.roles")}
      required
      value={[...value]}
      onChange={(picked) => onChange(ROLES.filter((role) => picked.includes(role)))}
      error={error === undefined ? null : words.field(error)}
      data-path="roles"
    >
      <div className={classes.roles}>
        {ROLES.map((role) => (
          <Checkbox key={role} value={role} label={t(`common:role.${role}`)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
