import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BulkAnswer, RequestRow } from "../../../../shared/ipc/requests";
import { useCall, useCommand } from "../../../client/client";
import { useOperator } from "../../../client/session";
import { DialogForm } from "../../../parts/dialog/form-dialog";
import { OperatorSelect } from "../../../parts/operators/operator-select";

interface BulkAssignProps {
  rows: readonly RequestRow[];
  onClose: () => void;
  onDone: (results: BulkAnswer["results"]) => void;
}

/** Gives several requests to an operator, oneself first, or to nobody. */
export function BulkAssign({ rows, onClose, onDone }: BulkAssignProps) {
  const { t } = useTranslation("queue");
  const me = useOperator();
  const operators = useCall("operators.brief", {});
  const assign = useCommand("requests.bulk-assign");
  const [operator, setOperator] = useState<string | null>(me.id);
  const save = async () => {
    const answer = await assign.run({ requests: rows.map(({ id, version }) => ({ id, version })), operator });
    if (answer) onDone(answer.results);
  };
  return (
    <DialogForm
      refusal={assign.refusal ?? operators.refusal}
      save={t("assign")}
      busy={assign.busy}
      onSave={save}
      onClose={onClose}
    >
      <OperatorSelect operators={operators.data ?? []} value={operator} onChange={setOperator} />
    </DialogForm>
  );
}
