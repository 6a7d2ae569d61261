import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { OFFICES } from "../../../shared/domain/catalog/entry";
import { useActionForm } from "../../parts/dialog/use-action-form";
import { useCommands } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { ChoiceField } from "../../ui/fields/choice-field";
import { FormErrors } from "../../ui/fields/form-errors";
import { TextField } from "../../ui/fields/text-field";
import { IconKey, IconShieldLock } from "../../ui/icons";
import { Banner } from "../../ui/status/banner";
import classes from "./session.module.css";
import { SessionLayout, type SessionScreenProps } from "./session-layout";
import { checkSetup, EMPTY_SETUP, type SetupValues, setupCall } from "./setup-form";

/** First start: which office this is, the workstation's code, the first administrator, the office's passphrase. */
export function Setup({ status, onStatus }: SessionScreenProps) {
  const { t } = useTranslation(["session", "common"]);
  const form = useForm<SetupValues>({ initialValues: EMPTY_SETUP });
  const establish = useActionForm("session.establish", { setErrors: form.setErrors });
  const { busy, refusal, attempt } = establish.shown;

  const submit = async () => {
    const { office } = form.values;
    if (busy || establish.fails(checkSetup(form.values)) || office === null) return;
    const next = await establish.run(setupCall({ ...form.values, office }));
    if (next) onStatus(next);
  };
  useCommands([{ id: "submit", label: t("setup.submit"), keys: "Ctrl+Enter", run: () => void submit() }]);

  const field = (path: string) => ({ ...form.getInputProps(path), "data-path": path });
  const password = (path: string) =>
    ({ ...field(path), kind: "password", autoComplete: "new-password", required: true }) as const;
  return (
    <SessionLayout status={status} wide>
      <form
        className={classes.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div>
          <h1 className={classes.title}>{t("setup.title")}</h1>
          <p className={classes.hint}>{t("setup.intro")}</p>
        </div>
        <fieldset className={classes.section}>
          <legend className={classes.legend}>{t("setup.section.office")}</legend>
          <div className={classes.pair}>
            <ChoiceField
              {...field("office")}
              label={t("setup.office")}
              description={t("setup.officeHint")}
              placeholder={t("common:action.choose")}
              choices={OFFICES.map((office) => ({ value: office, label: t(`common:office.${office}`) }))}
              required
              autoFocus
            />
            <TextField
              {...field("workstation")}
              label={t("setup.workstation")}
              description={t("setup.workstationHint")}
              maxLength={6}
              required
              monospace
            />
          </div>
        </fieldset>
        <fieldset className={classes.section}>
          <legend className={classes.legend}>{t("setup.section.administrator")}</legend>
          <div className={classes.pair}>
            <TextField {...field("administrator.name")} label={t("setup.name")} maxLength={120} required />
            <TextField
              {...field("administrator.login")}
              label={t("setup.login")}
              description={t("setup.loginHint")}
              maxLength={32}
              required
              monospace
            />
            <TextField
              {...field("administrator.password")}
              kind="password"
              label={t("setup.password")}
              description={t("setup.passwordHint")}
              autoComplete="new-password"
              required
            />
            <TextField {...password("passwordAgain")} label={t("setup.passwordAgain")} />
          </div>
        </fieldset>
        <fieldset className={classes.section}>
          <legend className={classes.legend}>{t("setup.section.passphrase")}</legend>
          <div className={classes.stack}>
            <p className={classes.hint}>{t("setup.passphraseWhy")}</p>
            <div className={classes.pair}>
              <TextField {...password("passphrase")} label={t("setup.passphrase")} />
              <TextField {...password("passphraseAgain")} label={t("setup.passphraseAgain")} />
            </div>
            <Banner
              tone={status.keyStoreAvailable ? "ok" : "warn"}
              icon={status.keyStoreAvailable ? IconShieldLock : IconKey}
            >
              {t(status.keyStoreAvailable ? "setup.keyStoreFound" : "setup.keyStoreMissing")}
            </Banner>
          </div>
        </fieldset>
        <FormErrors
          errors={form.errors}
          refusal={refusal}
          attempt={attempt}
          labels={{
            office: t("setup.office"),
            workstation: t("setup.workstation"),
            "administrator.name": t("setup.name"),
            "administrator.login": t("setup.login"),
            "administrator.password": t("setup.password"),
            passwordAgain: t("setup.passwordAgain"),
            passphrase: t("setup.passphrase"),
            passphraseAgain: t("setup.passphraseAgain"),
          }}
        />
        <div className={classes.actions}>
          <Button type="submit" loading={busy} rightSection={<Kbd keys="Ctrl+Enter" />}>
            {t("setup.submit")}
          </Button>
        </div>
      </form>
    </SessionLayout>
  );
}
