import { useTranslation } from "react-i18next";
import type { settings } from "../../text/id/settings";

type ProblemKey = keyof (typeof settings)["problems"];

/** This feature's own problem keys as words; the shared ones are put into words by the fields. */
export function useProblemWords(): (problems: Readonly<Record<string, string>>) => Record<string, string> {
  const { t, i18n } = useTranslation("settings");
  return (problems) =>
    Object.fromEntries(
      Object.entries(problems).map(([path, key]) => [
        path,
        i18n.exists(`settings:problems.${key}`) ? t(`problems.${key as ProblemKey}`) : key,
      ]),
    );
}
