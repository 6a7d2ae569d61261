import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../client/client";
import { useFormat } from "../../ui/format/use-format";
import { IconAlertTriangle, IconArchive, IconX } from "../../ui/icons";
import { Dialog } from "../../ui/layout/dialog";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { knownProblem, problemDetails, wordedReason } from "./problem";
import classes from "./session.module.css";
import { SessionLayout, type SessionScreenProps } from "./session-layout";

/** Why the data could not be opened, what happened to it and what to do. */
export function Blocked({ status, onStatus }: SessionScreenProps) {
  const { t } = useTranslation(["session", "common"]);
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const restore = useCommand("session.restore-backup");
  const problem = status.problem ?? { code: "internal", params: {}, lastBackup: null, logFile: "" };
  const known = knownProblem(problem.code);
  const { setAside, holder, rest } = problemDetails(problem.params);
  const foreign = known === "log-foreign";
  const mendable = known === "log-damaged" || foreign;
  // What the office's key covers of its own log is enough to go on from; a damaged log needs a backup.
  const canRestore = foreign || (mendable && problem.lastBackup !== null);

  const reasonWords = (value: string) => {
    const reason = wordedReason(value);
    return reason === null ? value : t(`blocked.reason.${reason}`);
  };

  const run = async () => {
    const next = await restore.run({});
    setAsking(false);
    if (next) onStatus(next);
  };
  return (
    <SessionLayout status={status} wide>
      <div className={classes.stack} role="alert">
        <div>
          <h1 className={classes.title}>
            <IconAlertTriangle size="1.25rem" aria-hidden /> {t(`blocked.problem.${known}.title`)}
          </h1>
          <p className={classes.lead}>{t(`blocked.problem.${known}.text`)}</p>
          <p>
            <strong>{mendable && !canRestore ? t("blocked.noBackupTodo") : t(`blocked.problem.${known}.todo`)}</strong>
          </p>
        </div>
        {setAside !== null && (
          <div>
            <p className={classes.hint}>{t("blocked.setAside")}</p>
            <p className={classes.details}>{setAside}</p>
          </div>
        )}
        {holder !== null && (
          <p>
            {t("blocked.holder", { user: holder.user, host: holder.host, pid: holder.pid })}
            {holder.since !== null && ` ${t("blocked.since", { time: format.instant(holder.since) })}`}
          </p>
        )}
        {rest.length > 0 && (
          <div>
            <p className={classes.hint}>{t("blocked.details")}</p>
            <p className={classes.details}>
              {rest.map(({ name, word, value }) => (
                <span key={name} className={classes.detail}>
                  {word === null ? name : t(`blocked.param.${word}`)}: {word === "reason" ? reasonWords(value) : value}
                </span>
              ))}
            </p>
          </div>
        )}
        {problem.logFile !== "" && (
          <div>
            <p className={classes.hint}>{t("blocked.logFile")}</p>
            <p className={classes.details}>{problem.logFile}</p>
          </div>
        )}
        {mendable && (
          <div>
            <p className={classes.hint}>{t(problem.lastBackup ? "blocked.lastBackup" : "blocked.noBackup")}</p>
            {problem.lastBackup && <p className={classes.details}>{problem.lastBackup}</p>}
          </div>
        )}
        <RefusalBanner refusal={restore.refusal} title={t("blocked.notRestored")} />
        <div className={classes.actions}>
          <Button variant="default" leftSection={<IconX size="1rem" aria-hidden />} onClick={() => window.close()}>
            {t("blocked.quit")}
          </Button>
          {canRestore && (
            <Button leftSection={<IconArchive size="1rem" aria-hidden />} onClick={() => setAsking(true)}>
              {t(foreign ? "blocked.keepOwn" : "blocked.restore")}
            </Button>
          )}
        </div>
      </div>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t(foreign ? "blocked.keepOwnTitle" : "blocked.restoreTitle")}
        footer={
          <>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t("common:action.cancel")}
            </Button>
            <Button loading={restore.busy} onClick={() => void run()} data-autofocus>
              {t(foreign ? "blocked.keepOwn" : "blocked.restore")}
            </Button>
          </>
        }
      >
        <p>{t(foreign ? "blocked.keepOwnText" : "blocked.restoreText")}</p>
        {problem.lastBackup && <p className={classes.details}>{problem.lastBackup}</p>}
      </Dialog>
    </SessionLayout>
  );
}
