import { useTranslation } from "react-i18next";
import type { WorkstationStatus } from "../../../shared/ipc/workstation";
import { Panel } from "../../ui/layout/panel";
import { Banner } from "../../ui/status/banner";
import classes from "./workstation.module.css";

/** What is wrong with the catalog's files, by file, service and field. */
export function CatalogProblemsPanel({ problems }: { problems: WorkstationStatus["catalogProblems"] }) {
  const { t } = useTranslation("workstation");
  return (
    <Panel title={t("catalogProblems")}>
      {problems.length === 0 ? (
        <Banner tone="ok">{t("catalogFine")}</Banner>
      ) : (
        <Banner tone="bad" title={t("catalogAbout")}>
          <ul className={classes.plainList}>
            {problems.map((problem) => (
              <li key={`${problem.file} ${problem.entry} ${problem.field} ${problem.message}`}>
                <code className={classes.code}>
                  {[problem.file, problem.entry, problem.field].filter(Boolean).join(" · ")}
                </code>
                : {problem.message}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </Panel>
  );
}
