import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarChange } from "../../../../shared/ipc/calendar";
import type { CallRefused } from "../../../client/call";
import { useShortcuts } from "../../../ui/commands/commands";
import { Kbd } from "../../../ui/commands/kbd";
import { Dialog } from "../../../ui/layout/dialog";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import classes from "../settings.module.css";
import { ImpactPreview } from "./impact-preview";

interface ImpactDialogProps extends ImpactBodyProps {
  opened: boolean;
  title: string;
}

interface ImpactBodyProps {
  /** What would be saved; null while the fields above do not say it yet. */
  change: CalendarChange | null;
  busy: boolean;
  refusal: CallRefused | null;
  onSave: () => void | Promise<void>;
  onClose: () => void;
  /** Fields of the change. */
  children?: ReactNode;
  save?: string;
  danger?: boolean;
}

/** Asks before a change that moves deadlines: which ones, old beside new. */
export function ImpactDialog({ opened, title, ...body }: ImpactDialogProps) {
  return (
    <Dialog opened={opened} onClose={body.onClose} title={title} size="xl">
      <ImpactBody {...body} />
    </Dialog>
  );
}

function ImpactBody({ change, busy, refusal, onSave, onClose, children, save, danger = false }: ImpactBodyProps) {
  const { t } = useTranslation(["settings", "common"]);
  const submit = () => {
    if (!busy) void onSave();
  };
  const label = save ?? t("impact.save");
  useShortcuts([{ id: "dialog.save", label, keys: ["Ctrl+Enter", "Ctrl+S"], run: submit }]);
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // The dialog is inside the part's form in React's tree, though not in the page's.
        event.stopPropagation();
        submit();
      }}
    >
      <RefusalBanner refusal={refusal} />
      {children}
      <ImpactPreview change={change} />
      <div className={classes.buttons}>
        <Button variant="default" rightSection={<Kbd keys="Esc" />} onClick={onClose}>
          {t("common:action.cancel")}
        </Button>
        <Button
          type="submit"
          loading={busy}
          rightSection={<Kbd keys="Ctrl+Enter" />}
          {...(danger ? { color: "red" } : {})}
        >
          {label}
        </Button>
      </div>
    </form>
  );
}
