import { useTranslation } from "react-i18next";
import type { LabelKey, resources } from "../../text/resources";

type Words = (typeof resources)["id"];

/** Features with words of their own for what can be wrong with a field, under `problems`. */
export type ProblemNamespace = { [N in keyof Words]: Words[N] extends { problems: object } ? N : never }[keyof Words];

/**
 * Puts a feature's own field problems into words; the shared ones pass and are put into words by the fields.
 * Without a feature all pass.
 */
export function useProblemWords(
  namespace: ProblemNamespace | undefined,
): (problems: Readonly<Record<string, string>>) => Record<string, string> {
  const { i18n } = useTranslation();
  const translate: (key: LabelKey) => string = i18n.t;
  const inWords = (key: string) => {
    if (namespace === undefined) return key;
    const path = `${namespace}:problems.${key}`;
    return i18n.exists(path) ? translate(path as LabelKey) : key;
  };
  return (problems) => Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, inWords(key)]));
}
