import { ActionIcon, Button, SegmentedControl, Select } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { RESOURCE_KINDS, type ResourceKind } from "../../../shared/domain/registers/registers";
import { useCall } from "../../client/client";
import { useRemembered } from "../../client/remembered";
import { useMay } from "../../client/session";
import { startOfDay, startOfWeek } from "../../parts/bookings/booking-times";
import { useIntakeSlot } from "../../parts/bookings/intake-slot";
import { DocumentActions } from "../../parts/documents/document-actions";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { DateField } from "../../ui/fields/time-field";
import { zonedParts } from "../../ui/format/format";
import { useFormat } from "../../ui/format/use-format";
import { useNow } from "../../ui/format/use-now";
import { IconCalendar, IconChevronLeft, IconChevronRight, IconPlus } from "../../ui/icons";
import { EmptyState } from "../../ui/layout/empty-state";
import { useGo } from "../../ui/layout/navigate";
import { usePageTitle } from "../../ui/layout/use-page-title";
import { Banner } from "../../ui/status/banner";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { BookingSide } from "./booking-side";
import classes from "./bookings.module.css";
import {
  bookingsAt,
  bookingsOn,
  type CalendarView,
  type Cursor,
  DAY,
  daysOfView,
  type Grid,
  hoursOfDay,
  moveCursor,
  slotOf,
  within,
} from "./bookings-model";
import { CancelDialog } from "./cancel-dialog";
import { DayGrid } from "./day-grid";
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
  const [view, setView] = useRemembered<CalendarView>("bookings.view", "week");
  const [kind, setKind] = useRemembered<ResourceKind | null>("bookings.kind", null);
  const [at, setAt] = useRemembered<number>("bookings.at", startOfDay(now, format.zone));
  const [typed, setCursor] = useRemembered<Cursor>("bookings.cursor", {
    row: 0,
    column: Math.round((startOfDay(now, format.zone) - startOfWeek(now, format.zone)) / DAY),
    entry: 0,
  });
  const [cancelling, setCancelling] = useState(false);
  const grid = useRef<HTMLDivElement>(null);

  const start = view === "week" ? startOfWeek(at, format.zone) : startOfDay(at, format.zone);
  const days = daysOfView(view, start);
  const { data, refusal, loading } = useCall(
    "bookings.list",
    { from: start, to: start + days.length * DAY, resource: null, kind },
    { keepPrevious: true },
  );
  const resources = data?.resources ?? [];
  const bookings = data?.bookings ?? [];
  const hours = hoursOfDay(start, bookings);

  const cellBookings = (row: number, column: number) => {
    const resource = resources[row]?.id ?? "";
    return view === "week"
      ? bookingsOn(bookings, resource, days[column] ?? start)
      : bookingsAt(bookings, resource, start, hours.first + column);
  };
  const shape: Grid = {
    rows: resources.length,
    columns: view === "week" ? 7 : hours.last - hours.first,
    entries: (row, column) => cellBookings(row, column).length,
  };
  const cursor = within(typed, shape);
  const resource = resources[cursor.row] ?? null;
  const chosen = cellBookings(cursor.row, cursor.column)[cursor.entry] ?? null;
  const day = view === "week" ? (days[cursor.column] ?? start) : start;
  const slot =
    resource && resource.kind !== null && resource.active
      ? slotOf(view, resource.id, day, hours.first + cursor.column, bookings)
      : null;

  const step = (by: -1 | 1) => setAt(start + by * (view === "week" ? 7 : 1) * DAY);
  const today = () => {
    const midnight = startOfDay(Date.now(), format.zone);
    setAt(midnight);
    if (view === "week")
      setCursor({ ...cursor, column: Math.round((midnight - startOfWeek(midnight, format.zone)) / DAY) });
  };
  const change = (next: CalendarView) => {
    if (next === view) return;
    // The day under the cursor stays in sight.
    setAt(day);
    setView(next);
    setCursor({
      ...cursor,
      column:
        next === "week"
          ? Math.round((day - startOfWeek(day, format.zone)) / DAY)
          : hourOf(chosen, day) - hoursOfDay(day, bookings).first,
      entry: 0,
    });
  };
  const open = () => chosen && go(`/requests/${chosen.request}`);
  const receives = may("requests.receive");
  const begin = () => {
    if (!slot || !resource || resource.kind === null) return;
    pick({ resource: resource.id, name: resource.name, kind: resource.kind, ...slot });
    go("/requests/new");
  };
  const cancels = may("requests.act") && chosen !== null;

  useShortcuts([
    { id: "bookings.before", label: t("before"), keys: "PageUp", run: () => step(-1) },
    { id: "bookings.after", label: t("after"), keys: "PageDown", run: () => step(1) },
    { id: "bookings.today", label: t("today"), keys: "T", run: today },
    { id: "bookings.week", label: t("week"), keys: "W", run: () => change("week") },
    { id: "bookings.day", label: t("day"), keys: "D", run: () => change("day") },
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

  const ready = data !== undefined && resources.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other view is another grid
  useEffect(() => {
    if (ready) grid.current?.focus();
  }, [ready, view]);

  const onKey = (key: string): boolean => {
    if (key === "Enter" && chosen) {
      open();
      return true;
    }
    const next = moveCursor(key, cursor, shape);
    if (next === null) return false;
    if (next === "before") {
      step(-1);
      setCursor({ ...cursor, column: view === "week" ? 6 : shape.columns - 1, entry: 0 });
    } else if (next === "after") {
      step(1);
      setCursor({ ...cursor, column: 0, entry: 0 });
    } else setCursor(next);
    return true;
  };

  const clashes = bookings.filter((booking) => booking.clashesWith.length > 0).length;
  const shared = { resources, bookings, cursor, now, onCursor: setCursor, onOpen: open, onKey, gridRef: grid };
  const title = view === "week" ? `${format.date(start)} – ${format.date(start + 6 * DAY)}` : format.date(start);

  return (
    <div className={classes.screen}>
      <div className={classes.top}>
        <h1 className={classes.title}>{t("title")}</h1>
        <div className={classes.steps}>
          <ActionIcon
            variant="default"
            aria-label={t("before")}
            title={`${t("before")} (PageUp)`}
            onClick={() => step(-1)}
          >
            <IconChevronLeft size="1rem" aria-hidden />
          </ActionIcon>
          <Button size="compact-sm" variant="default" rightSection={<Kbd keys="T" />} onClick={today}>
            {t("today")}
          </Button>
          <ActionIcon
            variant="default"
            aria-label={t("after")}
            title={`${t("after")} (PageDown)`}
            onClick={() => step(1)}
          >
            <IconChevronRight size="1rem" aria-hidden />
          </ActionIcon>
        </div>
        <strong className={classes.period} aria-live="polite">
          {title}
        </strong>
        <div className={classes.goto}>
          <DateField
            aria-label={t("goTo")}
            value={dateOf(start, format.zone)}
            onChange={(date) => {
              if (date !== null) setAt(startOfDay(Date.parse(`${date}T12:00:00Z`), format.zone));
            }}
          />
        </div>
        <Select
          aria-label={t("kind")}
          placeholder={t("kindAll")}
          clearable
          size="xs"
          data={RESOURCE_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(RESOURCE_KINDS.find((known) => known === value) ?? null)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("view")}
          value={view}
          onChange={(value) => change(value === "day" ? "day" : "week")}
          data={[
            { value: "week", label: `${t("week")} (W)` },
            { value: "day", label: `${t("day")} (D)` },
          ]}
        />
      </div>
      <RefusalBanner refusal={refusal} title={t("errors:notLoaded")} />
      {clashes > 0 && (
        <Banner tone="bad" role="status" title={t("clashes", { count: clashes })}>
          {t("clashDo")}
        </Banner>
      )}
      {!loading && data && resources.length === 0 ? (
        <EmptyState
          icon={IconCalendar}
          title={kind === null ? t("nothing") : t("nothingOfKind")}
          text={may("settings.manage") ? t("nothingAdd") : t("nothingAsk")}
          action={
            may("settings.manage") && (
              <Button variant="default" onClick={() => go("/settings/resources")}>
                {t("addInSettings")}
              </Button>
            )
          }
        />
      ) : (
        <div className={classes.columns}>
          {view === "week" ? (
            <WeekGrid {...shared} label={`${t("title")}: ${title}`} days={days} />
          ) : (
            <DayGrid {...shared} label={`${t("title")}: ${title}`} day={start} hours={hours} />
          )}
          <BookingSide
            print={
              <DocumentActions
                request={{ kind: "bookings", from: start, to: start + days.length * DAY, resources: kind }}
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

/** The hour of a day that the cursor goes to: where the booking begins, else the morning. */
function hourOf(booking: { from: number } | null, day: number): number {
  return booking === null ? 9 : Math.floor(Math.max(0, booking.from - day) / (DAY / 24));
}

/** The zone's calendar date of an instant, YYYY-MM-DD. */
function dateOf(at: number, zone: string): string {
  const { year, month, day } = zonedParts(at, zone);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
