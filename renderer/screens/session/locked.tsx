import { Button } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../client/client";
import { CommandLayer } from "../../ui/commands/commands";
import { TextField } from "../../ui/fields/text-field";
import { IconLock } from "../../ui/icons";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import classes from "./session.module.css";
import { SessionLayout, type SessionScreenProps } from "./session-layout";
import { useSecondsLeft } from "./use-seconds-left";

/** Covers the console until the operator gives the password again. The console behind it stays as it was. */
export function Locked({ status, onStatus }: SessionScreenProps) {
  const { t } = useTranslation("session");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState(false);
  const unlock = useCommand("session.unlock");
  const logout = useCommand("session.logout");
  const wait = useSecondsLeft(unlock.refusal);
  const field = useRef<HTMLInputElement>(null);
  const wrong = unlock.refusal?.code === "wrong-password";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(password === "");
    if (password === "" || wait > 0 || unlock.busy) return;
    const next = await unlock.run({ password });
    if (next) onStatus(next);
    else field.current?.select();
  };
  const leave = async () => {
    const next = await logout.run({});
    if (next) onStatus(next);
  };

  return (
    <div className={classes.locked} role="dialog" aria-modal="true" aria-label={t("locked.title")}>
      <CommandLayer exclusive>
        <SessionLayout status={status}>
          <form className={classes.stack} onSubmit={(event) => void submit(event)} noValidate>
            <div>
              <h1 className={classes.title}>
                <IconLock size="1.125rem" aria-hidden /> {t("locked.title")}
              </h1>
              <p className={classes.hint}>{t("locked.text")}</p>
            </div>
            <TextField
              kind="password"
              inputRef={field}
              label={t("locked.password", { name: status.operator?.name ?? "" })}
              value={password}
              onChange={setPassword}
              error={missing ? "required" : wrong ? "wrong-password" : null}
              autoComplete="current-password"
              autoFocus
            />
            {wait > 0 ? (
              <p className={classes.hint} role="status">
                {t("login.wait", { seconds: wait })}
              </p>
            ) : (
              unlock.refusal?.code !== "slow-down" &&
              !wrong && <RefusalBanner refusal={unlock.refusal} title={t("locked.refused")} />
            )}
            <Button type="submit" disabled={wait > 0} loading={unlock.busy}>
              {t("locked.submit")}
            </Button>
            <Button variant="subtle" color="gray" loading={logout.busy} onClick={() => void leave()}>
              {t("locked.other")}
            </Button>
            <p className={classes.hint}>{t("locked.otherHint")}</p>
          </form>
        </SessionLayout>
      </CommandLayer>
    </div>
  );
}
