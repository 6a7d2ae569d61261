import type { UseFormReturnType } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../../../client/client";
import { useRememberedForm } from "../../../../client/remembered-form";
import { useProblemWords } from "../../../../parts/dialog/problem-words";
import { useRefusal } from "../../../../parts/dialog/use-refusal";
import { FormErrors } from "../../../../ui/fields/form-errors";
import { TextField } from "../../../../ui/fields/text-field";
import { TimeField } from "../../../../ui/fields/time-field";
import { useFormat } from "../../../../ui/format/use-format";
import { Dialog } from "../../../../ui/layout/dialog";
import { notify } from "../../../../ui/status/notify";
import classes from "../detail.module.css";
import { DialogButtons } from "./dialog-buttons";
import type { ActionDialogProps } from "./extend-dialog";

interface Agree {
  due: number | null;
  note: string;
}

/** Records the date that the applicant agreed to where the standard gives none. */
export function AgreeDueDialog(props: ActionDialogProps) {
  const { t } = useTranslation("procedure");
  const form = useRememberedForm<Agree>(`request.${props.detail.row.id}.agreeDue`, { due: null, note: "" });
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={t("agree.title", { number: props.detail.row.number })}
      size="md"
    >
      <AgreeBody {...props} form={form} />
    </Dialog>
  );
}

type AgreeBodyProps = ActionDialogProps & { form: UseFormReturnType<Agree> };

function AgreeBody({ detail, form, onClose, onRefused }: AgreeBodyProps) {
  const { t } = useTranslation("procedure");
  const words = useProblemWords();
  const format = useFormat();
  const agree = useCommand("requests.agree-due");
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  useRefusal(agree.refusal, (refusal) => {
    form.setErrors(words(refusal.fields));
    setAttempt((before) => before + 1);
    onRefused(refusal);
  });
  const save = async () => {
    if (agree.busy) return;
    const { due, note } = form.values;
    if (due === null || due <= Date.now()) {
      form.setErrors({ due: due === null ? (problem ?? "required") : t("agree.past") });
      setAttempt((before) => before + 1);
      return;
    }
    if (!(await agree.run({ id: detail.row.id, version: detail.version, due, note }))) return;
    notify("ok", t("agree.saved"), format.instant(due));
    form.reset();
    onClose();
  };
  const labels = { due: t("agree.due"), note: t("agree.note") };
  return (
    <div className={classes.stack}>
      <p className={classes.about}>{t("agree.about")}</p>
      <FormErrors errors={form.errors} labels={labels} refusal={agree.refusal} attempt={attempt} />
      <TimeField {...form.getInputProps("due")} label={labels.due} required onProblem={setProblem} data-path="due" />
      <TextField
        {...form.getInputProps("note")}
        kind="lines"
        rows={3}
        label={labels.note}
        description={t("agree.noteHint")}
        maxLength={1000}
        data-path="note"
      />
      <DialogButtons save={t("agree.save")} busy={agree.busy} onSave={() => void save()} onClose={onClose} />
    </div>
  );
}
