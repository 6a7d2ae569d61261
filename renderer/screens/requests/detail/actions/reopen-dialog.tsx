import type { UseFormReturnType } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../../../client/client";
import { useRememberedForm } from "../../../../client/remembered-form";
import { useProblemWords } from "../../../../parts/dialog/problem-words";
import { useRefusal } from "../../../../parts/dialog/use-refusal";
import { ChoiceField } from "../../../../ui/fields/choice-field";
import { FormErrors } from "../../../../ui/fields/form-errors";
import { TextField } from "../../../../ui/fields/text-field";
import { IconClock } from "../../../../ui/icons";
import { Dialog } from "../../../../ui/layout/dialog";
import { Banner } from "../../../../ui/status/banner";
import { notify } from "../../../../ui/status/notify";
import classes from "../detail.module.css";
import { useService } from "../use-service";
import { DialogButtons } from "./dialog-buttons";
import type { ActionDialogProps } from "./extend-dialog";
import { clockAfterReopening, stepToReopen } from "./reopen-model";

interface Reopen {
  /** "" until the operator chooses: the last step that was taken. */
  step: string;
  reason: string;
}

/** Takes a closed request up again at one of its steps, and says what that does to the clock. */
export function ReopenDialog(props: ActionDialogProps) {
  const { t } = useTranslation("procedure");
  const form = useRememberedForm<Reopen>(`request.${props.detail.row.id}.reopen`, { step: "", reason: "" });
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={t("reopen.title", { number: props.detail.row.number })}
      size="md"
    >
      <ReopenBody {...props} form={form} />
    </Dialog>
  );
}

type ReopenBodyProps = ActionDialogProps & { form: UseFormReturnType<Reopen> };

function ReopenBody({ detail, form, onClose, onRefused }: ReopenBodyProps) {
  const { t } = useTranslation("procedure");
  const words = useProblemWords();
  const service = useService(detail);
  const reopen = useCommand("requests.reopen");
  const [attempt, setAttempt] = useState(0);
  const step = form.values.step || stepToReopen(detail.steps);
  const clock = service && clockAfterReopening(service, detail, step);
  useRefusal(reopen.refusal, (refusal) => {
    form.setErrors(words(refusal.fields));
    setAttempt((before) => before + 1);
    onRefused(refusal);
  });
  const save = async () => {
    if (reopen.busy) return;
    const { reason } = form.values;
    if (reason.trim() === "") {
      form.setErrors({ reason: "required" });
      setAttempt((before) => before + 1);
      return;
    }
    if (!(await reopen.run({ id: detail.row.id, version: detail.version, step, reason }))) return;
    notify("ok", t("reopen.saved"), detail.row.number);
    form.reset();
    onClose();
  };
  const labels = { step: t("reopen.step"), reason: t("reopen.reason") };
  return (
    <div className={classes.stack}>
      <p className={classes.about}>{t("reopen.about")}</p>
      <FormErrors errors={form.errors} labels={labels} refusal={reopen.refusal} attempt={attempt} />
      <ChoiceField
        label={labels.step}
        required
        value={step}
        onChange={(picked) => form.setFieldValue("step", picked)}
        choices={detail.steps.map(({ id, title }, index) => ({ value: id, label: `${index + 1}. ${title}` }))}
        error={form.errors.step}
        data-path="step"
      />
      {clock && (
        <Banner tone="info" icon={IconClock}>
          {clock.kind === "none" && t("reopen.clockNone")}
          {clock.kind === "starts" && t("reopen.clockStarts")}
          {clock.kind === "waits" && t("reopen.clockWaits", { step: clock.step })}
        </Banner>
      )}
      <TextField
        {...form.getInputProps("reason")}
        kind="lines"
        rows={3}
        label={labels.reason}
        required
        maxLength={2000}
        autoFocus
        data-path="reason"
      />
      <DialogButtons save={t("reopen.save")} busy={reopen.busy} onSave={() => void save()} onClose={onClose} />
    </div>
  );
}
