import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCall, useForgetAnswers, useRememberSession } from "../client/client";
import { SessionProvider } from "../client/session";
import { Blocked } from "../screens/session/blocked";
import { Locked } from "../screens/session/locked";
import { Login } from "../screens/session/login";
import { Setup } from "../screens/session/setup";
import { UnlockKey } from "../screens/session/unlock-key";
import { ZoneContext } from "../ui/format/use-format";
import { Banner } from "../ui/status/banner";
import { useErrorWords } from "../ui/status/error-words";
import type { makeRouter } from "./router";
import classes from "./session.module.css";
import { useBehindLock } from "./use-behind-lock";

interface SessionProps {
  router: ReturnType<typeof makeRouter>;
}

/** Shows what the session's phase asks for: set-up, passphrase, login, the console, or the console behind a lock. */
export function Session({ router }: SessionProps) {
  const { data: status, refusal } = useCall("session.status", {});
  const { t } = useTranslation();
  const words = useErrorWords();
  const forget = useForgetAnswers();
  const onStatus = useRememberSession();
  const shownFor = useRef<string | null>(null);
  const operator = status?.operator?.id ?? null;

  // The console stays mounted behind the lock, so that nothing typed is lost; for somebody else it starts anew.
  const inside = status?.phase === "ready" || (status?.phase === "locked" && shownFor.current === operator);
  useEffect(() => {
    const now = inside ? operator : null;
    if (shownFor.current !== null && shownFor.current !== now) {
      forget();
      void router.navigate({ to: "/", replace: true });
    }
    shownFor.current = now;
  }, [inside, operator, forget, router]);
  useBehindLock(status?.phase === "locked");

  if (refusal) {
    return (
      <div className={classes.alone}>
        <Banner tone="bad" title={t("status.trouble")}>
          {words.refusal(refusal)}
        </Banner>
      </div>
    );
  }
  if (!status) return null;
  return (
    <SessionProvider status={status}>
      <ZoneContext.Provider value={status.zone ?? "Asia/Jakarta"}>
        {inside && (
          <div className={classes.console} inert={status.phase === "locked"} data-locked={status.phase === "locked"}>
            <RouterProvider key={operator} router={router} />
          </div>
        )}
        {status.phase === "setup" && <Setup status={status} onStatus={onStatus} />}
        {status.phase === "unlock-key" && <UnlockKey status={status} onStatus={onStatus} />}
        {status.phase === "login" && <Login status={status} onStatus={onStatus} />}
        {status.phase === "locked" && <Locked status={status} onStatus={onStatus} />}
        {status.phase === "blocked" && <Blocked status={status} onStatus={onStatus} />}
      </ZoneContext.Provider>
    </SessionProvider>
  );
}
