import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { useFormat } from "../../../../ui/format/use-format";
import { FactList } from "../../../../ui/layout/fact-list";
import { Panel } from "../../../../ui/layout/panel";
import { Banner } from "../../../../ui/status/banner";
import classes from "../detail.module.css";

/** The published standard as this request pinned it, and what its document leaves open. */
export function StandardPanel({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation("requests");
  const format = useFormat();
  const { deadline } = detail.row;
  const silent = <em className={classes.silent}>{t("detail.notStated")}</em>;
  return (
    <Panel title={t("intake.standard")}>
      <div className={classes.facts}>
        {detail.serviceChanged && <Banner tone="info">{t("detail.serviceChanged")}</Banner>}
        <FactList
          facts={[
            { label: t("detail.limit"), value: detail.limitText ?? silent },
            ...(detail.limitBasis === null
              ? []
              : [{ label: t("detail.limitBasis"), value: t(`basis.${detail.limitBasis}`) }]),
            {
              label: t("detail.clockStarted"),
              value:
                detail.clockStartedAt === null ? t("detail.clockNotStarted") : format.instant(detail.clockStartedAt),
            },
            ...(deadline.promised === null
              ? []
              : [
                  {
                    label: t("detail.promised"),
                    value:
                      deadline.due !== null && deadline.due !== deadline.promised
                        ? t("detail.promisedMoved", {
                            promised: format.instant(deadline.promised),
                            due: format.instant(deadline.due),
                          })
                        : format.instant(deadline.promised),
                  },
                ]),
            ...(deadline.early === null ? [] : [{ label: t("detail.early"), value: format.instant(deadline.early) }]),
            { label: t("detail.fee"), value: detail.fee ?? silent },
            {
              label: t("detail.products"),
              value: detail.products.length === 0 ? silent : detail.products.join("\n"),
            },
            ...(detail.row.section === null ? [] : [{ label: t("detail.section"), value: detail.row.section }]),
          ]}
        />
        {detail.anomalies.length > 0 && (
          <Notes
            tone="warn"
            title={t("detail.anomalies")}
            texts={detail.anomalies.map((defect) => defect[format.language])}
          />
        )}
        {detail.serviceNotes.length > 0 && (
          <Notes tone="info" title={t("intake.standardNotes")} texts={detail.serviceNotes} />
        )}
      </div>
    </Panel>
  );
}

function Notes({ tone, title, texts }: { tone: "warn" | "info"; title: string; texts: readonly string[] }) {
  return (
    <Banner tone={tone} title={title}>
      <ul className={classes.plainList}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Banner>
  );
}
