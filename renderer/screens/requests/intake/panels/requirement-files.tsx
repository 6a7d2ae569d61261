import { ActionIcon } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { MAX_FILE_BYTES } from "../../../../../shared/domain/attachments/kinds";
import type { StagedDescription } from "../../../../../shared/ipc/attachments";
import { useFormat } from "../../../../ui/format/use-format";
import { IconPaperclip, IconX } from "../../../../ui/icons";
import { useErrorWords } from "../../../../ui/status/error-words";
import classes from "./requirement-files.module.css";
import type { RequirementUpload } from "./use-requirement-files";

interface RequirementFilesProps {
  files: readonly StagedDescription[];
  uploads: readonly RequirementUpload[];
  onRemove: (file: StagedDescription) => void;
  onDrop: (key: string) => void;
}

/** Below a requirement's line: the files that answer it, those on their way, and why one was not taken. */
export function RequirementFiles({ files, uploads, onRemove, onDrop }: RequirementFilesProps) {
  const { t } = useTranslation(["requests", "fields"]);
  const format = useFormat();
  const words = useErrorWords();
  if (files.length + uploads.length === 0) return null;
  const reason = ({ problem }: RequirementUpload) =>
    problem === null
      ? ""
      : problem.kind === "refused"
        ? words.refusal(problem.refusal)
        : words.field(problem.problem, { limit: format.bytes(MAX_FILE_BYTES) });
  return (
    <ul className={classes.list}>
      {files.map((file) => (
        <li key={file.id} className={classes.file}>
          <IconPaperclip className={classes.icon} aria-hidden />
          <bdi className={classes.name}>{file.name}</bdi>
          <span className={classes.dim}>{format.bytes(file.bytes)}</span>
          <ActionIcon
            size="sm"
            aria-label={t("intake.files.remove", { name: file.name })}
            onClick={() => onRemove(file)}
          >
            <IconX size="0.875rem" aria-hidden />
          </ActionIcon>
        </li>
      ))}
      {uploads.map((upload) => (
        <li key={upload.key} className={classes.file} {...(upload.problem ? { role: "alert" } : {})}>
          <IconPaperclip className={classes.icon} aria-hidden />
          <bdi className={classes.name}>{upload.name}</bdi>
          {upload.problem ? (
            <span className={classes.problem}>{reason(upload)}</span>
          ) : (
            <progress
              className={classes.progress}
              max={Math.max(1, upload.bytes)}
              value={upload.done}
              aria-label={t("fields:file.storing", { name: upload.name })}
            />
          )}
          <ActionIcon
            size="sm"
            aria-label={t("intake.files.remove", { name: upload.name })}
            onClick={() => onDrop(upload.key)}
          >
            <IconX size="0.875rem" aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
