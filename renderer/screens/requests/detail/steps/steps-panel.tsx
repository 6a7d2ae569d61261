import { useTranslation } from "react-i18next";
import type { RequestDetail, StepView } from "../../../../../shared/ipc/requests";
import { isoDurationText } from "../../../../../shared/text/duration";
import { useFormat } from "../../../../ui/format/use-format";
import { Panel } from "../../../../ui/layout/panel";
import { type StepItem, StepList } from "../../../../ui/process/step-list";
import type { Tone } from "../../../../ui/status/tone";
import { useActorWords } from "./actor-words";
import { QuotaBar } from "./quota-bar";

const TONES: Readonly<Record<StepView["records"][number]["how"], Tone>> = {
  completed: "ok",
  returned: "warn",
  skipped: "warn",
  refused: "bad",
};

/** The procedure with what was done at each step, by whom and how long it took. */
export function StepsPanel({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation(["requests", "fields", "procedure"]);
  const words = useActorWords();
  const format = useFormat();
  const record = (step: StepView, index: number): NonNullable<StepItem["records"]>[number] | null => {
    const done = step.records[index];
    if (!done) return null;
    const title = [done.outcomeLabel ?? t(`fields:steps.record.${done.how}`), done.optionLabel]
      .filter(Boolean)
      .join(", ");
    const taken = done.takenBy === null ? "" : ` (${t("fields:steps.takenBy", { name: words.person(done.takenBy) })})`;
    return {
      id: `${step.id}-${index}`,
      title,
      actor: `${done.actorName}${taken}`,
      startedAt: done.startedAt,
      at: done.at,
      note: done.note,
      tone: TONES[done.how],
    };
  };
  return (
    <Panel title={t("detail.steps")} flush>
      <StepList
        steps={detail.steps.map((step) => ({
          id: step.id,
          title: step.title,
          state: step.state,
          actor: words.actor(step),
          quota: step.quota === null ? null : isoDurationText(step.quota, format.language),
          note: step.note,
          source: step.source,
          details: (
            <>
              {step.people.length > 0 && <p>{t("procedure:people", { names: step.people.join(", ") })}</p>}
              <QuotaBar quotaMs={step.quotaMs} usedMs={step.usedMs} ended={step.state !== "current"} />
            </>
          ),
          records: step.records.flatMap((_done, index) => record(step, index) ?? []),
        }))}
      />
    </Panel>
  );
}
