import { useTranslation } from "react-i18next";
import type { Booked } from "../../../shared/ipc/bookings";
import { useCommand } from "../../client/client";
import { TextDialog } from "../../parts/dialog/text-dialog";
import { useFormat } from "../../ui/format/use-format";
import { notify } from "../../ui/status/notify";

interface CancelDialogProps {
  /** The booking that is to be given back, or null while the dialog is closed. */
  booking: Booked | null;
  resource: string;
  onClose: () => void;
}

/** Gives a resource back, with the reason. The request itself goes on. */
export function CancelDialog({ booking, resource, onClose }: CancelDialogProps) {
  const { t } = useTranslation(["bookings", "common"]);
  const format = useFormat();
  const cancel = useCommand("requests.cancel-booking");
  const save = async (reason: string) => {
    if (booking === null) return false;
    const { request, version, id, number } = booking;
    if (!(await cancel.run({ id: request, version, booking: id, reason }))) return false;
    notify("ok", t("cancelled", { number }));
    return true;
  };
  return (
    <TextDialog
      key={booking?.id}
      name={`booking.${booking?.id ?? ""}.cancel`}
      opened={booking !== null}
      title={t("cancelTitle", { resource })}
      about={
        booking === null
          ? undefined
          : `${booking.number}: ${format.instant(booking.from)} – ${format.time(booking.to)}. ${t("cancelAbout")}`
      }
      label={t("reason")}
      save={t("cancel")}
      cancel={t("common:action.back")}
      required
      danger
      busy={cancel.busy}
      refusal={cancel.refusal}
      words="requests"
      onSave={save}
      onClose={() => {
        cancel.reset();
        onClose();
      }}
    />
  );
}
