import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DayStrip } from "../../parts/deadline/day-strip";
import { DeadlineChip } from "../../parts/deadline/deadline-chip";
import { classNames } from "../../ui/classes";
import { useFormat } from "../../ui/format/use-format";
import { FactList } from "../../ui/layout/fact-list";
import { Panel } from "../../ui/layout/panel";
import { StepList } from "../../ui/process/step-list";
import { Timeline } from "../../ui/process/timeline";
import classes from "./gallery.module.css";
import { sampleDays, sampleDeadlines, sampleNow, sampleSteps, sampleTimeline } from "./samples";

/** Deadlines, days, steps, timeline and facts. */
export function ProcessSamples() {
  const { t } = useTranslation("components");
  const format = useFormat();
  const [explained, setExplained] = useState(true);
  const [first] = sampleDeadlines;
  return (
    <>
      <Panel title={t("section.deadlines")}>
        <div className={classNames(classes.stack, classes.start)}>
          {sampleDeadlines.map((deadline) => (
            <DeadlineChip
              key={`${deadline.state} ${deadline.basis}`}
              deadline={deadline}
              now={sampleNow}
              zone={format.zone}
            />
          ))}
          {first && (
            <DeadlineChip
              deadline={first}
              now={sampleNow}
              zone={format.zone}
              size="full"
              onExplain={() => setExplained((before) => !before)}
            />
          )}
        </div>
      </Panel>
      <Panel title={t("section.days")}>
        <DayStrip days={sampleDays} zone={format.zone} list={explained} />
      </Panel>
      <Panel title={t("section.steps")} flush>
        <StepList steps={sampleSteps} />
      </Panel>
      <Panel title={t("section.timeline")}>
        <div className={classes.stack}>
          <FactList
            facts={[
              { label: "Pemohon", value: "Kalurahan Trirenggo" },
              { label: "Nomor surat", value: "B/500.3.10.1/02269" },
              { label: "Diterima", value: format.instant(sampleNow) },
              { label: "Surel", value: null },
            ]}
          />
          <Timeline items={sampleTimeline} />
        </div>
      </Panel>
    </>
  );
}
