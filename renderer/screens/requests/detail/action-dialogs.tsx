import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../shared/ipc/requests";
import { type CommandState, useCommand } from "../../../client/client";
import { AssignDialog } from "./assign-dialog";
import { HandOverDialog } from "./hand-over-dialog";
import { TextDialog } from "./text-dialog";

export type Action = "wait" | "resume" | "skip" | "refuse" | "note" | "assign" | "handOver" | "why";

interface ActionDialogsProps {
  detail: RequestDetail;
  open: Action | null;
  onClose: () => void;
  onStale: () => void;
}

/** The dialogs of the request's actions. They stay mounted, so that closing one by mistake loses nothing. */
export function ActionDialogs({ detail, open, onClose, onStale }: ActionDialogsProps) {
  const { t } = useTranslation("requests");
  const wait = useCommand("requests.wait");
  const resume = useCommand("requests.resume");
  const skip = useCommand("requests.skip-step");
  const refuse = useCommand("requests.refuse");
  const note = useCommand("requests.add-note");
  const seen = { id: detail.row.id, version: detail.version };
  const current = detail.steps.find((step) => step.id === detail.current);
  const result = (saved: unknown) => {
    if (saved === null) onStale();
    return saved !== null;
  };
  const common = (command: Pick<CommandState<"requests.wait">, "busy" | "refusal" | "reset">, action: Action) => ({
    opened: open === action,
    busy: command.busy,
    refusal: command.refusal,
    onClose: () => {
      command.reset();
      onClose();
    },
  });
  return (
    <>
      <TextDialog
        {...common(wait, "wait")}
        title={t("detail.wait.title")}
        about={t("detail.wait.about")}
        label={t("detail.wait.message")}
        save={t("detail.wait.save")}
        required
        onSave={async (message) => result(await wait.run({ ...seen, message }))}
      />
      <TextDialog
        {...common(resume, "resume")}
        title={t("detail.resume.title")}
        about={t("detail.resume.about")}
        label={t("detail.resume.note")}
        save={t("detail.resume.save")}
        required={false}
        onSave={async (text) => result(await resume.run({ ...seen, note: text }))}
      />
      <TextDialog
        {...common(skip, "skip")}
        title={t("detail.skip.title", { step: current?.title ?? "" })}
        about={t("detail.skip.about")}
        label={t("detail.skip.reason")}
        save={t("detail.skip.save")}
        required
        onSave={async (reason) => result(await skip.run({ ...seen, step: detail.current ?? "-", reason }))}
      />
      <TextDialog
        {...common(refuse, "refuse")}
        title={t("detail.refuse.title", { number: detail.row.number })}
        about={t("detail.refuse.about")}
        label={t("detail.refuse.reason")}
        save={t("detail.refuse.save")}
        required
        danger
        onSave={async (reason) => result(await refuse.run({ ...seen, step: detail.current ?? "-", reason }))}
      />
      <TextDialog
        {...common(note, "note")}
        title={t("detail.note.title")}
        label={t("detail.note.note")}
        save={t("detail.note.save")}
        required
        onSave={async (text) => result(await note.run({ id: seen.id, note: text }))}
      />
      <AssignDialog detail={detail} opened={open === "assign"} onClose={onClose} onStale={onStale} />
      <HandOverDialog detail={detail} opened={open === "handOver"} onClose={onClose} onStale={onStale} />
    </>
  );
}
