import { ActionIcon, Button, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { StagedDescription } from "../../../../../shared/ipc/attachments";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { percentOf, type Upload } from "../../../../parts/attachments/file-uploads";
import { Kbd } from "../../../../ui/commands/kbd";
import { useFormat } from "../../../../ui/format/use-format";
import { IconX } from "../../../../ui/icons";
import classes from "./attachments.module.css";

interface StagedFilesProps {
  detail: RequestDetail;
  staged: readonly StagedDescription[];
  uploads: readonly Upload[];
  requirementOf: (id: string) => number | null;
  onRequirement: (id: string, requirement: number | null) => void;
  onRemove: (file: StagedDescription) => void;
  onCancel: (key: number) => void;
  onKeep: () => void;
  busy: boolean;
}

/** Files that were handed over but are not part of the request yet, each with the requirement that it answers. */
export function StagedFiles(props: StagedFilesProps) {
  const { detail, staged, uploads } = props;
  const { t } = useTranslation(["procedure", "fields"]);
  const format = useFormat();
  return (
    <div className={classes.staged}>
      <ul className={classes.list}>
        {staged.map((file) => (
          <li key={file.id} className={classes.stagedRow}>
            <bdi className={classes.name}>{file.name}</bdi>
            <span className={classes.dim}>{format.bytes(file.bytes)}</span>
            {detail.requirements.length > 0 && (
              <Select
                size="xs"
                className={classes.answers}
                aria-label={`${t("attachments.answers")}: ${file.name}`}
                placeholder={t("attachments.answersNone")}
                data={detail.requirements.map(({ index, text }) => ({ value: String(index), label: text }))}
                value={textOf(props.requirementOf(file.id))}
                onChange={(picked) => props.onRequirement(file.id, picked === null ? null : Number(picked))}
                clearable
              />
            )}
            <ActionIcon
              size="sm"
              aria-label={t("fields:file.remove", { name: file.name })}
              onClick={() => props.onRemove(file)}
            >
              <IconX size="0.875rem" aria-hidden />
            </ActionIcon>
          </li>
        ))}
        {uploads.map((upload) => (
          <li key={upload.key} className={classes.stagedRow}>
            <bdi className={classes.name}>{upload.name}</bdi>
            <progress max={100} value={percentOf(upload)} aria-label={upload.name} />
            <ActionIcon
              size="sm"
              aria-label={t("fields:file.remove", { name: upload.name })}
              onClick={() => props.onCancel(upload.key)}
            >
              <IconX size="0.875rem" aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div className={classes.keep}>
        <span className={classes.dim}>{t("attachments.keepHint")}</span>
        <Button
          size="compact-sm"
          loading={props.busy}
          disabled={staged.length === 0}
          rightSection={<Kbd keys="Alt+F" />}
          onClick={props.onKeep}
        >
          {t("attachments.keep")}
        </Button>
      </div>
    </div>
  );
}

function textOf(requirement: number | null): string | null {
  return requirement === null ? null : String(requirement);
}
