import { useTranslation } from "react-i18next";
import type { CorrectableField } from "../../../../../shared/domain/requests/types";
import { useRemembered } from "../../../../client/remembered";
import { DialogForm } from "../../../../parts/dialog/form-dialog";
import { useActionForm } from "../../../../parts/dialog/use-action-form";
import { NikField } from "../../../../ui/fields/nik-field";
import { PhoneField } from "../../../../ui/fields/phone-field";
import { TextField } from "../../../../ui/fields/text-field";
import { Dialog } from "../../../../ui/layout/dialog";
import { notify } from "../../../../ui/status/notify";
import classes from "../detail.module.css";
import type { ActionDialogProps } from "./action-dialog-props";
import { type CorrectValues, changedValues, correctableValues } from "./correct-form";

interface Typed {
  values: Partial<CorrectValues>;
  reason: string;
}

/** Puts right what was typed at intake, with the reason. Each changed field shows what stood there. */
export function CorrectDialog(props: ActionDialogProps) {
  const { t } = useTranslation("procedure");
  const [typed, setTyped] = useRemembered<Typed>(`request.${props.detail.row.id}.correct`, { values: {}, reason: "" });
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={t("correct.title", { number: props.detail.row.number })}
      size="lg"
    >
      <CorrectBody {...props} typed={typed} onTyped={setTyped} />
    </Dialog>
  );
}

type CorrectBodyProps = ActionDialogProps & { typed: Typed; onTyped: (typed: Typed) => void };

function CorrectBody({ detail, typed, onTyped, onClose, onRefused }: CorrectBodyProps) {
  const { t } = useTranslation("procedure");
  const correct = useActionForm("requests.correct", { words: "requests", onRefused });
  const { errors } = correct.shown;
  const before = correctableValues(detail);
  const changed = changedValues(before, typed.values);
  const save = async () => {
    const nothing = Object.keys(changed).length === 0;
    const lacking = nothing ? { "values.applicantName": t("correct.nothing") } : { reason: "required" };
    if (correct.fails(nothing || typed.reason.trim() === "" ? lacking : {})) return;
    const seen = { id: detail.row.id, version: detail.version };
    if (!(await correct.run({ ...seen, values: changed, reason: typed.reason }))) return;
    notify("ok", t("correct.saved"), detail.row.number);
    onTyped({ values: {}, reason: "" });
    onClose();
  };
  const edit = (change: Partial<Typed>) => {
    onTyped({ ...typed, ...change });
    correct.clear();
  };
  const bind = (field: CorrectableField) => {
    const was = before[field] === "" ? t("correct.beforeEmpty") : t("correct.before", { value: before[field] });
    return {
      label: t(`correct.fields.${field}`),
      value: typed.values[field] ?? before[field],
      onChange: (value: string) => edit({ values: { ...typed.values, [field]: value } }),
      description: changed[field] === undefined ? undefined : was,
      error: errors[`values.${field}`],
      "data-path": `values.${field}`,
    };
  };
  const fields: readonly CorrectableField[] = [
    "applicantName",
    "agency",
    "phone",
    "email",
    "nik",
    "address",
    "letterNumber",
    "place",
    "subject",
    "details",
  ];
  const labels = {
    ...Object.fromEntries(fields.map((field) => [`values.${field}`, t(`correct.fields.${field}`)])),
    reason: t("correct.reason"),
  };
  return (
    <DialogForm
      {...correct.shown}
      about={t("correct.about")}
      labels={labels}
      save={t("correct.save")}
      onSave={save}
      onClose={onClose}
    >
      <div className={classes.pairs}>
        <TextField {...bind("applicantName")} maxLength={120} autoFocus />
        <TextField {...bind("agency")} maxLength={200} />
        <PhoneField {...bind("phone")} />
        <TextField {...bind("email")} maxLength={254} />
        <NikField {...bind("nik")} />
        <TextField {...bind("address")} maxLength={500} />
        <TextField {...bind("letterNumber")} maxLength={100} />
        <TextField {...bind("place")} maxLength={300} />
      </div>
      <TextField {...bind("subject")} maxLength={300} />
      <TextField {...bind("details")} kind="lines" rows={3} maxLength={5000} />
      <TextField
        kind="lines"
        rows={2}
        label={t("correct.reason")}
        required
        value={typed.reason}
        onChange={(reason) => edit({ reason })}
        error={errors.reason}
        maxLength={2000}
        data-path="reason"
      />
    </DialogForm>
  );
}
