import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OperatorRow } from "../../../shared/ipc/session";
import { useCommand } from "../../client/client";
import { FormDialog } from "../../parts/dialog/form-dialog";
import { useActionForm } from "../../parts/dialog/use-action-form";
import { TextField } from "../../ui/fields/text-field";
import { notify } from "../../ui/status/notify";
import { resetProblems } from "./operator-forms";
import { RolesField } from "./roles-field";

interface OperatorDialogProps {
  operator: OperatorRow;
  opened: boolean;
  onClose: () => void;
}

/** Changes what an operator may do. */
export function RolesDialog({ operator, opened, onClose }: OperatorDialogProps) {
  const { t } = useTranslation("operators");
  const change = useActionForm("operators.set-roles", { words: "operators" });
  const [roles, setRoles] = useState(operator.roles);
  const { errors } = change.shown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening begins with what the operator holds
  useEffect(() => {
    if (opened) setRoles(operator.roles);
  }, [opened, operator.id]);
  const close = () => {
    change.clear();
    onClose();
  };
  const save = async () => {
    if (change.fails(roles.length === 0 ? { roles: "role-needed" } : {})) return;
    if (!(await change.run({ id: operator.id, roles }))) return;
    notify("ok", t("roles.done", { name: operator.name }));
    close();
  };
  return (
    <FormDialog
      opened={opened}
      title={t("roles.title", { name: operator.name })}
      about={t("roles.about")}
      save={t("roles.save")}
      {...change.shown}
      labels={{ roles: t("create.roles") }}
      enterSaves
      onSave={save}
      onClose={close}
    >
      <RolesField
        value={roles}
        onChange={(picked) => {
          setRoles(picked);
          change.clear();
        }}
        error={errors.roles}
      />
    </FormDialog>
  );
}

const NO_PASSWORD = { password: "", repeat: "" };

/** Gives an operator a new password. */
export function ResetDialog({ operator, opened, onClose }: OperatorDialogProps) {
  const { t } = useTranslation("operators");
  const reset = useActionForm("operators.reset-password", { words: "operators" });
  const [values, setValues] = useState(NO_PASSWORD);
  const { errors } = reset.shown;
  const close = () => {
    setValues(NO_PASSWORD);
    reset.clear();
    onClose();
  };
  const save = async () => {
    if (reset.fails(resetProblems(values))) return;
    if (!(await reset.run({ id: operator.id, password: values.password }))) return;
    notify("ok", t("reset.done", { name: operator.name }));
    close();
  };
  return (
    <FormDialog
      opened={opened}
      title={t("reset.title", { name: operator.name })}
      about={t("create.passwordHint")}
      save={t("reset.save")}
      {...reset.shown}
      labels={{ password: t("reset.password"), repeat: t("reset.repeat") }}
      enterSaves
      onSave={save}
      onClose={close}
    >
      <TextField
        kind="password"
        autoComplete="new-password"
        label={t("reset.password")}
        required
        autoFocus
        value={values.password}
        onChange={(password) => setValues({ ...values, password })}
        error={errors.password}
        data-path="password"
      />
      <TextField
        kind="password"
        autoComplete="new-password"
        label={t("reset.repeat")}
        required
        value={values.repeat}
        onChange={(repeat) => setValues({ ...values, repeat })}
        error={errors.repeat}
        data-path="repeat"
      />
    </FormDialog>
  );
}

/** Takes the login away from an operator, or gives it back. */
export function ActivityDialog({ operator, opened, onClose }: OperatorDialogProps) {
  const { t } = useTranslation("operators");
  const deactivate = useCommand("operators.deactivate");
  const reactivate = useCommand("operators.reactivate");
  const words = operator.active ? "deactivate" : "reactivate";
  const command = operator.active ? deactivate : reactivate;
  const close = () => {
    deactivate.reset();
    reactivate.reset();
    onClose();
  };
  const save = async () => {
    if (!(await command.run({ id: operator.id }))) return;
    notify("ok", t(`${words}.done`, { name: operator.name }));
    close();
  };
  return (
    <FormDialog
      opened={opened}
      title={t(`${words}.title`, { name: operator.name })}
      about={t(`${words}.about`)}
      save={t(`${words}.save`)}
      danger={operator.active}
      busy={command.busy}
      refusal={command.refusal}
      onSave={save}
      onClose={close}
    />
  );
}
