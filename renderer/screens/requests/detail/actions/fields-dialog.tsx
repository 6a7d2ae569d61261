import { useTranslation } from "react-i18next";
import type { CodedValue } from "../../../../../shared/domain/fields/field";
import { checkValues, type FieldValues } from "../../../../../shared/forms/values";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { useRemembered } from "../../../../client/remembered";
import { DialogForm } from "../../../../parts/dialog/form-dialog";
import { useActionForm } from "../../../../parts/dialog/use-action-form";
import { DeclaredFields } from "../../../../parts/fields/declared-fields";
import { Dialog } from "../../../../ui/layout/dialog";
import { notify } from "../../../../ui/status/notify";
import type { ActionDialogProps } from "./action-dialog-props";

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
  const record = useActionForm("requests.record-fields", {
    words: "requests",
    // The command names the field by its place in the input: "fields.purpose".
    path: (path) => path.replace(/^fields\./, ""),
    onRefused,
  });
  const { errors } = record.shown;
  const fields = detail.fields.map(({ field }) => field);
  const values: FieldValues = typed ?? recordedValues(detail);
  const save = async () => {
    // A file that lacks requirements may lack fields too: the command decides the same.
    const complete = !detail.requirements.some(({ state }) => state === "missing");
    if (record.fails(checkValues(fields, values, { complete }))) return;
    if (!(await record.run({ id: detail.row.id, version: detail.version, fields: values }))) return;
    notify("ok", t("fields.saved"), detail.row.number);
    onTyped(null);
    onClose();
  };
  return (
    <DialogForm
      {...record.shown}
      about={t("fields.about")}
      errors={Object.fromEntries(Object.entries(errors).map(([id, error]) => [`${PATH}.${id}`, error]))}
      labels={Object.fromEntries(fields.map(({ id, label }) => [`${PATH}.${id}`, label]))}
      save={t("fields.save")}
      onSave={save}
      onClose={onClose}
    >
      <DeclaredFields
        fields={fields}
        values={values}
        onChange={(id, value) => {
          const { [id]: _before, ...rest } = values;
          onTyped(value === undefined ? rest : { ...rest, [id]: value });
          record.clear();
        }}
        errors={errors}
        path={PATH}
        autoFocus
      />
    </DialogForm>
  );
}
