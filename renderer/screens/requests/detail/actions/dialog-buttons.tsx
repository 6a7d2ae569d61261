import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import classes from "../detail.module.css";

interface DialogButtonsProps {
  save: string;
  busy: boolean;
  danger?: boolean | undefined;
  disabled?: boolean;
  onSave: () => void;
  onClose: () => void;
}

/** Cancel and save at the end of a dialog, with their keys. */
export function DialogButtons({ save, busy, danger, disabled = false, onSave, onClose }: DialogButtonsProps) {
  const { t } = useTranslation("common");
  useShortcuts([{ id: "dialog.save", label: save, keys: "Ctrl+Enter", enabled: !disabled, run: onSave }]);
  return (
    <div className={classes.dialogButtons}>
      <Button variant="default" rightSection={<Kbd keys="Esc" />} onClick={onClose}>
        {t("action.cancel")}
      </Button>
      <Button
        loading={busy}
        disabled={disabled}
        rightSection={<Kbd keys="Ctrl+Enter" />}
        onClick={onSave}
        {...(danger ? { color: "red" } : {})}
      >
        {save}
      </Button>
    </div>
  );
}
