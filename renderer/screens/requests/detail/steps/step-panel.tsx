import { Checkbox, Radio } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ROLES } from "../../../../../shared/domain/operators/roles";
import { DISPOSITION_INSTRUCTIONS, DISPOSITION_NATURES } from "../../../../../shared/domain/requests/types";
import type { RequestDetail, StepView } from "../../../../../shared/ipc/requests";
import type { CallRefused } from "../../../../client/call";
import { useCommand } from "../../../../client/client";
import { useOperator } from "../../../../client/session";
import { useProblemWords } from "../../../../parts/dialog/use-problem-words";
import { useRefusal } from "../../../../parts/dialog/use-refusal";
import { useSeenText } from "../../../../parts/texts/use-seen-text";
import { classNames } from "../../../../ui/classes";
import { type Command, useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import { ChoiceField } from "../../../../ui/fields/choice-field";
import { FormErrors, focusField } from "../../../../ui/fields/form-errors";
import { Banner } from "../../../../ui/status/banner";
import { RequestTextField } from "../actions/request-text-field";
import classes from "../detail.module.css";
import { useActorWords } from "./actor-words";
import { type StepDraft, type StepOutcome, stepForm, stepProblems, toCompleteInput, typedWords } from "./step-form";
import { TakerField } from "./taker-field";

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
  const { t } = useTranslation(["requests", "common", "procedure"]);
  const words = useActorWords();
  const problemWords = useProblemWords("requests");
  const operator = useOperator();
  const complete = useCommand("requests.complete-step");
  const [picked, setPicked] = useState<string | null>(null);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  const seen = useSeenText("note");
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const form = stepForm(step);
  const change = (part: Partial<StepDraft>) => {
    onDraft({ ...draft, ...part });
    setProblems({});
  };

  const refusal = complete.refusal;
  useRefusal(refusal, (refused) => {
    setProblems(problemWords(refused.fields));
    setAttempt((before) => before + 1);
    onRefused(refused);
  });

  const record = async (outcome: StepOutcome) => {
    if (complete.busy) return;
    setPicked(outcome.id);
    const lacking = problemWords(stepProblems(step, draft, outcome));
    setProblems(lacking);
    if (Object.keys(lacking).length > 0) {
      complete.reset();
      setAttempt((before) => before + 1);
      return;
    }
    if (!seen(draft.note)) return;
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

  useShortcuts([
    ...form.outcomes.flatMap(({ outcome, key }): Command[] =>
      key === null
        ? []
        : [
            {
              id: `step.${outcome.id}`,
              label: outcome.label,
              keys: key,
              enabled: detail.may.act,
              run: () => pick(outcome),
            },
          ],
    ),
    {
      id: "step.record",
      label: t("detail.current.record"),
      keys: "Ctrl+Enter",
      enabled: detail.may.act && ready !== undefined,
      run: () => ready && void record(ready.outcome),
    },
    {
      id: "step.leave-note",
      label: t("detail.current.leaveNote"),
      keys: "Esc",
      inBar: false,
      enabled: detail.may.act,
      run: () => {
        if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
      },
    },
  ]);

  const actor = words.actor(step);
  if (!detail.may.act) {
    const typed = typedWords(draft, step);
    return (
      <div className={classes.stack}>
        {refusal && <FormErrors errors={{}} labels={{}} refusal={refusal} attempt={attempt} />}
        <p className={classes.silent}>
          {actor ? t("detail.current.notYours", { actor }) : t("detail.current.notYoursUnnamed")}
        </p>
        {typed !== "" && (
          <Banner tone="warn" role="alert" title={t("procedure:typed.title")}>
            <p>{t("procedure:typed.about")}</p>
            <p className={classes.typed}>{typed}</p>
          </Banner>
        )}
      </div>
    );
  }
  const reasonWanted = form.outcomes.some(({ outcome }) => outcome.id === picked && outcome.reasonRequired);
  const refuses = form.outcomes.some(({ outcome }) => outcome.id === picked && outcome.to === "refusal");
  return (
    <div className={classes.stack}>
      <FormErrors
        errors={problems}
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
          error={problems.option}
          data-path="option"
        >
          <div className={classes.choices}>
            {step.options.map((option) => (
              <Radio key={option.id} value={option.id} label={option.label} />
            ))}
          </div>
        </Radio.Group>
      )}
      {form.taker !== "none" && <TakerField step={step} draft={draft} onChange={change} error={problems.takenBy} />}
      {form.disposition && (
        <>
          <ChoiceField
            kind="segments"
            label={t("detail.current.nature")}
            value={draft.nature}
            onChange={(nature) => change({ nature })}
            choices={DISPOSITION_NATURES.map((value) => ({ value, label: t(`nature.${value}`) }))}
          />
          <Checkbox.Group
            label={t("detail.current.forwardedTo")}
            required
            value={draft.forwardedTo}
            onChange={(values) => change({ forwardedTo: ROLES.filter((role) => values.includes(role)) })}
            error={problems.forwardedTo}
            data-path="forwardedTo"
          >
            <div className={classes.choices}>
              {ROLES.filter((role) => role !== "administrator").map((role) => (
                <Checkbox key={role} value={role} label={t(`common:role.${role}`)} />
              ))}
            </div>
          </Checkbox.Group>
          <Checkbox.Group
            label={t("detail.current.instructions")}
            value={draft.instructions}
            onChange={(values) =>
              change({ instructions: DISPOSITION_INSTRUCTIONS.filter((instruction) => values.includes(instruction)) })
            }
          >
            <div className={classes.choices}>
              {DISPOSITION_INSTRUCTIONS.map((instruction) => (
                <Checkbox key={instruction} value={instruction} label={t(`instruction.${instruction}`)} />
              ))}
            </div>
          </Checkbox.Group>
        </>
      )}
      <RequestTextField
        detail={detail}
        use={refuses ? "refusal" : "note"}
        label={t(
          reasonWanted
            ? "detail.current.reason"
            : form.disposition
              ? "detail.current.dispositionNote"
              : "detail.current.note",
        )}
        value={draft.note}
        onChange={(note) => change({ note })}
        required={reasonWanted}
        error={problems.note}
        maxLength={2000}
        data-path="note"
      />
      <fieldset aria-label={t("detail.current.outcomes")} className={classes.outcomes}>
        {form.outcomes.map(({ outcome, key }) => (
          <button
            key={outcome.id}
            type="button"
            ref={(element) => {
              if (element) buttons.current.set(outcome.id, element);
              else buttons.current.delete(outcome.id);
            }}
            className={classNames(
              classes.outcome,
              classes[outcome.to === "handover" ? "handover" : outcome.effect],
              outcome.id === picked && classes.picked,
            )}
            aria-busy={complete.busy}
            onFocus={() => setPicked(outcome.id)}
            onClick={() => void record(outcome)}
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
      <p className={classes.hint}>{t("detail.current.keys")}</p>
    </div>
  );
}
