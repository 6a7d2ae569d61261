import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallRefused } from "../../client/call";
import type { operators } from "../../text/id/operators";
import type { Problems } from "./operator-forms";

type ProblemKey = keyof (typeof operators)["problems"];

/**
 * The problems of a small form: found here before sending, or told by the store when it refused. `about` names the
 * field that a refusal as a whole is about, e.g. { "name-taken": "login" }.
 */
export function useFormProblems(refusal: CallRefused | null, about: Readonly<Record<string, string>> = {}) {
  const { t, i18n } = useTranslation("operators");
  const [problems, setProblems] = useState<Problems>({});
  const [attempt, setAttempt] = useState(0);
  const field = refusal ? about[refusal.code] : undefined;
  useEffect(() => {
    if (!refusal) return;
    setProblems(field === undefined ? refusal.fields : { [field]: refusal.code });
    setAttempt((before) => before + 1);
  }, [refusal, field]);
  const words = (key: string) => (i18n.exists(`operators:problems.${key}`) ? t(`problems.${key as ProblemKey}`) : key);
  return {
    /** The refusal where it is not only about a field. */
    refusal: field === undefined ? refusal : null,
    /** In words where they are this feature's own; the shared ones are put into words by the fields. */
    errors: Object.fromEntries(Object.entries(problems).map(([path, key]) => [path, words(key)])) as Record<
      string,
      string
    >,
    attempt,
    /** True if nothing is wrong. */
    check: (found: Problems): boolean => {
      setProblems(found);
      if (Object.keys(found).length === 0) return true;
      setAttempt((before) => before + 1);
      return false;
    },
    clear: () => setProblems({}),
  };
}
