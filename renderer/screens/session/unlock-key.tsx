import { Button } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../client/client";
import { TextField } from "../../ui/fields/text-field";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import classes from "./session.module.css";
import { SessionLayout, type SessionScreenProps } from "./session-layout";
import { useSecondsLeft } from "./use-seconds-left";

/** Asks for the office's passphrase where no OS key store keeps the key. */
export function UnlockKey({ status, onStatus }: SessionScreenProps) {
  const { t } = useTranslation("session");
  const [passphrase, setPassphrase] = useState("");
  const [missing, setMissing] = useState(false);
  const command = useCommand("session.unlock-key");
  const wait = useSecondsLeft(command.refusal);
  const field = useRef<HTMLInputElement>(null);
  const wrong = command.refusal?.code === "wrong-passphrase";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(passphrase === "");
    if (passphrase === "" || wait > 0 || command.busy) return;
    const next = await command.run({ passphrase });
    if (next) onStatus(next);
    else field.current?.select();
  };
  return (
    <SessionLayout status={status}>
      <form className={classes.stack} onSubmit={(event) => void submit(event)} noValidate>
        <div>
          <h1 className={classes.title}>{t("unlockKey.title")}</h1>
          <p className={classes.hint}>{t("unlockKey.text")}</p>
        </div>
        <TextField
          kind="password"
          inputRef={field}
          label={t("unlockKey.passphrase")}
          description={status.demo ? t("unlockKey.demo") : undefined}
          value={passphrase}
          onChange={setPassphrase}
          error={missing ? "required" : wrong ? "wrong-passphrase" : null}
          autoFocus
        />
        {wait > 0 ? (
          <p className={classes.hint} role="status">
            {t("login.wait", { seconds: wait })}
          </p>
        ) : (
          command.refusal?.code !== "slow-down" &&
          !wrong && <RefusalBanner refusal={command.refusal} title={t("unlockKey.refused")} />
        )}
        <Button type="submit" disabled={wait > 0} loading={command.busy}>
          {t("unlockKey.submit")}
        </Button>
      </form>
    </SessionLayout>
  );
}
