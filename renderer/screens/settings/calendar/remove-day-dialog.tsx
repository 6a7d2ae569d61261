import { useTranslation } from "react-i18next";
import { type DayOff, withoutDay } from "../../../../shared/domain/calendar/edit";
import type { CalendarOutput } from "../../../../shared/ipc/calendar";
import { useCommand } from "../../../client/client";
import { useFormat } from "../../../ui/format/use-format";
import { notify } from "../../../ui/status/notify";
import { ImpactDialog } from "../moved/impact-dialog";

interface RemoveDayDialogProps {
  year: CalendarOutput["years"][number];
  version: number;
  day: DayOff;
  onClose: () => void;
}

/** Asks before a day off is a working day again, with the deadlines that it moves. */
export function RemoveDayDialog({ year, version, day, onClose }: RemoveDayDialogProps) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const command = useCommand("calendar.set-year");
  const next = withoutDay(year, day.date);
  return (
    <ImpactDialog
      opened
      title={t("calendar.removeDay")}
      change={{ kind: "year", year: next }}
      busy={command.busy}
      refusal={command.refusal}
      save={t("calendar.removeDay")}
      danger
      onClose={onClose}
      onSave={async () => {
        if (!(await command.run({ version, year: next }))) return;
        notify("ok", t("calendar.saved"));
        onClose();
      }}
    >
      <p>{t("calendar.removeAsk", { name: day.name, date: format.day(day.date) })}</p>
    </ImpactDialog>
  );
}
