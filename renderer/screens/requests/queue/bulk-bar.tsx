import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type BulkAnswer, MOST_AT_ONCE, type RequestRow } from "../../../../shared/ipc/requests";
import { useMay } from "../../../client/session";
import { useShortcuts } from "../../../ui/commands/commands";
import { Kbd } from "../../../ui/commands/kbd";
import { IconArrowDown, IconUserPlus, IconX } from "../../../ui/icons";
import { Dialog } from "../../../ui/layout/dialog";
import { notify } from "../../../ui/status/notify";
import { type Marks, NO_MARKS } from "../../../ui/table/table-marks";
import { BulkAssign } from "./bulk-assign";
import { BulkOutcome } from "./bulk-outcome";
import { BulkStep } from "./bulk-step";
import classes from "./queue.module.css";

interface BulkBarProps {
  /** The marked requests as the list shows them. */
  rows: readonly RequestRow[];
  onMarks: (marks: Marks) => void;
}

type BulkAction = "assign" | "step";

/** What is being done: to which requests, as they were when it began, and what became of them. */
interface Doing {
  action: BulkAction;
  rows: readonly RequestRow[];
  results: BulkAnswer["results"] | null;
}

/** What can be done with the marked requests, and its dialogs. */
export function BulkBar({ rows, onMarks }: BulkBarProps) {
  const { t } = useTranslation("queue");
  const may = useMay();
  const [doing, setDoing] = useState<Doing | null>(null);
  const tooMany = rows.length > MOST_AT_ONCE;
  const can = { assign: may("requests.assign"), step: may("requests.act") };
  const begin = (action: BulkAction) => setDoing({ action, rows, results: null });
  const close = () => setDoing(null);
  const done = (results: BulkAnswer["results"]) => {
    const refused = results.filter(({ ok }) => !ok);
    const count = results.length - refused.length;
    if (count > 0) notify("ok", t(doing?.action === "assign" ? "doneAssign" : "doneStep", { count }));
    onMarks(refused.length === 0 ? NO_MARKS : new Set(refused.map(({ id }) => id)));
    setDoing((before) => (refused.length === 0 || before === null ? null : { ...before, results }));
  };
  const enabled = rows.length > 0 && !tooMany;
  useShortcuts([
    {
      id: "queue.bulk-assign",
      label: `${t("assign")} (${t("marked", { count: rows.length })})`,
      keys: "A",
      icon: IconUserPlus,
      enabled: enabled && can.assign,
      run: () => begin("assign"),
    },
    {
      id: "queue.bulk-step",
      label: `${t("nextStep")} (${t("marked", { count: rows.length })})`,
      keys: "S",
      icon: IconArrowDown,
      enabled: enabled && can.step,
      run: () => begin("step"),
    },
  ]);
  const titles = { assign: "assignTitle", step: "stepTitle" } as const;
  return (
    <>
      {rows.length > 0 && (
        <section className={classes.bulk} aria-label={t("marked", { count: rows.length })}>
          <span className={classes.bulkCount} role="status">
            {t("marked", { count: rows.length })}
          </span>
          {tooMany && <span>{t("tooMany", { most: MOST_AT_ONCE })}</span>}
          {can.assign && (
            <Button
              size="compact-sm"
              disabled={tooMany}
              leftSection={<IconUserPlus size="1rem" aria-hidden />}
              rightSection={<Kbd keys="A" />}
              onClick={() => begin("assign")}
            >
              {t("assign")}
            </Button>
          )}
          {can.step && (
            <Button
              size="compact-sm"
              disabled={tooMany}
              leftSection={<IconArrowDown size="1rem" aria-hidden />}
              rightSection={<Kbd keys="S" />}
              onClick={() => begin("step")}
            >
              {t("nextStep")}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconX size="1rem" aria-hidden />}
            rightSection={<Kbd keys="Esc" />}
            onClick={() => onMarks(NO_MARKS)}
          >
            {t("clear")}
          </Button>
        </section>
      )}
      <Dialog
        opened={doing !== null}
        onClose={close}
        title={doing === null ? "" : t(titles[doing.action], { count: doing.rows.length })}
      >
        {doing?.results && <BulkOutcome rows={doing.rows} results={doing.results} onClose={close} />}
        {doing?.results === null && doing.action === "assign" && (
          <BulkAssign rows={doing.rows} onClose={close} onDone={done} />
        )}
        {doing?.results === null && doing.action === "step" && (
          <BulkStep rows={doing.rows} onClose={close} onDone={done} />
        )}
      </Dialog>
    </>
  );
}
