import { ActionIcon, Button, Input } from "@mantine/core";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { MAX_FILE_BYTES } from "../../../shared/domain/attachments/kinds";
import type { StagedDescription } from "../../../shared/ipc/attachments";
import { classNames } from "../../ui/classes";
import type { FieldBinding, FieldLabels } from "../../ui/fields/field-props";
import { useFormat } from "../../ui/format/use-format";
import { IconFileUpload, IconPaperclip, IconX } from "../../ui/icons";
import { useErrorWords } from "../../ui/status/error-words";
import classes from "./file-field.module.css";
import { type NotTaken, percentOf } from "./file-uploads";
import { useFileUploads } from "./use-file-uploads";

export interface FileFieldProps extends FieldBinding<readonly StagedDescription[]>, FieldLabels {
  maxFiles?: number;
  /** Suffixes or media types for the chooser, e.g. ".pdf,image/*". */
  accept?: string;
  /** Files are being stored (true), or none is any more: a form that is sent now would go without them. */
  onBusy?: (busy: boolean) => void;
}

/**
 * Files by drag and drop, choosing or pasting. Each is staged at once, with its progress; the value holds those that are
 * complete. Wrong ones are refused by name with the reason, the good ones stay.
 */
export function FileField(props: FileFieldProps) {
  const { value = [], onChange, error, maxFiles = 10, accept, label, description, disabled = false } = props;
  const { t } = useTranslation("fields");
  const format = useFormat();
  const words = useErrorWords();
  const chooser = useRef<HTMLInputElement>(null);
  const zone = useRef<HTMLFieldSetElement>(null);
  const id = useId();
  const [over, setOver] = useState(false);
  const { uploads, notTaken, add, cancel, remove } = useFileUploads(value, onChange, maxFiles);
  const busy = uploads.length > 0;
  const tell = useRef(props.onBusy);
  tell.current = props.onBusy;
  useEffect(() => {
    tell.current?.(busy);
    return () => {
      if (busy) tell.current?.(false);
    };
  }, [busy]);

  usePastedFiles(zone, disabled ? null : add);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) add([...event.dataTransfer.files]);
  };
  const reason = ({ problem }: NotTaken) => {
    if (typeof problem !== "string") return words.refusal(problem);
    return words.field(problem, { limit: problem === "too-many-files" ? maxFiles : format.bytes(MAX_FILE_BYTES) });
  };
  const problems = notTaken.map((file) => (
    <div key={file.key}>{t("file.refused", { name: file.name, reason: reason(file) })}</div>
  ));
  const shownError = typeof error === "string" && error !== "" ? words.field(error) : error;

  return (
    <Input.Wrapper
      label={label ?? t("file.label")}
      description={description ?? t("file.limits", { size: format.bytes(MAX_FILE_BYTES), count: maxFiles })}
      error={problems.length > 0 ? problems : shownError}
      errorProps={{ role: "alert" }}
      labelElement="div"
      labelProps={{ id }}
      data-path={props["data-path"]}
    >
      <fieldset
        ref={zone}
        aria-labelledby={id}
        className={classNames(classes.zone, over && classes.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconFileUpload className={classes.icon} aria-hidden />
        <span>{t("file.drop")}</span>
        <Button size="compact-sm" variant="default" onClick={() => chooser.current?.click()} disabled={disabled}>
          {t("file.choose")}
        </Button>
        <span className={classes.paste}>{t("file.paste")}</span>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          accept={accept}
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
      </fieldset>
      {value.length + uploads.length > 0 && (
        <ul className={classes.list}>
          {value.map((file) => (
            <li key={file.id} className={classes.file}>
              <IconPaperclip className={classes.clip} aria-hidden />
              <bdi className={classes.name}>{file.name}</bdi>
              <span className={classes.size}>{format.bytes(file.bytes)}</span>
              <ActionIcon
                size="sm"
                aria-label={t("file.remove", { name: file.name })}
                disabled={disabled}
                onClick={() => remove(file)}
              >
                <IconX size="0.875rem" aria-hidden />
              </ActionIcon>
            </li>
          ))}
          {uploads.map((upload) => (
            <li key={upload.key} className={classes.file}>
              <IconPaperclip className={classes.clip} aria-hidden />
              <bdi className={classes.name}>{upload.name}</bdi>
              <progress
                className={classes.progress}
                max={100}
                value={percentOf(upload)}
                aria-label={t("file.storing", { name: upload.name })}
              />
              <span className={classes.size}>
                {t("file.stored", { done: format.bytes(upload.done), size: format.bytes(upload.bytes) })}
              </span>
              <ActionIcon
                size="sm"
                aria-label={t("file.cancel", { name: upload.name })}
                onClick={() => cancel(upload.key)}
              >
                <IconX size="0.875rem" aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </Input.Wrapper>
  );
}

/** Files pasted while the focus is in the field: the event itself goes to where the text cursor was last. */
function usePastedFiles(
  zone: { readonly current: HTMLElement | null },
  add: ((files: readonly File[]) => void) | null,
): void {
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || !zone.current?.contains(document.activeElement) || !latest.current) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [zone]);
}
