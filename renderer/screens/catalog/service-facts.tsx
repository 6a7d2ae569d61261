import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../shared/domain/catalog/service";
import { type Fact, FactList } from "../../ui/layout/fact-list";
import { Panel } from "../../ui/layout/panel";
import classes from "./catalog.module.css";

/** The remaining components of the standard, each as printed; what the document does not state says so. */
export function ServiceFacts({ service }: { service: Service }) {
  const { t } = useTranslation("catalog");
  const { entry } = service;
  const silent: ReactNode = <em className={classes.silent}>{t("notStated")}</em>;
  const lines = (texts: readonly string[]) => (texts.length === 0 ? silent : texts.join("\n"));
  const channels = entry.complaint_channels.map(({ kind, value }) =>
    value === null ? t(`channelKind.${kind}`) : `${t(`channelKind.${kind}`)}: ${value}`,
  );
  const hours = entry.service_hours;
  const extra: Fact[] = [
    ...(entry.warning ? [{ label: t("warning"), value: entry.warning }] : []),
    ...(entry.records ? [{ label: t("records"), value: entry.records }] : []),
    ...(entry.related?.length ? [{ label: t("related"), value: entry.related.join("\n") }] : []),
  ];
  return (
    <Panel title={t("standard")}>
      <FactList
        facts={[
          { label: t("products"), value: lines(entry.products) },
          { label: t("fee"), value: entry.fee?.text ?? silent },
          {
            label: t("hours"),
            value:
              hours === null
                ? silent
                : [hours.text, hours.open && hours.close ? `${hours.open}–${hours.close}` : null]
                    .filter(Boolean)
                    .join("\n") || silent,
          },
          { label: t("channels"), value: lines(channels) },
          { label: t("staff"), value: entry.staff?.text ?? silent },
          { label: t("competencies"), value: lines(entry.competencies) },
          { label: t("facilities"), value: lines(entry.facilities) },
          { label: t("supervision"), value: lines(entry.supervision) },
          { label: t("guarantee"), value: entry.guarantee ?? silent },
          { label: t("safety"), value: entry.safety ?? silent },
          { label: t("evaluation"), value: entry.evaluation?.text ?? silent },
          ...extra,
        ]}
      />
    </Panel>
  );
}

/** Where the standard is written: its legal basis and the lines of the source document. */
export function ServiceSource({ service, hash }: { service: Service; hash: string }) {
  const { t } = useTranslation("catalog");
  const { entry } = service;
  return (
    <Panel title={t("source")}>
      <FactList
        facts={[
          { label: t("source"), value: t("sourceLines", entry.source) },
          {
            label: t("legalBasis"),
            value:
              entry.legal_basis.length === 0 ? (
                <em className={classes.silent}>{t("notStated")}</em>
              ) : (
                entry.legal_basis.join("\n")
              ),
          },
          { label: t("hash"), value: <code className={classes.hash}>{hash.slice(0, 16)}</code> },
        ]}
      />
    </Panel>
  );
}
