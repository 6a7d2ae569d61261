import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall, useCommand } from "../../../../client/client";
import { useOperator } from "../../../../client/session";
import { DialogForm } from "../../../../parts/dialog/form-dialog";
import { useRefusal } from "../../../../parts/dialog/use-refusal";
import { OperatorSelect } from "../../../../parts/operators/operator-select";
import { Dialog } from "../../../../ui/layout/dialog";
import type { ActionDialogProps } from "./action-dialog-props";

/** Gives the request to an operator, oneself first, or to nobody. */
export function AssignDialog(props: ActionDialogProps) {
  const { t } = useTranslation("requests");
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t("detail.assign.title")} size="sm">
      <AssignBody {...props} />
    </Dialog>
  );
}

function AssignBody({ detail, onClose, onRefused }: ActionDialogProps) {
  const { t } = useTranslation("requests");
  const me = useOperator();
  const operators = useCall("operators.brief", {});
  const assign = useCommand("requests.assign");
  const [operator, setOperator] = useState<string | null>(detail.assigned ?? me.id);
  const people = detail.steps.find((step) => step.id === detail.current)?.people ?? [];
  useRefusal(assign.refusal, onRefused);
  const save = async () => {
    if (await assign.run({ id: detail.row.id, version: detail.version, operator })) onClose();
  };
  return (
    <DialogForm
      refusal={assign.refusal ?? operators.refusal}
      busy={assign.busy}
      save={t("detail.assign.save")}
      onSave={save}
      onClose={onClose}
    >
      <OperatorSelect operators={operators.data ?? []} first={people} value={operator} onChange={setOperator} />
    </DialogForm>
  );
}
