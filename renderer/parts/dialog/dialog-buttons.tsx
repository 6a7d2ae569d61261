import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import classes from "./form-dialog.module.css";

export interface DialogButtonsProps {
  save: string;
  busy: boolean;
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Keys that save besides Ctrl+Enter. */
  alsoKeys?: readonly string[];
  /** Default: "Batal". */
  cancel?: string | undefined;
  /** At the left end: another way on. */
  aside?: ReactNode;
  onSave: () => void | Promise<void>;
  onClose: () => void;
}

/** Cancel and save at the end of a dialog, with their keys. While it is being saved, it is not saved again. */
export function DialogButtons(props: DialogButtonsProps) {
  const { save, busy, danger, disabled = false, alsoKeys = [], cancel, aside, onSave, onClose } = props;
  const { t } = useTranslation("common");
  const run = () => {
    if (!busy) void onSave();
  };
  useShortcuts([{ id: "dialog.save", label: save, keys: ["Ctrl+Enter", ...alsoKeys], enabled: !disabled, run }]);
  return (
    <div className={classes.buttons}>
      {aside}
      <span className={classes.grow} />
      <Button variant="default" rightSection={<Kbd keys="Esc" />} onClick={onClose}>
        {cancel ?? t("action.cancel")}
      </Button>
      <Button
        loading={busy}
        disabled={disabled}
        rightSection={<Kbd keys="Ctrl+Enter" />}
        onClick={run}
        {...(danger ? { color: "red" } : {})}
      >
        {save}
      </Button>
    </div>
  );
}
