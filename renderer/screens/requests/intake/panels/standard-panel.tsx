import { useTranslation } from "react-i18next";
import type { Service } from "../../../../../shared/domain/catalog/service";
import { useFormat } from "../../../../ui/format/use-format";
import { FactList } from "../../../../ui/layout/fact-list";
import { Panel } from "../../../../ui/layout/panel";
import { Banner } from "../../../../ui/status/banner";
import classes from "../intake.module.css";

/** The published standard beside the form: what may be told to the applicant, and what the document leaves open. */
export function StandardPanel({ service }: { service: Service }) {
  const { t } = useTranslation("requests");
  const { language } = useFormat();
  const { entry, steps, notes, defects } = service;
  const silent = <em className={classes.silent}>{t("detail.notStated")}</em>;
  return (
    <Panel title={t("intake.standard")}>
      <div className={classes.standard}>
        <FactList
          facts={[
            {
              label: t("intake.standardLimit"),
              value: entry.time_limits.length === 0 ? silent : entry.time_limits.map((limit) => limit.text).join("\n"),
            },
            { label: t("intake.standardFee"), value: entry.fee?.text ?? silent },
            {
              label: t("intake.standardProducts"),
              value: entry.products.length === 0 ? silent : entry.products.join("\n"),
            },
          ]}
        />
        <div>
          <h3 className={classes.subheading}>{t("intake.standardSteps")}</h3>
          <ol className={classes.steps}>
            {steps.map((step) => (
              <li key={step.id}>
                {step.title}
                <span className={classes.actor}>{step.actor.label ?? t("detail.current.unnamed")}</span>
              </li>
            ))}
          </ol>
        </div>
        {defects.length > 0 && (
          <Banner tone="warn" title={t("detail.anomalies")}>
            <ul className={classes.plainList}>
              {defects.map((defect) => (
                <li key={defect.en}>{defect[language]}</li>
              ))}
            </ul>
          </Banner>
        )}
        {notes.length > 0 && (
          <Banner tone="info" title={t("intake.standardNotes")}>
            <ul className={classes.plainList}>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Banner>
        )}
      </div>
    </Panel>
  );
}
