import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Booked } from "../../../shared/ipc/bookings";
import { useCommand } from "../../client/client";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { FormErrors } from "../../ui/fields/form-errors";
import { TextField } from "../../ui/fields/text-field";
import { useFormat } from "../../ui/format/use-format";
import { Dialog } from "../../ui/layout/dialog";
import { notify } from "../../ui/status/notify";
import classes from "./bookings.module.css";

interface CancelDialogProps {
  /** The booking that is to be given back, or null while the dialog is closed. */
  booking: Booked | null;
  resource: string;
  onClose: () => void;
}

/** Gives a resource back, with the reason. The request itself goes on. */
export function CancelDialog({ booking, resource, onClose }: CancelDialogProps) {
  const { t } = useTranslation("bookings");
  return (
    <Dialog opened={booking !== null} onClose={onClose} title={t("cancelTitle", { resource })}>
      {booking && <CancelForm booking={booking} onClose={onClose} />}
    </Dialog>
  );
}

function CancelForm({ booking, onClose }: { booking: Booked; onClose: () => void }) {
  const { t } = useTranslation(["bookings", "common"]);
  const format = useFormat();
  const cancel = useCommand("requests.cancel-booking");
  const [reason, setReason] = useState("");
  const [empty, setEmpty] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const save = async () => {
    if (cancel.busy) return;
    setAttempt((before) => before + 1);
    if (reason.trim() === "") {
      setEmpty(true);
      return;
    }
    const done = await cancel.run({ id: booking.request, version: booking.version, booking: booking.id, reason });
    if (!done) return;
    notify("ok", t("cancelled", { number: booking.number }));
    onClose();
  };
  useShortcuts([{ id: "bookings.cancelSave", label: t("cancel"), keys: "Ctrl+Enter", run: () => void save() }]);
  return (
    <div className={classes.stack}>
      <p className={classes.dim}>
        {booking.number}: {format.instant(booking.from)} – {format.time(booking.to)}. {t("cancelAbout")}
      </p>
      <FormErrors
        errors={empty ? { reason: "required" } : {}}
        labels={{ reason: t("reason") }}
        refusal={cancel.refusal}
        attempt={attempt}
      />
      <TextField
        kind="lines"
        rows={3}
        required
        label={t("reason")}
        value={reason}
        onChange={(value) => {
          setReason(value);
          setEmpty(false);
        }}
        error={empty ? "required" : null}
        maxLength={2000}
        data-path="reason"
      />
      <div className={classes.dialogActions}>
        <Button variant="default" rightSection={<Kbd keys="Esc" />} onClick={onClose}>
          {t("common:action.back")}
        </Button>
        <Button color="red" loading={cancel.busy} rightSection={<Kbd keys="Ctrl+Enter" />} onClick={() => void save()}>
          {t("cancel")}
        </Button>
      </div>
    </div>
  );
}
