import { useTranslation } from "react-i18next";
import type { WorkstationStatus } from "../../../shared/ipc/workstation";
import type { workstation } from "../../text/id/workstation";
import { Panel } from "../../ui/layout/panel";
import { Banner } from "../../ui/status/banner";
import classes from "./workstation.module.css";

type NoticeKey = keyof (typeof workstation)["notice"];

/** What the last start had to mend. */
export function NoticesPanel({ notices }: { notices: WorkstationStatus["notices"] }) {
  const { t, i18n } = useTranslation("workstation");
  const words = ({ code, params }: WorkstationStatus["notices"][number]): string =>
    i18n.exists(`workstation:notice.${code}`)
      ? t(`notice.${code as NoticeKey}`, params)
      : t("notice.other", {
          code,
          params: Object.entries(params)
            .map(([name, value]) => `${name} ${value}`)
            .join(", "),
        });
  return (
    <Panel title={t("notices")}>
      {notices.length === 0 ? (
        <p className={classes.silent}>{t("noticesNone")}</p>
      ) : (
        <div className={classes.stack}>
          {notices.map((notice) => (
            <Banner key={`${notice.code} ${JSON.stringify(notice.params)}`} tone="warn">
              {words(notice)}
            </Banner>
          ))}
        </div>
      )}
    </Panel>
  );
}
