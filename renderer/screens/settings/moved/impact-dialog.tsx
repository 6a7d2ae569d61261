import { useTranslation } from "react-i18next";
import type { CalendarChange } from "../../../../shared/ipc/calendar";
import { FormDialog, type FormDialogProps } from "../../../parts/dialog/form-dialog";
import { ImpactPreview } from "./impact-preview";

interface ImpactDialogProps extends Omit<FormDialogProps, "save" | "size" | "enterSaves" | "alsoKeys"> {
  /** What would be saved; null while the fields above do not say it yet. */
  change: CalendarChange | null;
  /** Default: "Simpan". */
  save?: string;
}

/** Asks before a change that moves deadlines: which ones, old beside new. */
export function ImpactDialog({ change, save, children, ...dialog }: ImpactDialogProps) {
  const { t } = useTranslation("settings");
  return (
    <FormDialog {...dialog} size="xl" save={save ?? t("impact.save")} alsoKeys={["Ctrl+S"]} enterSaves>
      {children}
      <ImpactPreview change={change} />
    </FormDialog>
  );
}
