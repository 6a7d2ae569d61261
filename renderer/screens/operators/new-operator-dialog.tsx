import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../client/client";
import { TextField } from "../../ui/fields/text-field";
import { notify } from "../../ui/status/notify";
import { FormDialog } from "./form-dialog";
import { type NewOperator, newOperatorProblems } from "./operator-forms";
import { RolesField } from "./roles-field";
import { useFormProblems } from "./use-form-problems";

interface NewOperatorDialogProps {
  opened: boolean;
  onClose: () => void;
  onCreated: (id: string) => void;
}

const EMPTY: NewOperator = { login: "", name: "", roles: [], password: "", repeat: "" };

/** Creates an operator with the roles and a first password. */
export function NewOperatorDialog({ opened, onClose, onCreated }: NewOperatorDialogProps) {
  const { t } = useTranslation("operators");
  const create = useCommand("operators.create");
  const [values, setValues] = useState(EMPTY);
  const { errors, refusal, attempt, check, clear } = useFormProblems(create.refusal, { "name-taken": "login" });
  const change = (part: Partial<NewOperator>) => {
    setValues((before) => ({ ...before, ...part }));
    clear();
  };
  const close = () => {
    // A password does not stay behind in a closed dialog.
    setValues((before) => ({ ...before, password: "", repeat: "" }));
    clear();
    create.reset();
    onClose();
  };
  const save = async () => {
    if (!check(newOperatorProblems(values))) return;
    const { repeat: _repeat, ...input } = values;
    const created = await create.run(input);
    if (!created) return;
    notify("ok", t("create.done", { name: values.name, login: values.login }));
    setValues(EMPTY);
    onCreated(created.id);
    onClose();
  };
  const labels = {
    name: t("create.name"),
    login: t("create.login"),
    roles: t("create.roles"),
    password: t("create.password"),
    repeat: t("create.repeat"),
  };
  return (
    <FormDialog
      opened={opened}
      title={t("create.title")}
      save={t("create.save")}
      busy={create.busy}
      errors={errors}
      labels={labels}
      refusal={refusal}
      attempt={attempt}
      onSave={() => void save()}
      onClose={close}
    >
      <TextField
        label={labels.name}
        required
        autoFocus
        value={values.name}
        onChange={(name) => change({ name })}
        error={errors.name}
        maxLength={120}
        data-path="name"
      />
      <TextField
        label={labels.login}
        description={t("create.loginHint")}
        required
        monospace
        value={values.login}
        onChange={(login) => change({ login })}
        error={errors.login}
        data-path="login"
      />
      <RolesField value={values.roles} onChange={(roles) => change({ roles })} error={errors.roles} />
      <TextField
        kind="password"
        autoComplete="new-password"
        label={labels.password}
        description={t("create.passwordHint")}
        required
        value={values.password}
        onChange={(password) => change({ password })}
        error={errors.password}
        data-path="password"
      />
      <TextField
        kind="password"
        autoComplete="new-password"
        label={labels.repeat}
        required
        value={values.repeat}
        onChange={(repeat) => change({ repeat })}
        error={errors.repeat}
        data-path="repeat"
      />
    </FormDialog>
  );
}
