import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FEE_METHODS, type FeeMethod } from "../../../../../shared/domain/requests/types";
import { useCommand } from "../../../../client/client";
import { useProblemWords } from "../../../../parts/dialog/problem-words";
import { useRefusal } from "../../../../parts/dialog/use-refusal";
import { ChoiceField } from "../../../../ui/fields/choice-field";
import { FormErrors } from "../../../../ui/fields/form-errors";
import { NumberField } from "../../../../ui/fields/number-field";
import { TextField } from "../../../../ui/fields/text-field";
import { Dialog } from "../../../../ui/layout/dialog";
import { notify } from "../../../../ui/status/notify";
import classes from "../detail.module.css";
import { DialogButtons } from "./dialog-buttons";
import type { ActionDialogProps } from "./extend-dialog";

interface Fee {
  /** As typed; what is no number stays text. */
  amount: number | string | undefined;
  method: FeeMethod;
  receipt: string;
  note: string;
}

/** Records what the applicant paid, or that the fee was waived and why. */
export function FeeDialog(props: ActionDialogProps) {
  const { t } = useTranslation("procedure");
  const { feeOwed, feePaid } = props.detail;
  const form = useForm<Fee>({
    initialValues: { amount: feePaid?.amount ?? feeOwed, method: "cash", receipt: "", note: "" },
  });
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={t("fee.title", { number: props.detail.row.number })}
      size="md"
    >
      <FeeBody {...props} form={form} />
    </Dialog>
  );
}

function FeeBody({ detail, form, onClose, onRefused }: ActionDialogProps & { form: ReturnType<typeof useForm<Fee>> }) {
  const { t } = useTranslation("procedure");
  const words = useProblemWords();
  const record = useCommand("requests.record-fee");
  const [attempt, setAttempt] = useState(0);
  const { values } = form;
  useRefusal(record.refusal, (refusal) => {
    form.setErrors(words(refusal.fields));
    setAttempt((before) => before + 1);
    onRefused(refusal);
  });
  const save = async () => {
    if (record.busy) return;
    const { amount, method, receipt, note } = values;
    if (typeof amount !== "number" || !Number.isInteger(amount) || amount < 0) {
      form.setErrors({ amount: amount === undefined || amount === "" ? "required" : "field-number" });
      setAttempt((before) => before + 1);
      return;
    }
    const seen = { id: detail.row.id, version: detail.version };
    if (!(await record.run({ ...seen, amount, method, receipt, note }))) return;
    notify("ok", t("fee.saved"), detail.row.number);
    onClose();
  };
  const labels = {
    amount: t("fee.amount"),
    method: t("fee.method"),
    receipt: t("fee.receipt"),
    note: t("fee.note"),
  };
  return (
    <div className={classes.stack}>
      <p className={classes.about}>{t("fee.about", { fee: detail.fee ?? "–" })}</p>
      <FormErrors errors={form.errors} labels={labels} refusal={record.refusal} attempt={attempt} />
      <NumberField
        label={labels.amount}
        unit="Rp"
        required
        value={values.amount}
        onChange={(amount) => form.setFieldValue("amount", amount)}
        error={form.errors.amount}
        data-path="amount"
      />
      <ChoiceField
        kind="segments"
        label={labels.method}
        value={values.method}
        onChange={(method) => form.setValues({ method, ...(method === "waived" ? { amount: 0 } : {}) })}
        choices={FEE_METHODS.map((value) => ({ value, label: t(`fee.methods.${value}`) }))}
        error={form.errors.method}
        data-path="method"
      />
      <TextField {...form.getInputProps("receipt")} label={labels.receipt} maxLength={100} data-path="receipt" />
      <TextField
        {...form.getInputProps("note")}
        kind="lines"
        label={labels.note}
        description={t("fee.noteHint")}
        maxLength={500}
        data-path="note"
      />
      <DialogButtons save={t("fee.save")} busy={record.busy} onSave={() => void save()} onClose={onClose} />
    </div>
  );
}
