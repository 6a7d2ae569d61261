import type { UseFormReturnType } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EXTENSION_GROUNDS, type ExtensionGround } from "../../../../../shared/domain/requests/types";
import { useRememberedForm } from "../../../../client/remembered-form";
import { DialogForm } from "../../../../parts/dialog/form-dialog";
import { useActionForm } from "../../../../parts/dialog/use-action-form";
import { ChoiceField } from "../../../../ui/fields/choice-field";
import { TextField } from "../../../../ui/fields/text-field";
import { DateField } from "../../../../ui/fields/time-field";
import { useFormat } from "../../../../ui/format/use-format";
import { Dialog } from "../../../../ui/layout/dialog";
import { FactList } from "../../../../ui/layout/fact-list";
import { notify } from "../../../../ui/status/notify";
import type { ActionDialogProps } from "./action-dialog-props";

interface Extend {
  limit: string;
  ground: ExtensionGround | "";
  noticeNumber: string;
  noticeDate: string | null;
  reason: string;
}

/** Extends the limit by what the standard gives, once, with a written notice. What is typed stays when it is closed. */
export function ExtendDialog(props: ActionDialogProps) {
  const { t } = useTranslation("procedure");
  const form = useRememberedForm<Extend>(`request.${props.detail.row.id}.extend`, {
    limit: "",
    ground: "",
    noticeNumber: "",
    noticeDate: null,
    reason: "",
  });
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={t("extend.title", { number: props.detail.row.number })}
      size="md"
    >
      <ExtendBody {...props} form={form} />
    </Dialog>
  );
}

type ExtendBodyProps = ActionDialogProps & { form: UseFormReturnType<Extend> };

function ExtendBody({ detail, form, onClose, onRefused }: ExtendBodyProps) {
  const { t } = useTranslation("procedure");
  const format = useFormat();
  const extend = useActionForm("requests.extend", { words: "requests", setErrors: form.setErrors, onRefused });
  const [problem, setProblem] = useState<string | null>(null);
  const { values } = form;
  const offered = detail.extensionsLeft;
  const chosen = offered.find(({ limit }) => String(limit) === values.limit) ?? offered[0];
  const save = async () => {
    if (!chosen) return;
    const { ground, noticeDate } = values;
    const wrong = extend.fails({
      ...(ground === "" ? { ground: "required" } : {}),
      ...(noticeDate === null ? { noticeDate: problem ?? "required" } : {}),
      ...(values.reason.trim() === "" ? { reason: "required" } : {}),
    });
    if (wrong || ground === "" || noticeDate === null) return;
    const { noticeNumber, reason } = values;
    const seen = { id: detail.row.id, version: detail.version };
    const saved = await extend.run({ ...seen, limit: chosen.limit, ground, noticeNumber, noticeDate, reason });
    if (!saved) return;
    notify("ok", t("extend.saved"), chosen.dueAfter === null ? detail.row.number : format.instant(chosen.dueAfter));
    form.reset();
    onClose();
  };
  const labels = {
    limit: t("extend.limit"),
    ground: t("extend.ground"),
    noticeNumber: t("extend.noticeNumber"),
    noticeDate: t("extend.noticeDate"),
    reason: t("extend.reason"),
  };
  const { due } = detail.row.deadline;
  return (
    <DialogForm
      {...extend.shown}
      about={t("extend.about")}
      errors={form.errors}
      labels={labels}
      save={t("extend.save")}
      onSave={save}
      onClose={onClose}
    >
      {offered.length > 1 ? (
        <ChoiceField
          label={labels.limit}
          value={values.limit || String(offered[0]?.limit)}
          onChange={(limit) => form.setFieldValue("limit", limit)}
          choices={offered.map(({ limit, text }) => ({ value: String(limit), label: text }))}
          data-path="limit"
        />
      ) : (
        <FactList facts={[{ label: labels.limit, value: chosen?.text }]} />
      )}
      <FactList
        facts={[
          { label: t("extend.before"), value: due === null ? null : format.instant(due) },
          {
            label: t("extend.after"),
            value: <strong>{chosen?.dueAfter == null ? t("extend.unknown") : format.instant(chosen.dueAfter)}</strong>,
          },
        ]}
      />
      <ChoiceField
        {...form.getInputProps("ground")}
        label={labels.ground}
        description={t("extend.groundHint")}
        required
        choices={EXTENSION_GROUNDS.map((value) => ({ value, label: t(`extend.grounds.${value}`) }))}
        data-path="ground"
      />
      <TextField {...form.getInputProps("noticeNumber")} label={labels.noticeNumber} maxLength={100} />
      <DateField
        {...form.getInputProps("noticeDate")}
        label={labels.noticeDate}
        required
        onProblem={setProblem}
        data-path="noticeDate"
      />
      <TextField
        {...form.getInputProps("reason")}
        kind="lines"
        rows={3}
        label={labels.reason}
        required
        maxLength={2000}
        data-path="reason"
      />
    </DialogForm>
  );
}
