import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { FEE_METHODS, type FeeMethod } from "../../../../../shared/domain/requests/types";
import { DialogForm } from "../../../../parts/dialog/form-dialog";
import { useActionForm } from "../../../../parts/dialog/use-action-form";
import { ChoiceField } from "../../../../ui/fields/choice-field";
import { NumberField } from "../../../../ui/fields/number-field";
import { TextField } from "../../../../ui/fields/text-field";
import { Dialog } from "../../../../ui/layout/dialog";
import { notify } from "../../../../ui/status/notify";
import type { ActionDialogProps } from "./action-dialog-props";

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
  const record = useActionForm("requests.record-fee", { words: "requests", setErrors: form.setErrors, onRefused });
  const { values } = form;
  const save = async () => {
    const { amount, method, receipt, note } = values;
    if (typeof amount !== "number" || !Number.isInteger(amount) || amount < 0) {
      record.fails({ amount: amount === undefined || amount === "" ? "required" : "field-number" });
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
    <DialogForm
      {...record.shown}
      about={t("fee.about", { fee: detail.fee ?? "–" })}
      errors={form.errors}
      labels={labels}
      save={t("fee.save")}
      onSave={save}
      onClose={onClose}
    >
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
    </DialogForm>
  );
}
