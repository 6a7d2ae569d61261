import { useTranslation } from "react-i18next";
import { classNames } from "../../../../ui/classes";
import { Kbd } from "../../../../ui/commands/kbd";
import classes from "../detail.module.css";
import { useActorWords } from "./actor-words";
import type { StepForm } from "./step-form";
import type { useStepRecord } from "./use-step-record";

interface StepOutcomesProps {
  outcomes: StepForm["outcomes"];
  recording: ReturnType<typeof useStepRecord>;
}

/** A button for each outcome of the step, with its key and where it leads. */
export function StepOutcomes({ outcomes, recording }: StepOutcomesProps) {
  const { t } = useTranslation("requests");
  const words = useActorWords();
  return (
    <fieldset aria-label={t("detail.current.outcomes")} className={classes.outcomes}>
      {outcomes.map(({ outcome, key }) => (
        <button
          key={outcome.id}
          type="button"
          ref={(element) => recording.keepButton(outcome.id, element)}
          className={classNames(
            classes.outcome,
            classes[outcome.to === "handover" ? "handover" : outcome.effect],
            outcome.id === recording.picked && classes.picked,
          )}
          aria-busy={recording.busy}
          onFocus={() => recording.setPicked(outcome.id)}
          onClick={() => void recording.record(outcome)}
        >
          {key !== null && <Kbd keys={key} />}
          <span className={classes.outcomeWords}>
            <strong>{outcome.label}</strong>
            <span className={classes.outcomeTarget}>
              {t(outcome.effect === "return" ? "detail.current.leadsBack" : "detail.current.leadsTo", {
                title: words.target(outcome.toTitle),
              })}
            </span>
          </span>
        </button>
      ))}
    </fieldset>
  );
}
