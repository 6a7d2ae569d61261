import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "../../../ui/commands/commands";
import { Kbd } from "../../../ui/commands/kbd";
import classes from "./queue.module.css";

interface BulkButtonsProps {
  save: string;
  busy: boolean;
  disabled?: boolean;
  onSave: () => void;
  onClose: () => void;
}

/** Cancel and save of what is done to several requests, with their keys. */
export function BulkButtons({ save, busy, disabled = false, onSave, onClose }: BulkButtonsProps) {
  const { t } = useTranslation("common");
  useShortcuts([{ id: "bulk.save", label: save, keys: "Ctrl+Enter", enabled: !disabled && !busy, run: onSave }]);
  return (
    <div className={classes.bulkButtons}>
      <Button variant="default" rightSection={<Kbd keys="Esc" />} onClick={onClose}>
        {t("action.cancel")}
      </Button>
      <Button loading={busy} disabled={disabled} rightSection={<Kbd keys="Ctrl+Enter" />} onClick={onSave}>
        {save}
      </Button>
    </div>
  );
}
