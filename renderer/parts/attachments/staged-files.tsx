import { ActionIcon, Button, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { StagedDescription } from "../../../shared/ipc/attachments";
import { Kbd } from "../../ui/commands/kbd";
import { useFormat } from "../../ui/format/use-format";
import { IconX } from "../../ui/icons";
import classes from "./attachments.module.css";
import type { Answerable } from "./attachments-model";
import { percentOf, type Upload } from "./file-uploads";

interface StagedFilesProps {
  requirements: readonly Answerable[];
  staged: readonly StagedDescription[];
  uploads: readonly Upload[];
  requirementOf: (id: string) => number | null;
  onRequirement: (id: string, requirement: number | null) => void;
  onRemove: (file: StagedDescription) => void;
  onCancel: (key: number) => void;
  onKeep: () => void;
  busy: boolean;
}

/** Files that were handed over but are not kept yet, each with the requirement that it answers. */
export function StagedFiles(props: StagedFilesProps) {
  const { requirements, staged, uploads } = props;
  const { t } = useTranslation(["parts", "fields"]);
  const format = useFormat();
  return (
    <div className={classes.staged}>
      <ul className={classes.list}>
        {staged.map((file) => (
          <li key={file.id} className={classes.stagedRow}>
            <bdi className={classes.name}>{file.name}</bdi>
            <span className={classes.dim}>{format.bytes(file.bytes)}</span>
            {requirements.length > 0 && (
              <Select
                size="xs"
                className={classes.answers}
                aria-label={`${t("attachments.answers")}: ${file.name}`}
                placeholder={t("attachments.answersNone")}
                data={requirements.map(({ index, text }) => ({ value: String(index), label: text }))}
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
