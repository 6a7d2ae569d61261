import { Button } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../client/client";
import { classNames } from "../../ui/classes";
import { useCommands } from "../../ui/commands/commands";
import { TextField } from "../../ui/fields/text-field";
import { usePageTitle } from "../../ui/layout/use-page-title";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { ClockQuestion } from "./clock-question";
import { DemoLogins } from "./demo-logins";
import classes from "./session.module.css";
import { SessionLayout, type SessionScreenProps } from "./session-layout";
import { useSecondsLeft } from "./use-seconds-left";

/** Login and password; a demo folder also lists its logins, one per role. */
export function Login({ status, onStatus }: SessionScreenProps) {
  const { t } = useTranslation("session");
  usePageTitle(t("login.title"));
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState<{ login?: string; password?: string }>({});
  const command = useCommand("session.login");
  const wait = useSecondsLeft(command.refusal);
  const field = useRef<HTMLInputElement>(null);

  const enter = async (as: { login: string; password: string; clockConfirmed?: boolean }) => {
    const next = await command.run(as);
    if (next) onStatus(next);
    else field.current?.select();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lacking = {
      ...(login.trim() === "" ? { login: "required" } : {}),
      ...(password === "" ? { password: "required" } : {}),
    };
    setMissing(lacking);
    if (Object.keys(lacking).length === 0 && wait === 0 && !command.busy) void enter({ login, password });
  };
  const demo = status.demo ? status.demoLogins : [];
  const pick = (index: number) => {
    const chosen = demo[index];
    if (!chosen || command.busy) return;
    setLogin(chosen.login);
    setPassword(chosen.password);
    void enter(chosen);
  };
  useCommands(
    demo.slice(0, 9).map((entry, index) => ({
      id: `demo ${entry.login}`,
      label: entry.name,
      keys: [String(index + 1), `Alt+${index + 1}`],
      run: () => pick(index),
    })),
  );

  return (
    <SessionLayout status={status} wide={demo.length > 0}>
      <div className={classNames(demo.length > 0 && classes.withDemo)}>
        <form className={classes.stack} onSubmit={submit} noValidate>
          <h1 className={classes.title}>{t("login.title")}</h1>
          <TextField
            label={t("login.login")}
            value={login}
            onChange={(typed) => {
              setLogin(typed);
              // A wait holds for the login that was tried, not for whoever comes next.
              if (wait > 0) command.reset();
            }}
            error={missing.login}
            autoComplete="username"
            autoFocus={demo.length === 0}
          />
          <TextField
            kind="password"
            inputRef={field}
            label={t("login.password")}
            value={password}
            onChange={setPassword}
            error={missing.password}
            autoComplete="current-password"
          />
          {wait > 0 ? (
            <p className={classes.hint} role="status">
              {t("login.wait", { seconds: wait })}
            </p>
          ) : (
            command.refusal?.code !== "slow-down" &&
            command.refusal?.code !== "clock-behind" && (
              <RefusalBanner refusal={command.refusal} title={t("login.refused")} />
            )
          )}
          {command.refusal?.code === "clock-behind" && (
            <ClockQuestion
              now={Number(command.refusal.params.now)}
              last={Number(command.refusal.params.last)}
              busy={command.busy}
              onConfirm={() => void enter({ login, password, clockConfirmed: true })}
            />
          )}
          <Button type="submit" disabled={wait > 0} loading={command.busy}>
            {t("login.submit")}
          </Button>
          <p className={classes.hint}>{t("login.forgotten")}</p>
        </form>
        {demo.length > 0 && <DemoLogins logins={demo} busy={command.busy} onPick={pick} />}
      </div>
    </SessionLayout>
  );
}
