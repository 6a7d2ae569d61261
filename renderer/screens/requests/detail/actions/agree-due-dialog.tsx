import type { UseFormReturnType } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRememberedForm } from "../../../../client/remembered-form";
import { DialogForm } from "../../../../parts/dialog/form-dialog";
import { useActionForm } from "../../../../parts/dialog/use-action-form";
import { TextField } from "../../../../ui/fields/text-field";
import { TimeField } from "../../../../ui/fields/time-field";
import { useFormat } from "../../../../ui/format/use-format";
import { Dialog } from "../../../../ui/layout/dialog";
import { notify } from "../../../../ui/status/notify";
import type { ActionDialogProps } from "./action-dialog-props";

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
  const format = useFormat();
  const agree = useActionForm("requests.agree-due", { words: "requests", setErrors: form.setErrors, onRefused });
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    const { due, note } = form.values;
    if (due === null || due <= Date.now()) {
      agree.fails({ due: due === null ? (problem ?? "required") : t("agree.past") });
      return;
    }
    if (!(await agree.run({ id: detail.row.id, version: detail.version, due, note }))) return;
    notify("ok", t("agree.saved"), format.instant(due));
    form.reset();
    onClose();
  };
  const labels = { due: t("agree.due"), note: t("agree.note") };
  return (
    <DialogForm
      {...agree.shown}
      about={t("agree.about")}
      errors={form.errors}
      labels={labels}
      save={t("agree.save")}
      onSave={save}
      onClose={onClose}
    >
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
    </DialogForm>
  );
}
