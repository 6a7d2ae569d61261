import { Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall, useCommand } from "../../../client/client";
import { useOperator } from "../../../client/session";
import { Dialog } from "../../../ui/dialog";
import { RefusalBanner } from "../../../ui/refusal-banner";
import classes from "./detail.module.css";
import { DialogButtons } from "./dialog-buttons";
import type { ActionDialogProps } from "./extend-dialog";
import { useRefusal } from "./use-refusal";

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
  const { t } = useTranslation(["requests", "common"]);
  const me = useOperator();
  const operators = useCall("operators.brief", {});
  const assign = useCommand("requests.assign");
  const [operator, setOperator] = useState<string | null>(detail.assigned ?? me.id);
  const people = detail.steps.find((step) => step.id === detail.current)?.people ?? [];
  // Those who act for the step's actor by the office's setting come first.
  const others = (operators.data ?? [])
    .filter(({ id }) => id !== me.id)
    .sort((left, right) => Number(people.includes(right.name)) - Number(people.includes(left.name)));
  useRefusal(assign.refusal, onRefused);
  const save = async () => {
    if (assign.busy) return;
    if (await assign.run({ id: detail.row.id, version: detail.version, operator })) onClose();
  };
  return (
    <div className={classes.stack}>
      <RefusalBanner refusal={assign.refusal ?? operators.refusal} />
      <Select
        label={t("detail.assign.operator")}
        placeholder={t("detail.assign.nobody")}
        data={[me, ...others].map(({ id, name, roles }) => ({
          value: id,
          label: `${name} (${roles.map((role) => t(`common:role.${role}`)).join(", ")})`,
        }))}
        value={operator}
        onChange={setOperator}
        onFocus={(event) => event.currentTarget.select()}
        searchable
        // The list opens when it is asked for: one Esc must be enough to leave the dialog.
        openOnFocus={false}
        clearable
        data-autofocus
      />
      <DialogButtons save={t("detail.assign.save")} busy={assign.busy} onSave={() => void save()} onClose={onClose} />
    </div>
  );
}
