import { ActionIcon, Button, Input } from "@mantine/core";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../classes";
import { useErrorWords } from "../error-words";
import { IconFileUpload, IconPaperclip, IconX } from "../icons";
import { useFormat } from "../use-format";
import type { FieldBinding, FieldLabels } from "./field-props";
import { checkFile, type FileProblem } from "./file-check";
import classes from "./file-field.module.css";

export interface FileFieldProps extends FieldBinding<readonly File[]>, FieldLabels {
  /** Bytes; default 20 MB. */
  maxBytes?: number;
  maxFiles?: number;
  /** Suffixes or media types for the chooser, e.g. ".pdf,image/*". */
  accept?: string;
}

interface Refused {
  name: string;
  problem: FileProblem | "too-many-files";
}

/** Files by drag and drop or by choosing; wrong ones are refused by name with the reason, the good ones stay. */
export function FileField(props: FileFieldProps) {
  const { value = [], onChange, error, maxBytes = 20_000_000, maxFiles = 10, accept, label, description } = props;
  const { t } = useTranslation("fields");
  const format = useFormat();
  const words = useErrorWords();
  const chooser = useRef<HTMLInputElement>(null);
  const id = useId();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);

  const add = async (files: readonly File[]) => {
    const good: File[] = [...value];
    const bad: Refused[] = [];
    for (const file of files) {
      const problem = await readProblem(file, maxBytes);
      if (problem) bad.push({ name: file.name, problem });
      else if (good.length >= maxFiles) bad.push({ name: file.name, problem: "too-many-files" });
      else if (!good.some((known) => known.name === file.name && known.size === file.size)) good.push(file);
    }
    setRefused(bad);
    onChange(good);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void add([...event.dataTransfer.files]);
  };
  const reason = ({ problem }: Refused) =>
    words.field(problem, { limit: problem === "too-many-files" ? maxFiles : format.bytes(maxBytes) });
  const problems: ReactNode[] = refused.map((file) => (
    <div key={file.name}>{t("file.refused", { name: file.name, reason: reason(file) })}</div>
  ));
  const shownError = typeof error === "string" && error !== "" ? words.field(error) : error;

  return (
    <Input.Wrapper
      label={label ?? t("file.label")}
      description={description ?? t("file.limits", { size: format.bytes(maxBytes), count: maxFiles })}
      error={problems.length > 0 ? problems : shownError}
      errorProps={{ role: "alert" }}
      labelElement="div"
      labelProps={{ id }}
      data-path={props["data-path"]}
    >
      <fieldset
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
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => chooser.current?.click()}
          disabled={props.disabled ?? false}
        >
          {t("file.choose")}
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          accept={accept}
          onChange={(event) => {
            void add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
      </fieldset>
      {value.length > 0 && (
        <ul className={classes.list}>
          {value.map((file) => (
            <li key={`${file.name}-${file.size}`} className={classes.file}>
              <IconPaperclip className={classes.clip} aria-hidden />
              <span className={classes.name}>{file.name}</span>
              <span className={classes.size}>{format.bytes(file.size)}</span>
              <ActionIcon
                size="sm"
                aria-label={t("file.remove", { name: file.name })}
                onClick={() => onChange(value.filter((other) => other !== file))}
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

async function readProblem(file: File, maxBytes: number): Promise<FileProblem | null> {
  try {
    const head = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
    return checkFile(file.name, file.size, head, maxBytes);
  } catch {
    return "file-unreadable";
  }
}
