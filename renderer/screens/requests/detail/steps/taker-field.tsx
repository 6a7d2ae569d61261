import { Input, Radio, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ROLES } from "../../../../../shared/domain/operators/roles";
import type { StepView } from "../../../../../shared/ipc/requests";
import { useCall } from "../../../../client/client";
import { TextField } from "../../../../ui/fields/text-field";
import classes from "../detail.module.css";
import { useActorWords } from "./actor-words";
import { type StepDraft, TAKERS } from "./step-form";

interface TakerFieldProps {
  step: StepView;
  draft: StepDraft;
  onChange: (part: Partial<StepDraft>) => void;
  error?: string | undefined;
}

/** Who really took a step: oneself, a role, another operator, or a name. */
export function TakerField({ step, draft, onChange, error }: TakerFieldProps) {
  const { t } = useTranslation(["requests", "common"]);
  const words = useActorWords();
  const operators = useCall("operators.brief", {}, { enabled: draft.taker === "operator" }).data ?? [];
  const hint =
    step.actorKind === "choose"
      ? t("detail.current.takenByHint")
      : t("detail.current.takenByOther", { actor: words.actor(step) ?? "" });
  return (
    <Input.Wrapper
      label={t("detail.current.takenBy")}
      description={hint}
      error={error}
      required={step.actorKind === "choose"}
      labelElement="div"
      data-path="takenBy"
    >
      <div className={classes.taker}>
        <Radio.Group
          aria-label={t("detail.current.takenBy")}
          value={draft.taker ?? ""}
          onChange={(value) => onChange({ taker: TAKERS.find((taker) => taker === value) ?? null })}
        >
          <div className={classes.choices}>
            <Radio value="me" label={t("detail.current.takenByMe")} />
            <Radio value="role" label={t("detail.current.takenByRole")} />
            <Radio value="operator" label={t("detail.current.takenByOperator")} />
            <Radio value="name" label={t("detail.current.takenByName")} />
          </div>
        </Radio.Group>
        {draft.taker === "role" && (
          <Select
            aria-label={t("detail.current.takenByRole")}
            data={ROLES.filter((role) => role !== "administrator").map((role) => ({
              value: role,
              label: t(`common:role.${role}`),
            }))}
            value={draft.takerRole}
            onChange={(value) => onChange({ takerRole: ROLES.find((role) => role === value) ?? null })}
          />
        )}
        {draft.taker === "operator" && (
          <Select
            aria-label={t("detail.current.takenByOperator")}
            data={operators.map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.takerOperator}
            onChange={(takerOperator) => onChange({ takerOperator })}
            searchable
          />
        )}
        {draft.taker === "name" && (
          <TextField
            label={t("detail.current.takenByName")}
            value={draft.takerName}
            onChange={(takerName) => onChange({ takerName })}
            maxLength={120}
          />
        )}
      </div>
    </Input.Wrapper>
  );
}
