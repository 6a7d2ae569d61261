import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CodedValue } from "../../../../../shared/domain/fields/field";
import { checkValues, type FieldValues } from "../../../../../shared/forms/values";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { useCommand } from "../../../../client/client";
import { useRemembered } from "../../../../client/remembered";
import { useRefusal } from "../../../../parts/dialog/use-refusal";
import { DeclaredFields } from "../../../../parts/fields/declared-fields";
import { FormErrors } from "../../../../ui/fields/form-errors";
import { Dialog } from "../../../../ui/layout/dialog";
import { notify } from "../../../../ui/status/notify";
import classes from "../detail.module.css";
import { DialogButtons } from "./dialog-buttons";
import type { ActionDialogProps } from "./extend-dialog";

const PATH = "own-fields";

/** The values that are recorded, by field id. */
export function recordedValues(detail: Pick<RequestDetail, "fields">): Record<string, CodedValue> {
  return Object.fromEntries(
    detail.fields.flatMap(({ field, value }) => (value === null || value === "" ? [] : [[field.id, value]])),
  );
}

/** Fills in the service's own fields after intake, or puts them right. What is typed stays when it is closed. */
export function FieldsDialog(props: ActionDialogProps) {
  const { t } = useTranslation("procedure");
  const [typed, setTyped] = useRemembered<FieldValues | null>(`request.${props.detail.row.id}.recordFields`, null);
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={t("fields.title", { number: props.detail.row.number })}
      size="lg"
    >
      <FieldsBody {...props} typed={typed} onTyped={setTyped} />
    </Dialog>
  );
}

interface FieldsBodyProps extends ActionDialogProps {
  typed: FieldValues | null;
  onTyped: (typed: FieldValues | null) => void;
}

function FieldsBody({ detail, typed, onTyped, onClose, onRefused }: FieldsBodyProps) {
  const { t } = useTranslation("procedure");
  const record = useCommand("requests.record-fields");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  const fields = detail.fields.map(({ field }) => field);
  const values: FieldValues = typed ?? recordedValues(detail);
  const fail = (problems: Record<string, string>) => {
    setErrors(problems);
    setAttempt((before) => before + 1);
  };
  useRefusal(record.refusal, (refusal) => {
    const own = Object.entries(refusal.fields).map(([path, key]) => [path.replace(/^fields\./, ""), key]);
    fail(Object.fromEntries(own));
    onRefused(refusal);
  });
  const save = async () => {
    if (record.busy) return;
    // A file that lacks requirements may lack fields too: the command decides the same.
    const complete = !detail.requirements.some(({ state }) => state === "missing");
    const problems = checkValues(fields, values, { complete });
    if (Object.keys(problems).length > 0) return fail(problems);
    if (!(await record.run({ id: detail.row.id, version: detail.version, fields: values }))) return;
    notify("ok", t("fields.saved"), detail.row.number);
    onTyped(null);
    onClose();
  };
  return (
    <div className={classes.stack}>
      <p className={classes.about}>{t("fields.about")}</p>
      <FormErrors
        errors={Object.fromEntries(Object.entries(errors).map(([id, error]) => [`${PATH}.${id}`, error]))}
        labels={Object.fromEntries(fields.map(({ id, label }) => [`${PATH}.${id}`, label]))}
        refusal={record.refusal}
        attempt={attempt}
      />
      <DeclaredFields
        fields={fields}
        values={values}
        onChange={(id, value) => {
          const { [id]: _before, ...rest } = values;
          onTyped(value === undefined ? rest : { ...rest, [id]: value });
          setErrors({});
          record.reset();
        }}
        errors={errors}
        path={PATH}
        autoFocus
      />
      <DialogButtons save={t("fields.save")} busy={record.busy} onSave={() => void save()} onClose={onClose} />
    </div>
  );
}
