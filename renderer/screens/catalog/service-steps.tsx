import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Service, ServiceStep } from "../../../shared/domain/catalog/service";
import { isoDurationText } from "../../../shared/text/duration";
import { classNames } from "../../ui/classes";
import { useFormat } from "../../ui/format/use-format";
import { IconArrowBackUp, IconChevronRight } from "../../ui/icons";
import { Panel } from "../../ui/layout/panel";
import classes from "./catalog.module.css";
import { goesStraightOn, targetOf } from "./service-view";

/** The procedure: as Sigap runs it, with its branches, or as the document prints it. */
export function ServiceSteps({ service }: { service: Service }) {
  const { t } = useTranslation("catalog");
  const [shown, setShown] = useState<"run" | "printed">("run");
  return (
    <Panel
      title={t("steps")}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t("steps")}
          value={shown}
          onChange={(value) => setShown(value === "printed" ? "printed" : "run")}
          data={[
            { value: "run", label: t("stepsAsRun") },
            { value: "printed", label: t("stepsAsPrinted") },
          ]}
        />
      }
    >
      {shown === "run" ? <RunSteps service={service} /> : <PrintedSteps service={service} />}
    </Panel>
  );
}

function RunSteps({ service }: { service: Service }) {
  const { t } = useTranslation(["catalog", "common"]);
  const format = useFormat();
  if (service.steps.length === 0) return <p className={classes.silent}>{t("notStated")}</p>;
  const actor = ({ actor: { label, roles } }: ServiceStep) => {
    const words = roles.map((role) => t(`common:role.${role}`)).join(", ");
    if (label === null) return <em>{t("actorUnnamed")}</em>;
    return words === "" || words === label ? label : `${label} (${words})`;
  };
  return (
    <ol className={classes.steps}>
      {service.steps.map((step) => (
        <li key={step.id} className={classes.step}>
          <div className={classes.stepTitle}>
            {step.title}
            {step.kind !== "task" && <span className={classes.kind}>{t(`kind.${step.kind}`)}</span>}
          </div>
          <div className={classes.stepFacts}>
            <span>
              {t("actor")}: {actor(step)}
            </span>
            {step.quota !== null && (
              <span>
                {t("quota")}: {isoDurationText(step.quota, format.language)}
              </span>
            )}
            <span>{step.source.length > 0 ? t("stepSource", { steps: step.source.join(", ") }) : t("stepAdded")}</span>
          </div>
          {step.options.length > 0 && (
            <div className={classes.stepFacts}>
              {t("options")}: {step.options.map((option) => option.label).join(" / ")}
            </div>
          )}
          {!goesStraightOn(service, step) && (
            <ul className={classes.outcomes}>
              {step.outcomes.map((outcome) => {
                const target = targetOf(service, outcome.to);
                const Arrow = outcome.effect === "return" ? IconArrowBackUp : IconChevronRight;
                return (
                  <li key={outcome.id} className={classNames(outcome.effect === "return" && classes.return)}>
                    <strong>{outcome.label}</strong> <Arrow className={classes.arrow} aria-hidden />{" "}
                    {"ending" in target ? t(`endings.${target.ending}`) : target.title}
                  </li>
                );
              })}
            </ul>
          )}
          {step.note !== null && <p className={classes.note}>{step.note}</p>}
        </li>
      ))}
    </ol>
  );
}

function PrintedSteps({ service }: { service: Service }) {
  const { t } = useTranslation("catalog");
  const { procedure } = service.entry;
  if (procedure.length === 0) return <p className={classes.silent}>{t("notStated")}</p>;
  return (
    <ol className={classes.steps}>
      {procedure.map((step) => (
        <li key={step.n} value={step.n} className={classes.step}>
          <div className={classes.stepTitle}>{step.action}</div>
          <div className={classes.stepFacts}>
            <span>
              {t("actor")}: {step.actor ?? <em>{t("actorUnnamed")}</em>}
            </span>
            {step.duration && (
              <span>
                {t("quota")}: {step.duration.text}
              </span>
            )}
            {step.input && (
              <span>
                {t("input")}: {step.input}
              </span>
            )}
            {step.output && (
              <span>
                {t("output")}: {step.output}
              </span>
            )}
            {step.remark && <span>{step.remark}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}
