import { Button, Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { checkValues, isAsked } from "../../../../../shared/forms/values";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { useCommand } from "../../../../client/client";
import { DeclaredFields } from "../../../../parts/fields/declared-fields";
import { useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import { FormErrors } from "../../../../ui/fields/form-errors";
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
  const fill = useCommand("requests.fill-sheet");
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  const { values } = draft;
  const refusal = fill.refusal;
  useEffect(() => {
    if (!refusal) return;
    const refused = Object.entries(refusal.fields).map(([path, key]) => [path.replace(/^fields\./, ""), key]);
    setProblems(Object.fromEntries(refused));
    setAttempt((before) => before + 1);
  }, [refusal]);

  const save = async () => {
    if (fill.busy || values === null) return;
    const asked = Object.fromEntries(
      sheet.fields.flatMap((field) => {
        const value = values[field.id];
        return value !== undefined && isAsked(field, values) ? [[field.id, value]] : [];
      }),
    );
    const wrong = checkValues(sheet.fields, asked);
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) {
      fill.reset();
      setAttempt((before) => before + 1);
      return;
    }
    const { id } = detail.row;
    const saved = await fill.run({ id, version: detail.version, sheet: sheet.id, entry: offer.entry, values: asked });
    if (saved === null) return;
    draft.finish();
    notify("ok", t("sheets.saved", { sheet: sheet.title }));
    onClose();
  };
  useShortcuts([{ id: "sheet.save", label: t("sheets.save"), keys: "Ctrl+Enter", run: () => void save() }]);

  const paths = (entries: readonly (readonly [string, string])[]) =>
    Object.fromEntries(entries.map(([id, text]) => [`${PATH}.${id}`, text]));
  const overtaken = latest !== null && latest.eventId !== offer.seen?.eventId;
  return (
    <div className={classes.form}>
      <p className={classes.about}>{sheet.about}</p>
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
      <FormErrors
        errors={paths(Object.entries(problems))}
        labels={paths(sheet.fields.map((field) => [field.id, field.label]))}
        refusal={refusal}
        attempt={attempt}
      />
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
      <div className={classes.buttons}>
        <Button variant="default" rightSection={<Kbd keys="Esc" />} onClick={onClose}>
          {t("common:action.cancel")}
        </Button>
        <Button loading={fill.busy} rightSection={<Kbd keys="Ctrl+Enter" />} onClick={() => void save()}>
          {t("sheets.save")}
        </Button>
      </div>
    </div>
  );
}
