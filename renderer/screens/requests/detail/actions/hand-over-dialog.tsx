import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { PRODUCT_FORMS, type ProductForm } from "../../../../../shared/domain/requests/types";
import { useRememberedForm } from "../../../../client/remembered-form";
import { DialogForm } from "../../../../parts/dialog/form-dialog";
import { useActionForm } from "../../../../parts/dialog/use-action-form";
import { useSeenText } from "../../../../parts/texts/use-seen-text";
import { ChoiceField } from "../../../../ui/fields/choice-field";
import { TextField } from "../../../../ui/fields/text-field";
import { Dialog } from "../../../../ui/layout/dialog";
import { notify } from "../../../../ui/status/notify";
import type { ActionDialogProps } from "./action-dialog-props";
import { proposedForm } from "./product-form";
import { RequestTextField } from "./request-text-field";

interface HandOver {
  /** Index of the product, or "none". */
  product: string;
  form: ProductForm;
  productDetail: string;
  receivedBy: string;
  note: string;
}

/** Gives the product to the applicant; the request then ends. What is typed stays when the dialog is closed. */
export function HandOverDialog({ detail, opened, onClose, onRefused }: ActionDialogProps) {
  const { t } = useTranslation("requests");
  const form = useRememberedForm<HandOver>(`request.${detail.row.id}.handOver`, {
    product: detail.products.length > 0 ? "0" : "none",
    form: proposedForm(detail.products[0]),
    productDetail: "",
    receivedBy: detail.applicant?.name ?? "",
    note: "",
  });
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t("detail.handOver.title", { number: detail.row.number })}
      size="md"
    >
      <HandOverBody detail={detail} form={form} onClose={onClose} onRefused={onRefused} />
    </Dialog>
  );
}

interface HandOverBodyProps extends Omit<ActionDialogProps, "opened"> {
  form: UseFormReturnType<HandOver>;
}

function HandOverBody({ detail, form, onClose, onRefused }: HandOverBodyProps) {
  const { t } = useTranslation("requests");
  const handOver = useActionForm("requests.hand-over", { words: "requests", setErrors: form.setErrors, onRefused });
  const seen = useSeenText("note");
  const { values } = form;
  const save = async () => {
    if (handOver.fails(values.receivedBy.trim() === "" ? { receivedBy: "required" } : {})) return;
    if (!seen(values.note)) return;
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
    form.reset();
    onClose();
  };
  const labels = {
    product: t("detail.handOver.product"),
    form: t("detail.handOver.form"),
    productDetail: t("detail.handOver.detail"),
    receivedBy: t("detail.handOver.receivedBy"),
    note: t("detail.handOver.note"),
  };
  return (
    <DialogForm
      {...handOver.shown}
      about={t("detail.handOver.about")}
      errors={form.errors}
      labels={labels}
      save={t("detail.handOver.save")}
      onSave={save}
      onClose={onClose}
    >
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
      <RequestTextField
        {...form.getInputProps("note")}
        detail={detail}
        use="handover"
        value={values.note}
        label={labels.note}
        maxLength={2000}
        data-path="note"
      />
    </DialogForm>
  );
}
