import { Button } from "@mantine/core";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../client/session";
import { useIntakeSlot } from "../../parts/bookings/intake-slot";
import { DocumentActions } from "../../parts/documents/document-actions";
import { useShortcuts } from "../../ui/commands/commands";
import { useFormat } from "../../ui/format/use-format";
import { useNow } from "../../ui/format/use-now";
import { IconCalendar, IconPlus } from "../../ui/icons";
import { EmptyState } from "../../ui/layout/empty-state";
import { useGo } from "../../ui/layout/navigate";
import { usePageTitle } from "../../ui/layout/use-page-title";
import { Banner } from "../../ui/status/banner";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { handleGridKey } from "../../ui/table/table-keys";
import { BookingSide } from "./booking-side";
import classes from "./bookings.module.css";
import { DAY } from "./bookings-model";
import { CalendarBar } from "./calendar-bar";
import { CancelDialog } from "./cancel-dialog";
import { DayGrid } from "./day-grid";
import { useBookings } from "./use-bookings";
import { WeekGrid } from "./week-grid";

/** Rooms, vehicles, the Smart Center and equipment: who has what when, by week or by day. */
export function BookingsScreen() {
  const { t } = useTranslation(["bookings", "errors"]);
  usePageTitle(t("title"));
  const format = useFormat();
  const now = useNow();
  const go = useGo();
  const may = useMay();
  const { pick } = useIntakeSlot();
  const calendar = useBookings(now, format.zone);
  const { view, start, resources, bookings, resource, chosen, slot } = calendar;
  const [cancelling, setCancelling] = useState(false);
  const grid = useRef<HTMLDivElement>(null);

  const open = () => chosen && go(`/requests/${chosen.request}`);
  const receives = may("requests.receive");
  const begin = () => {
    if (!slot || !resource || resource.kind === null) return;
    pick({ resource: resource.id, name: resource.name, kind: resource.kind, ...slot });
    go("/requests/new");
  };
  const cancels = may("requests.act") && chosen !== null;
  useShortcuts([
    { id: "bookings.before", label: t("before"), keys: "PageUp", run: () => calendar.step(-1) },
    { id: "bookings.after", label: t("after"), keys: "PageDown", run: () => calendar.step(1) },
    { id: "bookings.today", label: t("today"), keys: "T", run: calendar.today },
    { id: "bookings.week", label: t("week"), keys: "W", run: () => calendar.change("week") },
    { id: "bookings.day", label: t("day"), keys: "D", run: () => calendar.change("day") },
    {
      id: "bookings.new",
      label: t("new"),
      keys: "N",
      icon: IconPlus,
      enabled: receives && slot !== null,
      run: begin,
    },
    { id: "bookings.open", label: t("open"), keys: "O", enabled: chosen !== null, run: () => void open() },
    { id: "bookings.cancel", label: t("cancel"), keys: "X", enabled: cancels, run: () => setCancelling(true) },
    { id: "bookings.grid", label: t("toGrid"), keys: "Alt+G", run: () => grid.current?.focus() },
  ]);

  const ready = calendar.ready && resources.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other view is another grid
  useEffect(() => {
    if (ready) grid.current?.focus();
  }, [ready, view]);
  const onKeyDown = (event: KeyboardEvent) =>
    handleGridKey(event, (key) => {
      if (key !== "Enter" || !chosen) return calendar.move(key);
      open();
      return true;
    });

  const period = view === "week" ? `${format.date(start)} – ${format.date(start + 6 * DAY)}` : format.date(start);
  const shared = {
    label: `${t("title")}: ${period}`,
    resources,
    bookings,
    cursor: calendar.cursor,
    now,
    gridRef: grid,
    onCursor: calendar.setCursor,
    onOpen: open,
    onKeyDown,
  };
  const setsUp = may("settings.manage");
  return (
    <div className={classes.screen}>
      <CalendarBar calendar={calendar} period={period} />
      <RefusalBanner refusal={calendar.refusal} title={t("errors:notLoaded")} />
      {calendar.clashes > 0 && (
        <Banner tone="bad" role="status" title={t("clashes", { count: calendar.clashes })}>
          {t("clashDo")}
        </Banner>
      )}
      {calendar.nothing ? (
        <EmptyState
          icon={IconCalendar}
          title={calendar.kind === null ? t("nothing") : t("nothingOfKind")}
          text={setsUp ? t("nothingAdd") : t("nothingAsk")}
          action={
            setsUp && (
              <Button variant="default" onClick={() => go("/settings/resources")}>
                {t("addInSettings")}
              </Button>
            )
          }
        />
      ) : (
        <div className={classes.columns}>
          {view === "week" ? (
            <WeekGrid {...shared} days={calendar.days} />
          ) : (
            <DayGrid {...shared} day={start} hours={calendar.hours} />
          )}
          <BookingSide
            print={
              <DocumentActions
                request={{ kind: "bookings", from: start, to: calendar.end, resources: calendar.kind }}
                title={t("print")}
                keys="P"
              />
            }
            resource={resource}
            booking={chosen}
            bookings={bookings}
            slot={slot}
            onOpen={open}
            onCancel={cancels ? () => setCancelling(true) : null}
            onNew={receives ? begin : null}
          />
        </div>
      )}
      <CancelDialog
        booking={cancelling ? chosen : null}
        resource={resource?.name ?? ""}
        onClose={() => {
          setCancelling(false);
          grid.current?.focus();
        }}
      />
    </div>
  );
}
