import { useTranslation } from "react-i18next";
import type { WorkstationStatus } from "../../../shared/ipc/workstation";
import type { workstation } from "../../text/id/workstation";
import { useFormat } from "../../ui/format/use-format";
import { Panel } from "../../ui/layout/panel";
import { Banner } from "../../ui/status/banner";
import classes from "./workstation.module.css";

type ReasonKey = keyof (typeof workstation)["checkReason"];

/** When the log's chains were checked last, how many events, and whether they are whole; of damage, what to do. */
export function LogCheckPanel({ status }: { status: WorkstationStatus }) {
  const { t } = useTranslation("workstation");
  const format = useFormat();
  const { whole, checking } = status.logCheck;
  const at = whole === null ? "" : format.instant(whole.at);
  return (
    <Panel title={t("check")}>
      <div className={classes.stack}>
        {whole === null && <Banner tone="info">{t("checkNever")}</Banner>}
        {whole !== null && whole.bad === null && (
          <Banner tone="ok">{t("checkWhole", { at, events: format.number(whole.events) })}</Banner>
        )}
        {whole?.bad && (
          <Banner tone="bad" title={t("checkBadTitle", { at })}>
            <p>
              {t("checkBad", {
                seq: format.number(whole.bad.seq),
                origin: whole.bad.origin,
                reason: t(`checkReason.${whole.bad.reason as ReasonKey}`),
              })}
            </p>
            <p>{t("checkBadTodo")}</p>
          </Banner>
        )}
        {checking !== null && (
          <p className={classes.silent}>
            {t("checkGoesOn", { events: format.number(checking), all: format.number(status.events) })}
          </p>
        )}
      </div>
    </Panel>
  );
}
