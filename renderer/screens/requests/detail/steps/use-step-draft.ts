import { useEffect, useRef, useState } from "react";
import type { RequestDetail, StepView } from "../../../../../shared/ipc/requests";
import { useRemembered } from "../../../../client/remembered";
import { emptyStepDraft, isStepDraftTouched, type StepDraft, stepAfter, typedWords } from "./step-form";

interface Typed {
  draft: StepDraft;
  step: StepView;
  next: StepView | null;
}

/**
 * What is typed about the current step; whoever leaves the screen and comes back finds it again. When somebody else
 * moves the request on meanwhile, the note is carried to the new step and `moved` tells what had been typed for the old
 * one (`away`: it moved while the screen was left).
 */
export function useStepDraft(detail: RequestDetail, step: StepView | null) {
  const next = step && stepAfter(detail, step);
  const [kept, keep] = useRemembered<Typed | null>(`request.${detail.row.id}.step`, null);
  const [typed, setTyped] = useState(kept);
  const first = useRef(true);
  useEffect(() => {
    first.current = false;
    keep(typed);
  }, [keep, typed]);
  const sending = useRef<string | null>(null);
  const [moved, setMoved] = useState<{ step: string; typed: string; away: boolean } | null>(null);

  let draft = typed?.draft ?? null;
  if (typed !== null && typed.step.id !== step?.id) {
    const own = sending.current === typed.step.id;
    const lost = !own && isStepDraftTouched(typed.draft, typed.step, typed.next);
    const fresh = step && { draft: { ...emptyStepDraft(step, next), note: lost ? typed.draft.note : "" }, step, next };
    draft = fresh?.draft ?? null;
    setTyped(fresh);
    if (lost)
      setMoved({
        step: step?.title ?? "–",
        typed: typedWords(typed.draft, typed.step),
        away: first.current,
      });
  } else if (typed === null && step !== null) {
    draft = emptyStepDraft(step, next);
  }
  return {
    draft,
    setDraft: (changed: StepDraft) => step && setTyped({ draft: changed, step, next }),
    /** A step that is recorded from here: that the request then moves on is no surprise. */
    setSending: (id: string | null) => {
      sending.current = id;
      // Recorded, it is no longer typed; refused, it still is.
      keep(id === null ? typed : null);
    },
    moved,
    forgetMoved: () => setMoved(null),
  };
}
