import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BookableResource, Booked } from "../../../shared/ipc/bookings";
import { Kbd } from "../../ui/commands/kbd";
import { useFormat } from "../../ui/format/use-format";
import { FactList } from "../../ui/layout/fact-list";
import { Panel } from "../../ui/layout/panel";
import { Banner } from "../../ui/status/banner";
import classes from "./bookings.module.css";

interface BookingSideProps {
  /** Looks at, saves and prints what the calendar shows. */
  print: ReactNode;
  resource: BookableResource | null;
  booking: Booked | null;
  bookings: readonly Booked[];
  /** The time that a new request would take; null where nothing is free there. */
  slot: { from: number; to: number } | null;
  onOpen: () => void;
  /** null: the operator may not. */
  onCancel: (() => void) | null;
  onNew: (() => void) | null;
}

/** What is under the cursor: a booking with what can be done with it, or a free time. */
export function BookingSide({ print, resource, booking, bookings, slot, onOpen, onCancel, onNew }: BookingSideProps) {
  const { t } = useTranslation(["bookings", "requests"]);
  const format = useFormat();
  const others = booking === null ? [] : bookings.filter((other) => booking.clashesWith.includes(other.id));
  return (
    <aside className={classes.side} aria-label={t("chosen")}>
      <Panel title={resource?.name ?? t("chosen")}>
        <div className={classes.stack} aria-live="polite">
          {booking === null && <p className={classes.dim}>{t("free")}</p>}
          {booking !== null && (
            <FactList
              facts={[
                { label: t("time"), value: <Times from={booking.from} to={booking.to} /> },
                { label: t("request"), value: booking.number },
                { label: t("service"), value: booking.serviceName },
                {
                  label: t("subject"),
                  value: booking.subject === "" ? t("hidden") : <bdi>{booking.subject}</bdi>,
                },
                {
                  label: t("applicant"),
                  value:
                    booking.applicant === "" ? (
                      t("hidden")
                    ) : (
                      <bdi>{[booking.applicant, booking.agency].filter(Boolean).join(", ")}</bdi>
                    ),
                },
                { label: t("status"), value: t(`requests:status.${booking.status}`) },
              ]}
            />
          )}
          {booking !== null && (
            <div className={classes.actions}>
              <Button size="xs" rightSection={<Kbd keys="Enter" />} onClick={onOpen}>
                {t("open")}
              </Button>
              {onCancel && (
                <Button size="xs" variant="default" rightSection={<Kbd keys="X" />} onClick={onCancel}>
                  {t("cancel")}
                </Button>
              )}
            </div>
          )}
          {others.length > 0 && (
            <Banner tone="bad" title={t("clashTitle")}>
              {others.map((other) => (
                <div key={other.id}>
                  <Times from={other.from} to={other.to} />: {other.number} <bdi>{other.subject}</bdi>
                </div>
              ))}
            </Banner>
          )}
          {onNew && slot !== null && (
            <div className={classes.actions}>
              <Button size="xs" variant="default" rightSection={<Kbd keys="N" />} onClick={onNew}>
                {t("newAt", { from: format.time(slot.from), to: format.time(slot.to) })}
              </Button>
            </div>
          )}
          {onNew && slot === null && resource !== null && <p className={classes.dim}>{t("full")}</p>}
        </div>
      </Panel>
      <Panel title={t("print")}>{print}</Panel>
      <p className={classes.dim}>{t("keys")}</p>
    </aside>
  );
}

/** From when to when; the second date only where it is another one. */
function Times({ from, to }: { from: number; to: number }) {
  const format = useFormat();
  const sameDay = format.date(from) === format.date(to);
  return (
    <>
      {format.date(from)} {format.time(from)}–{sameDay ? "" : `${format.date(to)} `}
      {format.time(to)}
    </>
  );
}
