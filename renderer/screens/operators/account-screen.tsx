import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRememberSession } from "../../client/client";
import { useOperator } from "../../client/session";
import { useActionForm } from "../../parts/dialog/use-action-form";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { FormErrors } from "../../ui/fields/form-errors";
import { TextField } from "../../ui/fields/text-field";
import { FactList } from "../../ui/layout/fact-list";
import { Panel } from "../../ui/layout/panel";
import { usePageTitle } from "../../ui/layout/use-page-title";
import { notify } from "../../ui/status/notify";
import { ownPasswordProblems } from "./operator-forms";
import classes from "./operators.module.css";

const EMPTY = { current: "", password: "", repeat: "" };

/** Who is logged in here, and the change of one's own password. */
export function AccountScreen() {
  const { t } = useTranslation(["operators", "common"]);
  const operator = useOperator();
  usePageTitle(operator.name);
  const onStatus = useRememberSession();
  const changePassword = useActionForm("session.change-password", {
    words: "operators",
    about: { "wrong-password": "current" },
  });
  const [values, setValues] = useState(EMPTY);
  const { errors, refusal, attempt, busy } = changePassword.shown;
  const change = (part: Partial<typeof EMPTY>) => {
    setValues((before) => ({ ...before, ...part }));
    changePassword.clear();
  };
  const save = async () => {
    if (busy || changePassword.fails(ownPasswordProblems(values))) return;
    const status = await changePassword.run({ current: values.current, password: values.password });
    if (!status) return;
    onStatus(status);
    setValues(EMPTY);
    notify("ok", t("own.done"));
  };
  useShortcuts([{ id: "account.save", label: t("own.save"), keys: "Ctrl+Enter", run: () => void save() }]);
  const labels = { current: t("own.current"), password: t("own.password"), repeat: t("own.repeat") };
  const field = (path: keyof typeof EMPTY, autoComplete: string) => (
    <TextField
      kind="password"
      autoComplete={autoComplete}
      label={labels[path]}
      required
      autoFocus={path === "current"}
      value={values[path]}
      onChange={(value) => change({ [path]: value })}
      error={errors[path]}
      data-path={path}
    />
  );
  return (
    <div className={classes.account}>
      <h1 className={classes.title}>{operator.name}</h1>
      <Panel>
        <FactList
          facts={[
            { label: t("columns.login"), value: operator.login },
            { label: t("columns.roles"), value: operator.roles.map((role) => t(`common:role.${role}`)).join(", ") },
          ]}
        />
      </Panel>
      <Panel title={t("own.title")}>
        <form
          className={classes.stack}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <FormErrors errors={errors} labels={labels} refusal={refusal} attempt={attempt} />
          {field("current", "current-password")}
          {field("password", "new-password")}
          {field("repeat", "new-password")}
          <div className={classes.buttons}>
            <Button type="submit" loading={busy} rightSection={<Kbd keys="Ctrl+Enter" />}>
              {t("own.save")}
            </Button>
          </div>
        </form>
      </Panel>
    </div>
  );
}
