import type { Role } from "../../../../../shared/domain/operators/roles";
import type { DispositionInstruction, DispositionNature } from "../../../../../shared/domain/requests/types";
import type { CallInput } from "../../../../../shared/ipc/contract";
import type { RequestDetail, StepView } from "../../../../../shared/ipc/requests";

/** How the operator says who took a step. */
export const TAKERS = ["me", "role", "operator", "name"] as const;
export type Taker = (typeof TAKERS)[number];

/** What is typed about the current step before one of its outcomes is pressed. */
export interface StepDraft {
  /** The step it was typed for: after a change by somebody else the current step may be another one. */
  step: string;
  option: string | null;
  note: string;
  taker: Taker | null;
  takerRole: Role | null;
  takerOperator: string | null;
  takerName: string;
  nature: DispositionNature;
  instructions: DispositionInstruction[];
  forwardedTo: Role[];
}

export type StepOutcome = StepView["outcomes"][number];

/** What the action panel asks for at a step. */
export interface StepForm {
  option: boolean;
  /** `asked`: the document names nobody. `offered`: done outside the console, the name may be noted. */
  taker: "asked" | "offered" | "none";
  disposition: boolean;
  /** The outcomes with their keys 1 to 9. */
  outcomes: { outcome: StepOutcome; key: string | null }[];
}

/** What must be asked at a step, from what the standard says about it. */
export function stepForm(step: StepView): StepForm {
  const outside = step.actorKind === "applicant" || step.actorKind === "external" || step.actorKind === "system";
  return {
    option: step.options.length > 0,
    taker: step.actorKind === "choose" ? "asked" : outside ? "offered" : "none",
    disposition: step.kind === "disposition",
    outcomes: step.outcomes.map((outcome, index) => ({ outcome, key: index < 9 ? String(index + 1) : null })),
  };
}

/** An empty draft for a step; a disposition begins with the ordinary nature, to whoever takes the step after it. */
export function emptyStepDraft(step: StepView, next: StepView | null): StepDraft {
  return {
    step: step.id,
    option: step.options.length === 1 ? (step.options[0]?.id ?? null) : null,
    note: "",
    taker: null,
    takerRole: null,
    takerOperator: null,
    takerName: "",
    nature: "ordinary",
    instructions: step.kind === "disposition" ? ["process"] : [],
    forwardedTo: step.kind === "disposition" ? [...(next?.roles ?? [])] : [],
  };
}

/** Whether something was typed that would be lost. */
export function isStepDraftTouched(draft: StepDraft, step: StepView, next: StepView | null): boolean {
  return JSON.stringify(draft) !== JSON.stringify(emptyStepDraft(step, next));
}

/** The step an advancing outcome leads to, for the first suggestion of "forwarded to". */
export function stepAfter(detail: RequestDetail, step: StepView): StepView | null {
  const onward = step.outcomes.find((outcome) => outcome.effect === "advance");
  return detail.steps.find((candidate) => candidate.id === onward?.to) ?? null;
}

/** What still lacks before an outcome can be recorded: field -> key of requests.problems. */
export function stepProblems(step: StepView, draft: StepDraft, outcome: StepOutcome): Record<string, StepProblem> {
  const form = stepForm(step);
  const problems: Record<string, StepProblem> = {};
  if (form.option && draft.option === null) problems.option = "option-choice";
  const unsaid = draft.taker === null ? form.taker === "asked" : !isTakerComplete(draft);
  if (unsaid && form.taker !== "none") problems.takenBy = "taker-choice";
  if (form.disposition && outcome.effect === "advance" && draft.forwardedTo.length === 0) {
    problems.forwardedTo = "forward-choice";
  }
  if (outcome.reasonRequired && draft.note.trim() === "") problems.note = "reason-required";
  return problems;
}
export type StepProblem = "option-choice" | "taker-choice" | "forward-choice" | "reason-required";

function isTakerComplete(draft: StepDraft): boolean {
  if (draft.taker === "role") return draft.takerRole !== null;
  if (draft.taker === "operator") return draft.takerOperator !== null;
  if (draft.taker === "name") return draft.takerName.trim() !== "";
  return draft.taker === "me";
}

/** What is sent when an outcome is pressed. `operator` is the one at this workstation. */
export function toCompleteInput(
  detail: RequestDetail,
  step: StepView,
  draft: StepDraft,
  outcome: StepOutcome,
  operator: string,
): CallInput<"requests.complete-step"> {
  const form = stepForm(step);
  return {
    id: detail.row.id,
    version: detail.version,
    step: step.id,
    outcome: outcome.id,
    option: form.option ? draft.option : null,
    note: draft.note,
    takenBy: form.taker === "none" ? null : takenByOf(draft, operator),
    disposition:
      form.disposition && outcome.effect === "advance"
        ? { nature: draft.nature, instructions: draft.instructions, forwardedTo: draft.forwardedTo }
        : null,
  };
}

function takenByOf(draft: StepDraft, operator: string): CallInput<"requests.complete-step">["takenBy"] {
  if (draft.taker === "me") return { role: null, operator, name: "" };
  if (draft.taker === "role") return { role: draft.takerRole, operator: null, name: draft.takerName.trim() };
  if (draft.taker === "operator") return { role: null, operator: draft.takerOperator, name: "" };
  if (draft.taker === "name") return { role: null, operator: null, name: draft.takerName.trim() };
  return null;
}

/** What was typed, in one line, for when the step it was typed for is gone. */
export function typedWords(draft: StepDraft, step: StepView | null): string {
  const option = step?.options.find((candidate) => candidate.id === draft.option)?.label;
  return [option, draft.takerName.trim(), draft.note.trim()]
    .filter((part) => part !== undefined && part !== "")
    .join("; ");
}
