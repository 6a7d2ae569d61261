import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../client/client";
import { useSession } from "../../client/session";
import { classNames } from "../../ui/classes";
import { zoneName } from "../../ui/format/format";
import { useFormat } from "../../ui/format/use-format";
import { useNow } from "../../ui/format/use-now";
import { IconAlertTriangle, IconCircleCheck, IconFlag, IconKey, IconShieldLock } from "../../ui/icons";
import { toneClass } from "../../ui/status/tone";
import classes from "./frame.module.css";

const SETTLED_AFTER_MS = 1_000;

/** False until the start is over. */
function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}

/** Whether the data is safe, how its key is kept, and what time it is in the office. */
export function StatusBar() {
  const { t } = useTranslation();
  const status = useSession();
  // The first screen's own questions come first.
  const settled = useSettled();
  const workstation = useCall("workstation.status", {}, { enabled: settled && status.phase === "ready" });
  const format = useFormat();
  const now = useNow(1000);
  const trouble = workstation.refusal !== null;
  return (
    <footer className={classes.status}>
      <span className={classNames(classes.item, toneClass(trouble ? "bad" : "ok"))}>
        {trouble ? <IconAlertTriangle aria-hidden /> : <IconCircleCheck aria-hidden />}
        {t(trouble ? "status.trouble" : workstation.data ? "status.saved" : "status.working")}
      </span>
      {workstation.data && <span>{t("status.events", { value: format.number(workstation.data.events) })}</span>}
      {status.keyProtection === "os-key-store" && (
        <span className={classNames(classes.item, toneClass("ok"))}>
          <IconShieldLock aria-hidden />
          {t("status.keyOs")}
        </span>
      )}
      {status.keyProtection === "passphrase" && (
        <span
          className={classNames(classes.item, toneClass("warn"))}
          title={status.keyStoreAvailable ? undefined : t("status.noKeyStore")}
        >
          <IconKey aria-hidden />
          {t("status.keyPassphrase")}
        </span>
      )}
      {status.demo && (
        <span className={classNames(classes.item, classes.demo)}>
          <IconFlag aria-hidden />
          {t("status.demo")}
        </span>
      )}
      <span className={classes.space} />
      <span>{t("status.version", { version: status.version })}</span>
      <time className={classes.clock} dateTime={new Date(now).toISOString()}>
        {format.date(now)} {format.time(now, true)} {zoneName(format.zone)}
      </time>
    </footer>
  );
}
