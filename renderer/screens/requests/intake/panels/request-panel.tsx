import { Select } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useCall } from "../../../../client/client";
import { PlaceField } from "../../../../ui/fields/place-field";
import { TextField } from "../../../../ui/fields/text-field";
import { TimeField } from "../../../../ui/fields/time-field";
import { Panel } from "../../../../ui/layout/panel";
import classes from "../intake.module.css";
import type { IntakeValues } from "../intake-model";

interface RequestPanelProps {
  form: UseFormReturnType<IntakeValues>;
  onProblem: (path: string) => (problem: string | null) => void;
}

/** What is asked, where, when it came, and who takes it on. */
export function RequestPanel({ form, onProblem }: RequestPanelProps) {
  const { t } = useTranslation("requests");
  const operators = useCall("operators.brief", {});
  return (
    <Panel title={t("intake.request")}>
      <div className={classes.stack}>
        <TextField {...form.getInputProps("subject")} label={t("intake.subject")} required />
        <TextField {...form.getInputProps("details")} label={t("intake.details")} kind="lines" rows={3} />
        <div className={classes.pair}>
          <PlaceField {...form.getInputProps("place")} label={t("intake.place")} description={t("intake.placeHint")} />
          <TimeField
            {...form.getInputProps("receivedAt")}
            label={t("intake.receivedAt")}
            emptyHint={t("intake.receivedNow")}
            onProblem={onProblem("receivedAt")}
          />
          <Select
            label={t("intake.assignTo")}
            placeholder={t("intake.assignNobody")}
            data={(operators.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps("assignTo")}
            searchable
            clearable
          />
        </div>
      </div>
    </Panel>
  );
}
