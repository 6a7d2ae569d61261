import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../shared/ipc/requests";
import { useCall, useCommand } from "../../../client/client";
import { useOperator } from "../../../client/session";
import { useShortcuts } from "../../../ui/commands";
import { Dialog } from "../../../ui/dialog";
import { Kbd } from "../../../ui/kbd";
import { RefusalBanner } from "../../../ui/refusal-banner";
import classes from "./detail.module.css";

interface AssignDialogProps {
  detail: RequestDetail;
  opened: boolean;
  onClose: () => void;
  onStale: () => void;
}

/** Gives the request to an operator, oneself first, or to nobody. */
export function AssignDialog(props: AssignDialogProps) {
  const { t } = useTranslation("requests");
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t("detail.assign.title")} size="sm">
      <AssignBody {...props} />
    </Dialog>
  );
}

function AssignBody({ detail, onClose, onStale }: AssignDialogProps) {
  const { t } = useTranslation(["requests", "common"]);
  const me = useOperator();
  const operators = useCall("operators.brief", {});
  const assign = useCommand("requests.assign");
  const [operator, setOperator] = useState<string | null>(detail.assigned ?? me.id);
  const others = (operators.data ?? []).filter(({ id }) => id !== me.id);
  const save = async () => {
    if (assign.busy) return;
    if (await assign.run({ id: detail.row.id, version: detail.version, operator })) onClose();
    else onStale();
  };
  useShortcuts([{ id: "assign.save", label: t("detail.assign.save"), keys: "Ctrl+Enter", run: () => void save() }]);
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
      <div className={classes.dialogButtons}>
        <Button variant="default" rightSection={<Kbd keys="Esc" />} onClick={onClose}>
          {t("common:action.cancel")}
        </Button>
        <Button loading={assign.busy} rightSection={<Kbd keys="Ctrl+Enter" />} onClick={() => void save()}>
          {t("detail.assign.save")}
        </Button>
      </div>
    </div>
  );
}
