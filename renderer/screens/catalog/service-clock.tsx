import { useTranslation } from "react-i18next";
import type { LimitRun, Service } from "../../../shared/domain/catalog/service";
import { useCall } from "../../client/client";
import { DayStrip } from "../../parts/deadline/day-strip";
import { useFormat } from "../../ui/format/use-format";
import { useNow } from "../../ui/format/use-now";
import { Panel } from "../../ui/layout/panel";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import classes from "./catalog.module.css";
import { clockMeanings, shownRuns } from "./service-view";

/** What the standard means for the clock, in words, and on the calendar for a request that came now. */
export function ServiceClock({ service }: { service: Service }) {
  const { t } = useTranslation("catalog");
  const examples = shownRuns(service);
  return (
    <Panel title={t("clock.title")}>
      <div className={classes.clock}>
        {service.limits.length === 0 && <p>{t("clock.none")}</p>}
        {service.limits.map((run) => (
          <div key={run.limit}>
            {service.limits.length > 1 && <strong>{run.label}</strong>}
            <ul className={classes.plainList}>
              {clockMeanings(service, run).map((meaning) => (
                <li key={meaning}>{t(`clock.${meaning}`)}</li>
              ))}
            </ul>
          </div>
        ))}
        {service.entry.requirements.length > 0 && service.limits.length > 0 && <p>{t("clock.waits")}</p>}
        {service.runnable &&
          examples.map((run) => <Example key={run.limit} service={service} run={run} named={examples.length > 1} />)}
      </div>
    </Panel>
  );
}

interface ExampleProps {
  service: Service;
  run: LimitRun;
  named: boolean;
}

function Example({ service, run, named }: ExampleProps) {
  const { t } = useTranslation(["catalog", "errors"]);
  const format = useFormat();
  const now = useNow();
  const { data, refusal } = useCall(
    "deadlines.explain",
    { serviceId: service.entry.id, limit: run.limit, receivedAt: now - (now % 60_000) },
    { keepPrevious: true },
  );
  if (refusal) return <RefusalBanner refusal={refusal} title={t("errors:notLoaded")} />;
  const due = data?.deadline.due ?? null;
  if (!data || (due === null && data.deadline.unknownYear === null)) return null;
  return (
    <div>
      <p>
        {named && `${run.label}: `}
        {due === null
          ? t("clock.unknownYear", { year: data.deadline.unknownYear ?? "" })
          : t("clock.example", { now: format.instant(data.receivedAt), due: format.instant(due) })}
      </p>
      {data.days.length > 0 && <DayStrip days={data.days} zone={format.zone} list={false} />}
    </div>
  );
}
