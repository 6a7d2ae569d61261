import { Button, Loader } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { checkValues, isAsked } from "../../../../../shared/forms/values";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { DialogForm } from "../../../../parts/dialog/form-dialog";
import { useActionForm } from "../../../../parts/dialog/use-action-form";
import { DeclaredFields } from "../../../../parts/fields/declared-fields";
import { Dialog } from "../../../../ui/layout/dialog";
import { Banner } from "../../../../ui/status/banner";
import { notify } from "../../../../ui/status/notify";
import { useSheetDraft } from "./sheet-draft";
import classes from "./sheets.module.css";
import { draftName, type Filling, type SheetOffer } from "./sheets-model";

interface SheetDialogProps {
  detail: RequestDetail;
  offer: SheetOffer;
  /** What stands in the entry now: newer than what the offer saw when somebody else has just filled it in. */
  latest: Filling | null;
  onClose: () => void;
}

const PATH = "sheet";

/** One sheet to fill in. Closing it keeps what was typed until it is saved. */
export function SheetDialog(props: SheetDialogProps) {
  return (
    <Dialog opened onClose={props.onClose} title={props.offer.sheet.title} size="xl">
      <SheetForm {...props} />
    </Dialog>
  );
}

function SheetForm({ detail, offer, latest, onClose }: SheetDialogProps) {
  const { t } = useTranslation(["registers", "common"]);
  const { sheet } = offer;
  const draft = useSheetDraft(draftName(detail.row.id, offer), offer.values);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const fill = useActionForm("requests.fill-sheet", {
    // The command names the field by its place in the input: "fields.purpose".
    path: (path) => path.replace(/^fields\./, ""),
    setErrors: setProblems,
  });
  const { values } = draft;

  const save = async () => {
    if (values === null) return;
    const asked = Object.fromEntries(
      sheet.fields.flatMap((field) => {
        const value = values[field.id];
        return value !== undefined && isAsked(field, values) ? [[field.id, value]] : [];
      }),
    );
    if (fill.fails(checkValues(sheet.fields, asked))) return;
    const { id } = detail.row;
    const saved = await fill.run({ id, version: detail.version, sheet: sheet.id, entry: offer.entry, values: asked });
    if (saved === null) return;
    draft.finish();
    notify("ok", t("sheets.saved", { sheet: sheet.title }));
    onClose();
  };

  const paths = (entries: readonly (readonly [string, string])[]) =>
    Object.fromEntries(entries.map(([id, text]) => [`${PATH}.${id}`, text]));
  const overtaken = latest !== null && latest.eventId !== offer.seen?.eventId;
  return (
    <DialogForm
      {...fill.shown}
      about={sheet.about}
      errors={paths(Object.entries(problems))}
      labels={paths(sheet.fields.map((field) => [field.id, field.label]))}
      save={t("sheets.save")}
      onSave={save}
      onClose={onClose}
    >
      <p className={classes.law}>{t("sheets.law", { law: sheet.law })}</p>
      {draft.restored && (
        <Banner
          tone="info"
          action={
            <Button size="compact-xs" variant="default" onClick={draft.startAnew}>
              {t("sheets.draftDiscard")}
            </Button>
          }
        >
          {t("sheets.draft")}
        </Banner>
      )}
      {!draft.restored && offer.suggested && <Banner tone="info">{t("sheets.suggested")}</Banner>}
      {overtaken && <Banner tone="warn">{t("sheets.changed", { name: latest.actorName })}</Banner>}
      {values === null ? (
        <Loader size="sm" aria-label={t("common:screen.loading")} />
      ) : (
        <DeclaredFields
          fields={sheet.fields}
          values={values}
          errors={problems}
          path={PATH}
          autoFocus
          onChange={(id, value) => {
            draft.change(id, value);
            setProblems(({ [id]: _gone, ...rest }) => rest);
          }}
        />
      )}
    </DialogForm>
  );
}
