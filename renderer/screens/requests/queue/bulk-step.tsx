import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BulkAnswer, NextStep, RequestRow } from "../../../../shared/ipc/requests";
import { useCall, useCommand } from "../../../client/client";
import { DialogForm } from "../../../parts/dialog/form-dialog";
import { groupWays } from "./bulk-model";
import classes from "./queue.module.css";

interface BulkStepProps {
  rows: readonly RequestRow[];
  onClose: () => void;
  onDone: (results: BulkAnswer["results"]) => void;
}

/**
 * Records the next step of several requests, where one way leads on and nothing else has to be said. What is recorded
 * and what is left out is shown before.
 */
export function BulkStep({ rows, onClose, onDone }: BulkStepProps) {
  const { t } = useTranslation("queue");
  const [note, setNote] = useState("");
  // As they were when the dialog opened: a change meanwhile is told by the command, not by a list that moves.
  const [ids] = useState(() => rows.map(({ id }) => id));
  const steps = useCall("requests.next-steps", { ids }, { topics: [] });
  const complete = useCommand("requests.bulk-complete");
  const found = steps.data ?? [];
  const ready = found.flatMap(({ way, ...step }) => (way === null ? [] : [{ ...step, way }]));
  const hindered = found.filter(({ way }) => way === null);
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  const save = async () => {
    const answer = await complete.run({
      // The version that the operator saw in the list, not the one that is there now.
      requests: ready.map(({ id, version, way }) => ({
        id,
        version: versions.get(id) ?? version,
        step: way.step,
        outcome: way.outcome,
      })),
      note,
    });
    if (answer) onDone(answer.results);
  };
  return (
    <DialogForm
      refusal={complete.refusal ?? steps.refusal}
      save={t("stepSave", { count: ready.length })}
      busy={complete.busy}
      disabled={ready.length === 0}
      onSave={save}
      onClose={onClose}
    >
      {steps.loading && <p>{t("loading")}</p>}
      {steps.data && (
        <p className={classes.bulkHead}>
          {ready.length === 0 ? t("stepNone") : t("stepReady", { count: ready.length })}
        </p>
      )}
      <ul className={classes.bulkList}>
        {groupWays(ready).map(({ title, label, count }) => (
          <li key={`${title} ${label}`}>
            <span className={classes.number}>{count} ×</span> {title}: <strong>{label}</strong>
          </li>
        ))}
      </ul>
      {hindered.length > 0 && <Hindered steps={hindered} />}
      {/* There from the start: what is typed while the steps are looked up belongs into it. */}
      {(steps.data === undefined || ready.length > 0) && (
        <Textarea
          label={t("stepNote")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={2000}
          data-autofocus
        />
      )}
    </DialogForm>
  );
}

function Hindered({ steps }: { steps: readonly NextStep[] }) {
  const { t } = useTranslation("queue");
  return (
    <>
      <p className={classes.bulkHead}>{t("stepHindered", { count: steps.length })}</p>
      <ul className={classes.bulkList} aria-label={t("stepHindered", { count: steps.length })}>
        {steps.map(({ id, number, stepTitle, hindrance }) => (
          <li key={id}>
            <span className={classes.number}>{number}</span> {stepTitle === null ? "" : `${stepTitle}: `}
            {hindrance === null ? "" : t(`hindrance.${hindrance}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
