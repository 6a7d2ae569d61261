import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import type { CallRefused } from "../../../../client/call";
import { useCommand } from "../../../../client/client";
import { TextDialog } from "../../../../parts/dialog/text-dialog";
import { useRefusal } from "../../../../parts/dialog/use-refusal";
import { Kbd } from "../../../../ui/commands/kbd";
import { useFormat } from "../../../../ui/format/use-format";
import { IconCalendar, IconCalendarOff } from "../../../../ui/icons";
import { Panel } from "../../../../ui/layout/panel";
import { StatusBadge } from "../../../../ui/status/status-badge";
import type { Action } from "../actions/action-dialogs";
import classes from "../detail.module.css";

type BookingRow = RequestDetail["bookings"][number];

interface BookingsPanelProps {
  detail: RequestDetail;
  onAction: (action: Action) => void;
  onRefused: (refusal: CallRefused) => void;
}

/** The rooms and things that the request has taken; each can be given back with a reason. */
export function BookingsPanel({ detail, onAction, onRefused }: BookingsPanelProps) {
  const { t } = useTranslation("procedure");
  const format = useFormat();
  const cancel = useCommand("requests.cancel-booking");
  const [chosen, setChosen] = useState<BookingRow | null>(null);
  useRefusal(cancel.refusal, onRefused);
  if (detail.bookings.length === 0 && !detail.may.book) return null;
  const when = ({ from, to }: BookingRow) => t("bookings.when", { from: format.instant(from), to: format.instant(to) });
  return (
    <Panel
      title={t("bookings.title")}
      aside={
        detail.may.book && (
          <Button size="compact-xs" variant="default" rightSection={<Kbd keys="J" />} onClick={() => onAction("book")}>
            {t("bookings.book")}
          </Button>
        )
      }
    >
      {detail.bookings.length === 0 && <p className={classes.silent}>{t("bookings.none")}</p>}
      <ul className={classes.rows}>
        {detail.bookings.map((booking) => (
          <li key={booking.id} className={classes.row}>
            <StatusBadge
              tone={booking.cancelled ? "neutral" : "accent"}
              icon={booking.cancelled ? IconCalendarOff : IconCalendar}
              label={booking.cancelled ? `${booking.resourceName} · ${t("bookings.cancelled")}` : booking.resourceName}
            />
            <span>{when(booking)}</span>
            {booking.note !== "" && <span className={classes.silent}>{booking.note}</span>}
            {!booking.cancelled && detail.may.attach && (
              <Button size="compact-xs" variant="subtle" onClick={() => setChosen(booking)}>
                {t("bookings.cancel")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <TextDialog
        key={chosen?.id}
        name={`request.${detail.row.id}.cancelBooking.${chosen?.id ?? ""}`}
        opened={chosen !== null}
        title={t("bookings.cancelTitle", { resource: chosen?.resourceName ?? "" })}
        about={
          chosen === null
            ? undefined
            : t("bookings.cancelAbout", { from: format.instant(chosen.from), to: format.instant(chosen.to) })
        }
        label={t("bookings.cancelReason")}
        save={t("bookings.cancelSave")}
        required
        danger
        busy={cancel.busy}
        refusal={cancel.refusal}
        onClose={() => {
          cancel.reset();
          setChosen(null);
        }}
        onSave={async (reason) =>
          chosen !== null &&
          (await cancel.run({ id: detail.row.id, version: detail.version, booking: chosen.id, reason })) !== null
        }
      />
    </Panel>
  );
}
