import { Button } from "@mantine/core";
import { type DragEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { MAX_FILE_BYTES } from "../../../shared/domain/attachments/kinds";
import type { StagedDescription } from "../../../shared/ipc/attachments";
import { classNames } from "../../ui/classes";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { useFormat } from "../../ui/format/use-format";
import { IconFileUpload } from "../../ui/icons";
import { Panel } from "../../ui/layout/panel";
import { useErrorWords } from "../../ui/status/error-words";
import { notify } from "../../ui/status/notify";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { AttachmentList } from "./attachment-list";
import classes from "./attachments.module.css";
import type { AttachmentsOwner } from "./attachments-model";
import { StagedFiles } from "./staged-files";
import { useFileUploads } from "./use-file-uploads";

const MAX_FILES = 30;

/** An entity's files by what they answer; more of them by dropping them anywhere on the panel, pasting or choosing. */
export function AttachmentsPanel({ owner }: { owner: AttachmentsOwner }) {
  const { t } = useTranslation(["parts", "errors"]);
  const format = useFormat();
  const words = useErrorWords();
  const chooser = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const [staged, setStaged] = useState<readonly StagedDescription[]>([]);
  const [answers, setAnswers] = useState<Readonly<Record<string, number | null>>>({});
  const { uploads, notTaken, add, cancel, remove } = useFileUploads(staged, setStaged, MAX_FILES);
  const { keep, mayAttach: may } = owner;
  usePastedFiles(may ? add : null);

  const requirementOf = (id: string) => (id in answers ? (answers[id] ?? null) : owner.proposed);
  const save = async () => {
    if (keep.busy || staged.length === 0) return;
    const attachments = staged.map(({ id }) => ({ id, requirement: requirementOf(id) }));
    if (!(await keep.run(attachments))) return;
    notify("ok", t("attachments.kept", { count: attachments.length }), owner.number);
    setStaged((now) => now.filter(({ id }) => !attachments.some((kept) => kept.id === id)));
    setAnswers({});
  };
  const choose = () => chooser.current?.click();
  useShortcuts([
    { id: "attachments.add", label: t("attachments.add"), keys: "F", icon: IconFileUpload, enabled: may, run: choose },
    {
      id: "attachments.list",
      label: t("attachments.title"),
      keys: "V",
      enabled: owner.attachments.length > 0,
      run: () => focusFirst(list),
    },
    {
      id: "attachments.keep",
      label: t("attachments.keep"),
      keys: "Alt+F",
      enabled: staged.length > 0,
      run: () => void save(),
    },
  ]);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (may) add([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the mouse; F and the button do the same
    <div
      data-attachments
      className={classNames(classes.zone, over && classes.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(may);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={onDrop}
    >
      <Panel
        title={t("attachments.title")}
        aside={
          <>
            {owner.attachments.length > 0 && <Kbd keys="V" />}
            {may && (
              <Button size="compact-xs" variant="default" rightSection={<Kbd keys="F" />} onClick={choose}>
                {t("attachments.add")}
              </Button>
            )}
          </>
        }
      >
        <div className={classes.stack}>
          {over && <p className={classes.drop}>{t("attachments.drop")}</p>}
          <RefusalBanner refusal={keep.refusal} />
          {notTaken.map(({ key, name, problem }) => (
            <p key={key} role="alert" className={classes.problem}>
              <bdi>{name}</bdi>:{" "}
              {typeof problem === "string"
                ? words.field(problem, {
                    limit: problem === "too-many-files" ? MAX_FILES : format.bytes(MAX_FILE_BYTES),
                  })
                : words.refusal(problem)}
            </p>
          ))}
          {staged.length + uploads.length > 0 && (
            <StagedFiles
              requirements={owner.requirements}
              staged={staged}
              uploads={uploads}
              requirementOf={requirementOf}
              onRequirement={(id, requirement) => setAnswers({ ...answers, [id]: requirement })}
              onRemove={remove}
              onCancel={cancel}
              onKeep={() => void save()}
              busy={keep.busy}
            />
          )}
          {owner.attachments.length === 0 && staged.length + uploads.length === 0 && (
            <p className={classes.silent}>
              {t("attachments.none")} {may && t("attachments.noneHint")}
            </p>
          )}
          <div ref={list}>
            <AttachmentList owner={owner} />
          </div>
        </div>
      </Panel>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={t("attachments.add")}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}

function focusFirst(list: RefObject<HTMLElement | null>): void {
  list.current?.querySelector<HTMLElement>("button")?.focus();
}

/** Files pasted anywhere on the screen, but not while a dialog is open over it. */
function usePastedFiles(add: ((files: readonly File[]) => void) | null): void {
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const elsewhere = document.querySelector("[role=dialog]") !== null;
      if (files.length === 0 || elsewhere || !latest.current) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
}
