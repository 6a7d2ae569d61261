import { useState } from "react";
import type { CallRefused } from "../../client/call";
import { type ProblemNamespace, useProblemWords } from "./use-problem-words";
import { useRefusal } from "./use-refusal";

export type Problems = Readonly<Record<string, string>>;

export interface FormProblemsOptions {
  /** Whose words a field's problem has; the shared ones are put into words by the fields. */
  words?: ProblemNamespace | undefined;
  /** Takes the fields' errors, as `form.setErrors` does. Default: they are kept here, as `errors`. */
  setErrors?: (errors: Record<string, string>) => void;
  /** The field that a refusal as a whole is about: { "name-taken": "login" }. */
  about?: Problems;
  /** What the form calls a field that the command names. Default: the same. */
  path?: (path: string) => string;
  onRefused?: ((refusal: CallRefused) => void) | undefined;
}

/** What is wrong with a small form: found here before it is sent, or told by the store when it refused. */
export function useFormProblems(refusal: CallRefused | null, options: FormProblemsOptions) {
  const { about = {}, path = (same) => same, onRefused } = options;
  const inWords = useProblemWords(options.words);
  const [errors, keepErrors] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  const setErrors = options.setErrors ?? keepErrors;
  const show = (problems: Problems) => {
    setErrors(inWords(problems));
    setAttempt((before) => before + 1);
  };
  const field = refusal ? about[refusal.code] : undefined;
  useRefusal(refusal, (refused) => {
    const named = Object.entries(refused.fields).map(([name, key]) => [path(name), key]);
    show(field === undefined ? Object.fromEntries(named) : { [field]: refused.code });
    onRefused?.(refused);
  });
  return {
    errors,
    /** The refusal where it is not only about a field. */
    refusal: field === undefined ? refusal : null,
    /** Raised by each failed attempt, for FormErrors. */
    attempt,
    /** Shows what is wrong; false when nothing is. */
    fails: (problems: Problems): boolean => {
      if (Object.keys(problems).length === 0) {
        setErrors({});
        return false;
      }
      show(problems);
      return true;
    },
    /** Something was typed: what was wrong is no longer said. */
    clear: () => setErrors({}),
  };
}
