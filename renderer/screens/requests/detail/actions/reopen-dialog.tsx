import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useRememberedForm } from "../../../../client/remembered-form";
import { DialogForm } from "../../../../parts/dialog/form-dialog";
import { useActionForm } from "../../../../parts/dialog/use-action-form";
import { ChoiceField } from "../../../../ui/fields/choice-field";
import { TextField } from "../../../../ui/fields/text-field";
import { IconClock } from "../../../../ui/icons";
import { Dialog } from "../../../../ui/layout/dialog";
import { Banner } from "../../../../ui/status/banner";
import { notify } from "../../../../ui/status/notify";
import { useService } from "../use-service";
import type { ActionDialogProps } from "./action-dialog-props";
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
  const service = useService(detail);
  const reopen = useActionForm("requests.reopen", { words: "requests", setErrors: form.setErrors, onRefused });
  const step = form.values.step || stepToReopen(detail.steps);
  const clock = service && clockAfterReopening(service, detail, step);
  const save = async () => {
    const { reason } = form.values;
    if (reopen.fails(reason.trim() === "" ? { reason: "required" } : {})) return;
    if (!(await reopen.run({ id: detail.row.id, version: detail.version, step, reason }))) return;
    notify("ok", t("reopen.saved"), detail.row.number);
    form.reset();
    onClose();
  };
  const labels = { step: t("reopen.step"), reason: t("reopen.reason") };
  return (
    <DialogForm
      {...reopen.shown}
      about={t("reopen.about")}
      errors={form.errors}
      labels={labels}
      save={t("reopen.save")}
      onSave={save}
      onClose={onClose}
    >
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
    </DialogForm>
  );
}
