import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../../../client/client";
import { DialogForm } from "../../../../parts/dialog/form-dialog";
import { useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import { Dialog } from "../../../../ui/layout/dialog";
import classes from "./similar.module.css";
import { SimilarList } from "./similar-list";
import type { Similar } from "./use-similar";

interface DecideDialogProps {
  opened: boolean;
  similar: Similar;
  onClose: () => void;
  /** Receive it all the same. */
  onAccept: () => void;
  /** Look at a known one beside the form. */
  onOpen: (id: string) => void;
}

/** Asked once before the form is sent while there are known requests that nobody has decided about. */
export function DecideDialog({ opened, similar, onClose, onAccept, onOpen }: DecideDialogProps) {
  const { t } = useTranslation(["requests", "common"]);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t("intake.similar.title")}
      size="lg"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("intake.similar.back")}
          </Button>
          <Button rightSection={<Kbd keys="Alt+Y" />} onClick={onAccept}>
            {t("intake.similar.accept")}
          </Button>
        </>
      }
    >
      <AcceptShortcut label={t("intake.similar.accept")} onAccept={onAccept} />
      <p className={classes.about}>{t("intake.similar.decide")}</p>
      <SimilarList found={similar.undecided} looking={null} onLook={onOpen} />
    </Dialog>
  );
}

/**
 * Inside the dialog, so that the key belongs to it and not to the form behind it. Not the key that saves: pressed twice
 * in haste it would answer the question before it was read.
 */
function AcceptShortcut({ label, onAccept }: { label: string; onAccept: () => void }) {
  useShortcuts([{ id: "similar.acceptAndSave", label, keys: "Alt+Y", run: onAccept }]);
  return null;
}

interface AttachDialogProps {
  /** The known request, or null while the dialog is closed. */
  known: { id: string; number: string } | null;
  /** What is noted, as proposed. */
  proposed: string;
  /** Files that were handed over for the form; they go to the known request. */
  files: readonly string[];
  onClose: () => void;
  onDone: (id: string) => void;
}

/** Puts what was typed onto the request that is already there: as a note, with the files. */
export function AttachDialog({ known, proposed, files, onClose, onDone }: AttachDialogProps) {
  const { t } = useTranslation("requests");
  return (
    <Dialog
      opened={known !== null}
      onClose={onClose}
      title={t("intake.similar.attachTitle", { number: known?.number ?? "" })}
      size="lg"
    >
      {known && <AttachForm id={known.id} proposed={proposed} files={files} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

interface AttachFormProps {
  id: string;
  proposed: string;
  files: readonly string[];
  onClose: () => void;
  onDone: (id: string) => void;
}

function AttachForm({ id, proposed, files, onClose, onDone }: AttachFormProps) {
  const { t } = useTranslation(["requests", "common"]);
  const [note, setNote] = useState(proposed);
  const [filed, setFiled] = useState(false);
  const addFiles = useCommand("requests.add-attachments");
  const addNote = useCommand("requests.add-note");
  const busy = addFiles.busy || addNote.busy;
  const save = async () => {
    if (note.trim() === "") return;
    if (files.length > 0 && !filed) {
      const attachments = files.map((file) => ({ id: file, requirement: null }));
      if (!(await addFiles.run({ id, attachments }))) return;
      setFiled(true);
    }
    if (await addNote.run({ id, note })) onDone(id);
  };
  return (
    <DialogForm
      about={[
        t("intake.similar.attachAbout"),
        files.length > 0 && t("intake.similar.attachFiles", { count: files.length }),
      ]
        .filter(Boolean)
        .join(" ")}
      refusal={addFiles.refusal ?? addNote.refusal}
      save={t("intake.similar.attachSave")}
      busy={busy}
      onSave={save}
      onClose={onClose}
    >
      <Textarea
        label={t("detail.note.note")}
        autosize
        minRows={5}
        maxRows={14}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
