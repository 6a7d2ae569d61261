import { Button } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AttachmentContent } from "../../../shared/ipc/attachments";
import { CallRefused } from "../../client/call";
import { AttachmentViewer } from "../../ui/attachment-viewer/attachment-viewer";
import { useFormat } from "../../ui/format/use-format";
import { IconDownload, IconPaperclip, IconTrash } from "../../ui/icons";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { TextDialog } from "../dialog/text-dialog";
import classes from "./attachments.module.css";
import { type AttachmentRow, type AttachmentsOwner, groupAttachments } from "./attachments-model";
import { useAttachments } from "./staging";

/** The files with what can be done with each: opened inside, copied out, removed with a reason. */
export function AttachmentList({ owner }: { owner: AttachmentsOwner }) {
  const { t } = useTranslation(["parts", "errors"]);
  const { readable, remove } = owner;
  const files = useAttachments();
  const [opening, setOpening] = useState<string | null>(null);
  const [shown, setShown] = useState<{ file: AttachmentRow; content: AttachmentContent } | null>(null);
  const [removed, setRemoved] = useState<AttachmentRow | null>(null);
  const [refusal, setRefusal] = useState<CallRefused | null>(null);
  const of = (file: AttachmentRow) => ({ stream: owner.stream, attachment: file.id });

  const open = async (file: AttachmentRow) => {
    if (opening !== null || !readable) return;
    setRefusal(null);
    setOpening(file.name);
    const content = await files.read(of(file));
    setOpening(null);
    if (content instanceof CallRefused) setRefusal(content);
    else setShown({ file, content });
  };
  const saveCopy = async (file: AttachmentRow) => {
    if (readable) setRefusal(await files.saveCopy(of(file)));
  };
  const actions = { open, saveCopy, remove: setRemoved, mayRemove: owner.mayAttach, readable };
  return (
    <>
      <RefusalBanner refusal={refusal} title={t("errors:notLoaded")} />
      {opening !== null && <p role="status">{t("attachments.opening", { name: opening })}</p>}
      {groupAttachments(owner.attachments, owner.requirements).map((group) => (
        <div key={group.requirement ?? -1} className={classes.group}>
          <h3 className={classes.heading}>{group.title ?? t("attachments.general")}</h3>
          <ul className={classes.list}>
            {group.attachments.map((file) => (
              <AttachmentLine key={file.id} file={file} actions={actions} />
            ))}
          </ul>
        </div>
      ))}
      {owner.attachments.length > 0 && readable && <p className={classes.keys}>{t("attachments.keys")}</p>}
      {shown && (
        <AttachmentViewer
          name={shown.content.name}
          mediaType={shown.content.mediaType}
          bytes={shown.content.bytes}
          onSaveCopy={() => void saveCopy(shown.file)}
          onClose={() => setShown(null)}
        />
      )}
      <TextDialog
        key={removed?.id}
        name={`request.${owner.id}.removeAttachment.${removed?.id ?? ""}`}
        opened={removed !== null}
        title={t("attachments.removeTitle", { name: removed?.name ?? "" })}
        about={t("attachments.removeAbout")}
        label={t("attachments.removeReason")}
        save={t("attachments.removeSave")}
        required
        danger
        busy={remove.busy}
        refusal={remove.refusal}
        onClose={() => {
          remove.reset();
          setRemoved(null);
        }}
        onSave={async (reason) => removed !== null && remove.run({ attachment: removed.id, reason })}
      />
    </>
  );
}

interface LineActions {
  open: (file: AttachmentRow) => Promise<void>;
  saveCopy: (file: AttachmentRow) => Promise<void>;
  remove: (file: AttachmentRow) => void;
  mayRemove: boolean;
  readable: boolean;
}

function AttachmentLine({ file, actions }: { file: AttachmentRow; actions: LineActions }) {
  const { t } = useTranslation("parts");
  const format = useFormat();
  const name = file.name || t("attachments.hidden");
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (key === "arrowdown" || key === "arrowup") moveFocus(event.currentTarget, key === "arrowdown" ? 1 : -1);
    else if (key === "s" && actions.readable) void actions.saveCopy(file);
    else if (key === "delete" && actions.mayRemove) actions.remove(file);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li className={classes.row} onKeyDown={onKeyDown}>
      <button
        type="button"
        className={classes.open}
        disabled={!actions.readable}
        data-attachment
        onClick={() => void actions.open(file)}
      >
        <IconPaperclip className={classes.clip} aria-hidden />
        <bdi className={classes.name}>{name}</bdi>
      </button>
      <span className={classes.dim}>
        {t("attachments.facts", {
          size: format.bytes(file.bytes),
          name: file.actorName,
          at: format.short(file.at),
        })}
      </span>
      <span className={classes.lineButtons}>
        {actions.readable && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t("attachments.saveCopyNamed", { name })}
            leftSection={<IconDownload size="0.875rem" aria-hidden />}
            onClick={() => void actions.saveCopy(file)}
          >
            {t("attachments.saveCopy")}
          </Button>
        )}
        {actions.mayRemove && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t("attachments.removeNamed", { name })}
            leftSection={<IconTrash size="0.875rem" aria-hidden />}
            onClick={() => actions.remove(file)}
          >
            {t("attachments.remove")}
          </Button>
        )}
      </span>
    </li>
  );
}

/** Moves from one file's name to the next, across the groups. */
function moveFocus(line: HTMLElement, by: number): void {
  const all = [...(line.closest("[data-attachments]")?.querySelectorAll<HTMLElement>("[data-attachment]") ?? [])];
  const at = all.findIndex((button) => line.contains(button));
  all[Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
}
