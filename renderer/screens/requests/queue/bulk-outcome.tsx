import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BulkAnswer, RequestRow } from "../../../../shared/ipc/requests";
import { useProblemWords } from "../../../parts/dialog/use-problem-words";
import { useShortcuts } from "../../../ui/commands/commands";
import { Kbd } from "../../../ui/commands/kbd";
import { Banner } from "../../../ui/status/banner";
import { type RefusalLike, useErrorWords } from "../../../ui/status/error-words";
import classes from "./queue.module.css";

export interface BulkOutcomeProps {
  rows: readonly RequestRow[];
  results: BulkAnswer["results"];
  onClose: () => void;
}

/** Why a request was refused, in one line: what the form would have said at its field, or the refusal itself. */
function useReason(): (refusal: RefusalLike) => string {
  const words = useErrorWords();
  const problems = useProblemWords("requests");
  return (refusal) => {
    const [problem] = Object.values(problems(refusal.fields ?? {}));
    return problem === undefined ? words.refusal(refusal) : words.field(problem);
  };
}

/** What became of several requests where some were refused: each of those by its number, with the reason. */
export function BulkOutcome({ rows, results, onClose }: BulkOutcomeProps) {
  const { t } = useTranslation("queue");
  const reason = useReason();
  const refused = results.flatMap((result) => (result.ok ? [] : [result]));
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const done = results.length - refused.length;
  useShortcuts([{ id: "bulk.close", label: t("close"), keys: "Ctrl+Enter", run: onClose }]);
  return (
    <div className={classes.bulkDialog}>
      <Banner tone={done === 0 ? "bad" : "warn"} title={t("partlyTitle", { done, all: results.length })}>
        {t("partlyText")}
      </Banner>
      <ul className={classes.bulkList} aria-label={t("partlyText")}>
        {refused.map(({ id, error }) => (
          <li key={id}>
            <span className={classes.number}>{numbers.get(id) ?? id}</span> {reason(error)}
          </li>
        ))}
      </ul>
      <div className={classes.bulkButtons}>
        <Button data-autofocus rightSection={<Kbd keys="Esc" />} onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </div>
  );
}
