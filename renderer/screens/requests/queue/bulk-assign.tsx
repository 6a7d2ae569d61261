import { Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BulkAnswer, RequestRow } from "../../../../shared/ipc/requests";
import { useCall, useCommand } from "../../../client/client";
import { useOperator } from "../../../client/session";
import { RefusalBanner } from "../../../ui/refusal-banner";
import { BulkButtons } from "./bulk-buttons";
import classes from "./queue.module.css";

interface BulkAssignProps {
  rows: readonly RequestRow[];
  onClose: () => void;
  onDone: (results: BulkAnswer["results"]) => void;
}

/** Gives several requests to an operator, oneself first, or to nobody. */
export function BulkAssign({ rows, onClose, onDone }: BulkAssignProps) {
  const { t } = useTranslation(["queue", "requests", "common"]);
  const me = useOperator();
  const operators = useCall("operators.brief", {});
  const assign = useCommand("requests.bulk-assign");
  const [operator, setOperator] = useState<string | null>(me.id);
  const others = (operators.data ?? []).filter(({ id }) => id !== me.id);
  const save = async () => {
    const answer = await assign.run({ requests: rows.map(({ id, version }) => ({ id, version })), operator });
    if (answer) onDone(answer.results);
  };
  return (
    <div className={classes.bulkDialog}>
      <RefusalBanner refusal={assign.refusal ?? operators.refusal} />
      <Select
        label={t("requests:detail.assign.operator")}
        placeholder={t("requests:detail.assign.nobody")}
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
      <BulkButtons save={t("assign")} busy={assign.busy} onSave={() => void save()} onClose={onClose} />
    </div>
  );
}
