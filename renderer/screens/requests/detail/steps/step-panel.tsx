import { Radio } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RequestDetail, StepView } from "../../../../../shared/ipc/requests";
import type { CallRefused } from "../../../../client/call";
import { FormErrors } from "../../../../ui/fields/form-errors";
import { Banner } from "../../../../ui/status/banner";
import { RequestTextField } from "../actions/request-text-field";
import classes from "../detail.module.css";
import { useActorWords } from "./actor-words";
import { DispositionFields } from "./disposition-fields";
import { type StepDraft, stepForm, typedWords } from "./step-form";
import { StepOutcomes } from "./step-outcomes";
import { TakerField } from "./taker-field";
import { useStepRecord } from "./use-step-record";

interface StepPanelProps {
  detail: RequestDetail;
  step: StepView;
  draft: StepDraft;
  onDraft: (draft: StepDraft) => void;
  /** The step is being recorded from here (its id), or that was refused (null). */
  onSending: (step: string | null) => void;
  /** A command was refused: what is shown may be old. */
  onRefused: (refusal: CallRefused) => void;
}

/** What can be done with the current step: its outcomes by the keys 1 to 9, and what has to be written down for them. */
export function StepPanel({ detail, step, draft, onDraft, onSending, onRefused }: StepPanelProps) {
  const { t } = useTranslation("requests");
  const form = stepForm(step);
  const recording = useStepRecord({ detail, step, form, draft, onSending, onRefused });
  const { errors, refusal, attempt, picked } = recording;
  if (!detail.may.act) {
    return (
      <div className={classes.stack}>
        {refusal && <FormErrors errors={{}} labels={{}} refusal={refusal} attempt={attempt} />}
        <NotYours step={step} typed={typedWords(draft, step)} />
      </div>
    );
  }
  const change = (part: Partial<StepDraft>) => {
    onDraft({ ...draft, ...part });
    recording.clear();
  };
  const chosen = form.outcomes.find(({ outcome }) => outcome.id === picked)?.outcome;
  const reasonWanted = chosen?.reasonRequired === true;
  const noteWord = form.disposition ? "detail.current.dispositionNote" : "detail.current.note";
  return (
    <div className={classes.stack}>
      <FormErrors
        errors={errors}
        labels={{
          option: t("detail.current.option"),
          takenBy: t("detail.current.takenBy"),
          forwardedTo: t("detail.current.forwardedTo"),
          note: t("detail.current.note"),
        }}
        refusal={refusal?.code === "stale" ? null : refusal}
        attempt={attempt}
      />
      {step.note !== null && <Banner tone="warn">{step.note}</Banner>}
      {form.option && (
        <Radio.Group
          label={t("detail.current.option")}
          required
          value={draft.option ?? ""}
          onChange={(option) => change({ option })}
          error={errors.option}
          data-path="option"
        >
          <div className={classes.choices}>
            {step.options.map((option) => (
              <Radio key={option.id} value={option.id} label={option.label} />
            ))}
          </div>
        </Radio.Group>
      )}
      {form.taker !== "none" && <TakerField step={step} draft={draft} onChange={change} error={errors.takenBy} />}
      {form.disposition && <DispositionFields draft={draft} onChange={change} error={errors.forwardedTo} />}
      <RequestTextField
        detail={detail}
        use={chosen?.to === "refusal" ? "refusal" : "note"}
        label={t(reasonWanted ? "detail.current.reason" : noteWord)}
        value={draft.note}
        onChange={(note) => change({ note })}
        required={reasonWanted}
        error={errors.note}
        maxLength={2000}
        data-path="note"
      />
      <StepOutcomes outcomes={form.outcomes} recording={recording} />
      <p className={classes.hint}>{t("detail.current.keys")}</p>
    </div>
  );
}

/** Whose step it is, and what had been typed for it before it went to somebody else. */
function NotYours({ step, typed }: { step: StepView; typed: string }) {
  const { t } = useTranslation(["requests", "procedure"]);
  const actor = useActorWords().actor(step);
  return (
    <>
      <p className={classes.silent}>
        {actor ? t("detail.current.notYours", { actor }) : t("detail.current.notYoursUnnamed")}
      </p>
      {typed !== "" && (
        <Banner tone="warn" role="alert" title={t("procedure:typed.title")}>
          <p>{t("procedure:typed.about")}</p>
          <p className={classes.typed}>{typed}</p>
        </Banner>
      )}
    </>
  );
}
