import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PRODUCT_FORMS, type ProductForm } from "../../../../shared/domain/requests/types";
import type { RequestDetail } from "../../../../shared/ipc/requests";
import { useCommand } from "../../../client/client";
import { useShortcuts } from "../../../ui/commands";
import { Dialog } from "../../../ui/dialog";
import { ChoiceField } from "../../../ui/fields/choice-field";
import { FormErrors } from "../../../ui/fields/form-errors";
import { TextField } from "../../../ui/fields/text-field";
import { Kbd } from "../../../ui/kbd";
import { notify } from "../../../ui/notify";
import { useProblemWords } from "../problem-words";
import classes from "./detail.module.css";
import { proposedForm } from "./product-form";

interface HandOverDialogProps {
  detail: RequestDetail;
  opened: boolean;
  onClose: () => void;
  onStale: () => void;
}

interface HandOver {
  /** Index of the product, or "none". */
  product: string;
  form: ProductForm;
  productDetail: string;
  receivedBy: string;
  note: string;
}

/** Gives the product to the applicant; the request then ends. What is typed stays when the dialog is closed. */
export function HandOverDialog({ detail, opened, onClose, onStale }: HandOverDialogProps) {
  const { t } = useTranslation("requests");
  const form = useForm<HandOver>({
    initialValues: {
      product: detail.products.length > 0 ? "0" : "none",
      form: proposedForm(detail.products[0]),
      productDetail: "",
      receivedBy: detail.applicant?.name ?? "",
      note: "",
    },
  });
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t("detail.handOver.title", { number: detail.row.number })}
      size="md"
    >
      <HandOverBody detail={detail} form={form} onClose={onClose} onStale={onStale} />
    </Dialog>
  );
}

interface HandOverBodyProps extends Omit<HandOverDialogProps, "opened"> {
  form: ReturnType<typeof useForm<HandOver>>;
}

function HandOverBody({ detail, form, onClose, onStale }: HandOverBodyProps) {
  const { t } = useTranslation(["requests", "common"]);
  const words = useProblemWords();
  const handOver = useCommand("requests.hand-over");
  const [attempt, setAttempt] = useState(0);
  const { values } = form;
  const refusal = handOver.refusal;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is shown once
  useEffect(() => {
    if (!refusal) return;
    form.setErrors(words(refusal.fields));
    setAttempt((before) => before + 1);
    if (refusal.code === "stale") onStale();
  }, [refusal]);
  const save = async () => {
    if (handOver.busy) return;
    if (values.receivedBy.trim() === "") {
      form.setErrors({ receivedBy: "required" });
      setAttempt((before) => before + 1);
      return;
    }
    const saved = await handOver.run({
      id: detail.row.id,
      version: detail.version,
      product: values.product === "none" ? null : Number(values.product),
      form: values.form,
      productDetail: values.productDetail,
      receivedBy: values.receivedBy,
      note: values.note,
    });
    if (!saved) return;
    notify("ok", t("status.handed-over"), detail.row.number);
    onClose();
  };
  useShortcuts([{ id: "handover.save", label: t("detail.handOver.save"), keys: "Ctrl+Enter", run: () => void save() }]);
  const labels = {
    product: t("detail.handOver.product"),
    form: t("detail.handOver.form"),
    productDetail: t("detail.handOver.detail"),
    receivedBy: t("detail.handOver.receivedBy"),
    note: t("detail.handOver.note"),
  };
  return (
    <div className={classes.stack}>
      <p className={classes.about}>{t("detail.handOver.about")}</p>
      <FormErrors errors={form.errors} labels={labels} refusal={refusal} attempt={attempt} />
      <ChoiceField
        {...form.getInputProps("product")}
        label={labels.product}
        choices={[
          ...detail.products.map((product, index) => ({ value: String(index), label: product })),
          { value: "none", label: t("detail.handOver.productNone") },
        ]}
      />
      <ChoiceField
        {...form.getInputProps("form")}
        label={labels.form}
        choices={PRODUCT_FORMS.map((value) => ({ value, label: t(`productForm.${value}`) }))}
      />
      <TextField
        {...form.getInputProps("productDetail")}
        label={labels.productDetail}
        description={t("detail.handOver.detailHint")}
        maxLength={500}
      />
      <TextField {...form.getInputProps("receivedBy")} label={labels.receivedBy} required maxLength={120} />
      <TextField {...form.getInputProps("note")} label={labels.note} kind="lines" maxLength={2000} />
      <div className={classes.dialogButtons}>
        <Button variant="default" rightSection={<Kbd keys="Esc" />} onClick={onClose}>
          {t("common:action.cancel")}
        </Button>
        <Button loading={handOver.busy} rightSection={<Kbd keys="Ctrl+Enter" />} onClick={() => void save()}>
          {t("detail.handOver.save")}
        </Button>
      </div>
    </div>
  );
}
