import { Button, Radio } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { codeWords } from "../../../../../shared/domain/eventlog/codes";
import { CHANNELS } from "../../../../../shared/domain/requests/types";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { useCall } from "../../../../client/client";
import { DialogForm } from "../../../../parts/dialog/form-dialog";
import { useActionForm } from "../../../../parts/dialog/use-action-form";
import { useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import { TextField } from "../../../../ui/fields/text-field";
import { useFormat } from "../../../../ui/format/use-format";
import { IconAlertTriangle } from "../../../../ui/icons";
import { Banner } from "../../../../ui/status/banner";
import { notify } from "../../../../ui/status/notify";
import { RefusalBanner } from "../../../../ui/status/refusal-banner";
import type { ActionDialogProps } from "../actions/action-dialog-props";
import classes from "../detail.module.css";
import mergeClasses from "./merge.module.css";
import { comparison, type MergeDraft, proposedKept } from "./merge-model";

interface MergeCompareProps extends ActionDialogProps {
  /** The other request's id. */
  other: string;
  draft: MergeDraft;
  onDraft: (draft: MergeDraft) => void;
  onMerged: () => void;
}

/** Both requests side by side before one becomes part of the other. */
export function MergeCompare({ detail, other, ...rest }: MergeCompareProps) {
  const { t } = useTranslation(["procedure", "errors", "requests"]);
  const found = useCall("requests.detail", { id: other });
  const another = () => rest.onDraft({ ...rest.draft, other: null, kept: null });
  if (!found.data) {
    return (
      <div className={classes.stack}>
        {found.refusal ? (
          <RefusalBanner refusal={found.refusal} title={t("errors:notLoaded")} />
        ) : (
          <p role="status">{t("requests:detail.loading")}</p>
        )}
        <div className={classes.dialogButtons}>
          <Button variant="default" onClick={another}>
            {t("merge.another")}
          </Button>
        </div>
      </div>
    );
  }
  return <Compared {...rest} one={detail} two={found.data} onAnother={another} />;
}

interface ComparedProps extends Omit<MergeCompareProps, "detail" | "other"> {
  one: RequestDetail;
  two: RequestDetail;
  onAnother: () => void;
}

function Compared({ one, two, draft, onDraft, onAnother, onMerged, onClose, onRefused }: ComparedProps) {
  const { t } = useTranslation(["procedure", "requests"]);
  const format = useFormat();
  const merge = useActionForm("requests.merge", { words: "requests", onRefused });
  const { errors } = merge.shown;
  const proposed = proposedKept(one, two);
  const kept = proposed === null ? null : (draft.kept ?? proposed);
  const [goesOn, duplicate] = kept === two.row.id ? [two, one] : [one, two];
  const ended = [one, two].find(({ closed }) => closed !== null);
  const save = async () => {
    if (kept === null) return;
    const merged = await merge.run({
      id: duplicate.row.id,
      version: duplicate.version,
      into: goesOn.row.id,
      reason: draft.reason,
    });
    if (!merged) return;
    notify("ok", t("merge.saved"), t("merge.becomes", { duplicate: duplicate.row.number, kept: goesOn.row.number }));
    onMerged();
  };
  const choices = useRef<HTMLDivElement>(null);
  // The list that had the focus is gone.
  useEffect(() => choices.current?.querySelector<HTMLElement>("input:checked")?.focus(), []);
  useShortcuts([{ id: "merge.another", label: t("merge.another"), keys: "Alt+K", run: onAnother }]);
  const lines = comparison(one, two, {
    status: (status) => t(`requests:status.${status}`),
    channel: (code) => codeWords(CHANNELS, code, (channel) => t(`requests:channel.${channel}`)),
    instant: format.instant,
    day: format.day,
    hidden: t("facts.hidden"),
  });
  return (
    <DialogForm
      {...merge.shown}
      labels={{ into: t("merge.kept"), reason: t("merge.reason") }}
      save={t("merge.save")}
      disabled={kept === null}
      aside={
        <Button variant="subtle" rightSection={<Kbd keys="Alt+K" />} onClick={onAnother}>
          {t("merge.another")}
        </Button>
      }
      onSave={save}
      onClose={onClose}
    >
      <table className={mergeClasses.table}>
        <caption className={mergeClasses.caption}>{t("merge.compare")}</caption>
        <tbody>
          {lines.map(({ what, left, right, different }) => (
            <tr key={what} className={different ? mergeClasses.different : undefined}>
              <th scope="row">
                {t(`merge.columns.${what}`)}
                {different && (
                  <span className={mergeClasses.mark}>
                    <IconAlertTriangle size="0.875rem" aria-hidden /> {t("merge.different")}
                  </span>
                )}
              </th>
              <td>{left || "–"}</td>
              <td>{right || "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {kept === null ? (
        <Banner tone="warn">{t("merge.closed", { number: ended?.row.number ?? two.row.number })}</Banner>
      ) : (
        <>
          <Radio.Group
            label={t("merge.kept")}
            value={kept}
            onChange={(picked) => onDraft({ ...draft, kept: picked })}
            error={errors.into}
            data-path="into"
          >
            <div ref={choices} className={classes.choices}>
              {[one, two].map(({ row }, index) => (
                <Radio
                  key={row.id}
                  value={row.id}
                  label={t("merge.keptOption", { number: row.number, at: format.instant(row.receivedAt) })}
                  {...(index === 0 ? { "data-autofocus": true } : {})}
                />
              ))}
            </div>
          </Radio.Group>
          <p className={classes.about} role="status">
            {t("merge.becomes", { duplicate: duplicate.row.number, kept: goesOn.row.number })}
          </p>
          <TextField
            kind="lines"
            rows={2}
            label={t("merge.reason")}
            value={draft.reason}
            onChange={(reason) => onDraft({ ...draft, reason })}
            maxLength={1000}
            error={errors.reason}
            data-path="reason"
          />
        </>
      )}
    </DialogForm>
  );
}
