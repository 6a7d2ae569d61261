import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SessionStatus } from "../../../shared/ipc/session";
import { Kbd } from "../../ui/commands/kbd";
import classes from "./session.module.css";

interface DemoLoginsProps {
  logins: SessionStatus["demoLogins"];
  busy: boolean;
  onPick: (index: number) => void;
}

/** The logins of a demo folder: one key fills both fields and logs in. */
export function DemoLogins({ logins, busy, onPick }: DemoLoginsProps) {
  const { t } = useTranslation(["session", "common"]);
  const first = useRef<HTMLButtonElement>(null);
  // The focus is on the list, not in a field, so that the number keys work at once.
  useEffect(() => first.current?.focus(), []);
  return (
    <section aria-label={t("login.demoTitle")}>
      <h2 className={classes.title}>{t("login.demoTitle")}</h2>
      <p className={classes.hint}>{t("login.demoText")}</p>
      <ol className={classes.logins}>
        {logins.map((entry, index) => (
          <li key={entry.login}>
            <button
              ref={index === 0 ? first : undefined}
              type="button"
              className={classes.login}
              disabled={busy}
              onClick={() => onPick(index)}
            >
              {index < 9 ? <Kbd keys={String(index + 1)} /> : <span />}
              <span className={classes.role}>{t(`common:role.${entry.role}`)}</span>
              <span className={classes.person}>{entry.name}</span>
              <span className={classes.account}>{entry.login}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
