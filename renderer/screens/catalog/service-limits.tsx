import { useTranslation } from "react-i18next";
import type { Service } from "../../../shared/domain/catalog/service";
import { Panel } from "../../ui/layout/panel";
import classes from "./catalog.module.css";
import { clockPoint, limitLines } from "./service-view";

/** The time limits: their printed words, what they are counted in, and which step starts and stops each. */
export function ServiceLimits({ service }: { service: Service }) {
  const { t } = useTranslation("catalog");
  const point = (name: string) => {
    const at = clockPoint(service, name);
    if (at === "receipt") return t("limitReceipt");
    return at === "handover" ? t("limitHandover") : t("limitStep", { step: at.step });
  };
  const lines = limitLines(service);
  return (
    <Panel title={t("limits")}>
      {lines.length === 0 && <p className={classes.silent}>{t("noLimit")}</p>}
      <ul className={classes.limits}>
        {lines.map(({ run, text, extended }) => (
          <li key={run.limit}>
            <strong>{text}</strong>
            {run.label !== text && <span> · {run.label}</span>}
            <div className={classes.stepFacts}>
              <span>{t(`limitBasis.${run.basis}`)}</span>
              <span>{t("limitStarts", { start: point(run.starts) })}</span>
              <span>{t("limitStops", { stop: point(run.stops) })}</span>
              {extended && <span>{t("limitExtends", { limit: extended.label })}</span>}
            </div>
          </li>
        ))}
      </ul>
      {service.entry.total_step_time_iso && (
        <p className={classes.silent}>{t("totalStepTime", { time: service.entry.total_step_time_iso })}</p>
      )}
    </Panel>
  );
}
