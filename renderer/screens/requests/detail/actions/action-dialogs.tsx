import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TextUse } from "../../../../../shared/domain/office/texts";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import type { CallRefused } from "../../../../client/call";
import { type CommandState, useCommand } from "../../../../client/client";
import { TextDialog, type TextDialogField } from "../../../../parts/dialog/text-dialog";
import { useRefusal } from "../../../../parts/dialog/use-refusal";
import { MergeDialog } from "../merge/merge-dialog";
import { AgreeDueDialog } from "./agree-due-dialog";
import { AssignDialog } from "./assign-dialog";
import { BookDialog } from "./book-dialog";
import { CorrectDialog } from "./correct-dialog";
import { ExtendDialog } from "./extend-dialog";
import { FeeDialog } from "./fee-dialog";
import { FieldsDialog } from "./fields-dialog";
import { HandOverDialog } from "./hand-over-dialog";
import { ReopenDialog } from "./reopen-dialog";
import { RequestTextField } from "./request-text-field";

export type Action =
  | "wait"
  | "resume"
  | "skip"
  | "refuse"
  | "note"
  | "assign"
  | "handOver"
  | "recordFee"
  | "extend"
  | "agreeDue"
  | "reopen"
  | "merge"
  | "unmerge"
  | "correct"
  | "book"
  | "recordFields"
  | "why";

interface ActionDialogsProps {
  detail: RequestDetail;
  open: Action | null;
  onClose: () => void;
  /** A command was refused: what is shown may be old. */
  onRefused: (refusal: CallRefused) => void;
}

/** The dialogs of the request's actions. They stay mounted, so that closing one by mistake loses nothing. */
export function ActionDialogs(props: ActionDialogsProps) {
  const { detail, open, onClose, onRefused } = props;
  const dialog = (action: Action) => ({ detail, opened: open === action, onClose, onRefused });
  return (
    <>
      <TextActions {...props} />
      <AssignDialog {...dialog("assign")} />
      <HandOverDialog {...dialog("handOver")} />
      <FeeDialog {...dialog("recordFee")} />
      <ExtendDialog {...dialog("extend")} />
      <AgreeDueDialog {...dialog("agreeDue")} />
      <ReopenDialog {...dialog("reopen")} />
      <MergeDialog {...dialog("merge")} />
      <CorrectDialog {...dialog("correct")} />
      <BookDialog {...dialog("book")} />
      <FieldsDialog {...dialog("recordFields")} />
    </>
  );
}

type TextCommand = Pick<CommandState<"requests.wait">, "busy" | "refusal" | "reset">;

/** The actions that ask for one text. */
function TextActions({ detail, open, onClose, onRefused }: ActionDialogsProps) {
  const { t } = useTranslation(["requests", "procedure"]);
  const wait = useCommand("requests.wait");
  const resume = useCommand("requests.resume");
  const skip = useCommand("requests.skip-step");
  const refuse = useCommand("requests.refuse");
  const note = useCommand("requests.add-note");
  const unmerge = useCommand("requests.unmerge");
  for (const { refusal } of [wait, resume, skip, refuse, note, unmerge]) {
    // biome-ignore lint/correctness/useHookAtTopLevel: the list is always the same
    useRefusal(refusal, onRefused);
  }
  // A note that is sent twice (by a slow machine's second press) is added once.
  const [noteKey, setNoteKey] = useState(() => crypto.randomUUID());
  const addNote = async (text: string) => {
    const added = await note.run({ id: detail.row.id, key: noteKey, note: text });
    if (added) setNoteKey(crypto.randomUUID());
    return added !== null;
  };
  const seen = { id: detail.row.id, version: detail.version };
  const step = detail.current ?? "-";
  const current = detail.steps.find((candidate) => candidate.id === detail.current);
  const missing = detail.requirements.filter(({ state }) => state === "missing").map(({ text }) => text);
  const common = (command: TextCommand, action: Action, use?: TextUse) => ({
    name: `request.${detail.row.id}.${action}`,
    opened: open === action,
    busy: command.busy,
    words: "requests" as const,
    refusal: command.refusal,
    field:
      use === undefined
        ? undefined
        : (field: TextDialogField) => <RequestTextField {...field} detail={detail} use={use} rows={6} />,
    onClose: () => {
      command.reset();
      onClose();
    },
  });
  return (
    <>
      <TextDialog
        {...common(wait, "wait", "message")}
        title={t("detail.wait.title")}
        about={t("detail.wait.about")}
        label={t("detail.wait.message")}
        save={t("detail.wait.save")}
        required
        onSave={async (message) => (await wait.run({ ...seen, message })) !== null}
      />
      <TextDialog
        {...common(resume, "resume", "note")}
        title={t("detail.resume.title")}
        about={
          missing.length > 0
            ? `${t("detail.resume.missing", { missing: missing.join("; ") })} ${t("detail.resume.about")}`
            : t("detail.resume.about")
        }
        label={t("detail.resume.note")}
        save={t("detail.resume.save")}
        required={false}
        onSave={async (text) => (await resume.run({ ...seen, note: text })) !== null}
      />
      <TextDialog
        {...common(skip, "skip")}
        title={t("detail.skip.title", { step: current?.title ?? "" })}
        about={t("detail.skip.about")}
        label={t("detail.skip.reason")}
        save={t("detail.skip.save")}
        required
        onSave={async (reason) => (await skip.run({ ...seen, step, reason })) !== null}
      />
      <TextDialog
        {...common(refuse, "refuse", "refusal")}
        title={t("detail.refuse.title", { number: detail.row.number })}
        about={t("detail.refuse.about")}
        label={t("detail.refuse.reason")}
        save={t("detail.refuse.save")}
        required
        danger
        onSave={async (reason) => (await refuse.run({ ...seen, step, reason })) !== null}
      />
      <TextDialog
        {...common(note, "note", "note")}
        title={t("detail.note.title")}
        label={t("detail.note.note")}
        save={t("detail.note.save")}
        required
        onSave={addNote}
      />
      <TextDialog
        {...common(unmerge, "unmerge")}
        title={t("procedure:unmerge.title", { number: detail.row.number })}
        about={t("procedure:unmerge.about", { into: detail.mergedInto?.number ?? "" })}
        label={t("procedure:unmerge.reason")}
        save={t("procedure:unmerge.save")}
        required
        onSave={async (reason) => (await unmerge.run({ ...seen, reason })) !== null}
      />
    </>
  );
}
