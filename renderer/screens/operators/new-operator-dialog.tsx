import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../parts/dialog/form-dialog";
import { useActionForm } from "../../parts/dialog/use-action-form";
import { TextField } from "../../ui/fields/text-field";
import { notify } from "../../ui/status/notify";
import { type NewOperator, newOperatorProblems } from "./operator-forms";
import { RolesField } from "./roles-field";

interface NewOperatorDialogProps {
  opened: boolean;
  onClose: () => void;
  onCreated: (id: string) => void;
}

const EMPTY: NewOperator = { login: "", name: "", roles: [], password: "", repeat: "" };

/** Creates an operator with the roles and a first password. */
export function NewOperatorDialog({ opened, onClose, onCreated }: NewOperatorDialogProps) {
  const { t } = useTranslation("operators");
  const create = useActionForm("operators.create", { words: "operators", about: { "name-taken": "login" } });
  const [values, setValues] = useState(EMPTY);
  const { errors } = create.shown;
  const change = (part: Partial<NewOperator>) => {
    setValues((before) => ({ ...before, ...part }));
    create.clear();
  };
  const close = () => {
    // A password does not stay behind in a closed dialog.
    setValues((before) => ({ ...before, password: "", repeat: "" }));
    create.clear();
    onClose();
  };
  const save = async () => {
    if (create.fails(newOperatorProblems(values))) return;
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
      {...create.shown}
      labels={labels}
      enterSaves
      onSave={save}
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
