import { useTranslation } from "react-i18next";
import type { requests } from "../../text/id/requests";

type ProblemKey = keyof (typeof requests)["problems"];

/** Puts this feature's field problems into words; the shared ones pass and are put into words by the fields. */
export function useProblemWords(): (problems: Readonly<Record<string, string>>) => Record<string, string> {
  const { t, i18n } = useTranslation("requests");
  return (problems) =>
    Object.fromEntries(
      Object.entries(problems).map(([path, key]) => [
        path,
        i18n.exists(`requests:problems.${key}`) ? t(`problems.${key as ProblemKey}`) : key,
      ]),
    );
}
