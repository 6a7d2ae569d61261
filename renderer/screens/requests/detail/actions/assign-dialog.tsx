import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall, useCommand } from "../../../../client/client";
import { useOperator } from "../../../../client/session";
import { useRefusal } from "../../../../parts/dialog/use-refusal";
import { OperatorSelect } from "../../../../parts/operators/operator-select";
import { Dialog } from "../../../../ui/layout/dialog";
import { RefusalBanner } from "../../../../ui/status/refusal-banner";
import classes from "../detail.module.css";
import { DialogButtons } from "./dialog-buttons";
import type { ActionDialogProps } from "./extend-dialog";

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
    if (assign.busy) return;
    if (await assign.run({ id: detail.row.id, version: detail.version, operator })) onClose();
  };
  return (
    <div className={classes.stack}>
      <RefusalBanner refusal={assign.refusal ?? operators.refusal} />
      <OperatorSelect operators={operators.data ?? []} first={people} value={operator} onChange={setOperator} />
      <DialogButtons save={t("detail.assign.save")} busy={assign.busy} onSave={() => void save()} onClose={onClose} />
    </div>
  );
}
