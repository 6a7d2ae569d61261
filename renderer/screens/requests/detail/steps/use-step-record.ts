import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestDetail, StepView } from "../../../../../shared/ipc/requests";
import type { CallRefused } from "../../../../client/call";
import { useOperator } from "../../../../client/session";
import { useActionForm } from "../../../../parts/dialog/use-action-form";
import { useSeenText } from "../../../../parts/texts/use-seen-text";
import { type Command, useShortcuts } from "../../../../ui/commands/commands";
import { focusField } from "../../../../ui/fields/form-errors";
import { type StepDraft, type StepForm, type StepOutcome, stepProblems, toCompleteInput } from "./step-form";

interface StepRecordInput {
  detail: RequestDetail;
  step: StepView;
  form: StepForm;
  draft: StepDraft;
  /** The step is being recorded from here (its id), or that was refused (null). */
  onSending: (step: string | null) => void;
  onRefused: (refusal: CallRefused) => void;
}

/** Picking and recording an outcome of the current step, by its button, by the keys 1 to 9 and Ctrl+Enter. */
export function useStepRecord({ detail, step, form, draft, onSending, onRefused }: StepRecordInput) {
  const { t } = useTranslation("requests");
  const operator = useOperator();
  const complete = useActionForm("requests.complete-step", { words: "requests", onRefused });
  const [picked, setPicked] = useState<string | null>(null);
  const seen = useSeenText("note");
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const { may } = detail;

  const record = async (outcome: StepOutcome) => {
    if (complete.shown.busy) return;
    setPicked(outcome.id);
    if (complete.fails(stepProblems(step, draft, outcome)) || !seen(draft.note)) return;
    onSending(step.id);
    const saved = await complete.run(toCompleteInput(detail, step, draft, outcome, operator.id));
    // What was recorded shows in the steps and on top of the timeline.
    if (!saved) onSending(null);
  };
  const pick = (outcome: StepOutcome) => {
    setPicked(outcome.id);
    // Where a reason is wanted the next thing to do is to write it; Ctrl+Enter then records.
    if (outcome.reasonRequired && draft.note.trim() === "") focusField("note");
    else buttons.current.get(outcome.id)?.focus();
  };
  const ready =
    form.outcomes.find(({ outcome }) => outcome.id === picked) ??
    (form.outcomes.length === 1 ? form.outcomes[0] : undefined);

  const keys = form.outcomes.flatMap(({ outcome, key }): Command[] =>
    key === null
      ? []
      : [
          {
            id: `step.${outcome.id}`,
            label: outcome.label,
            keys: key,
            enabled: may.act,
            run: () => pick(outcome),
          },
        ],
  );
  useShortcuts([
    ...keys,
    {
      id: "step.record",
      label: t("detail.current.record"),
      keys: "Ctrl+Enter",
      enabled: may.act && ready !== undefined,
      run: () => ready && void record(ready.outcome),
    },
    {
      id: "step.leave-note",
      label: t("detail.current.leaveNote"),
      keys: "Esc",
      inBar: false,
      enabled: may.act,
      run: () => {
        if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
      },
    },
  ]);
  return {
    ...complete.shown,
    clear: complete.clearErrors,
    picked,
    setPicked,
    record,
    /** Keeps an outcome's button, which its key then leads to. */
    keepButton: (outcome: string, element: HTMLButtonElement | null) => {
      if (element) buttons.current.set(outcome, element);
      else buttons.current.delete(outcome);
    },
  };
}
