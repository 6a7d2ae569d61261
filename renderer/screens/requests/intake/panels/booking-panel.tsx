import { Button, Select } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { overlap } from "../../../../../shared/domain/bookings/times";
import type { Service } from "../../../../../shared/domain/catalog/service";
import type { FieldValues } from "../../../../../shared/forms/values";
import { useCall } from "../../../../client/client";
import { useMay } from "../../../../client/session";
import { BookingStrip } from "../../../../parts/bookings/booking-strip";
import { daysOf, startOfDay } from "../../../../parts/bookings/booking-times";
import { useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import { focusField } from "../../../../ui/fields/form-errors";
import { TextField } from "../../../../ui/fields/text-field";
import { TimeField } from "../../../../ui/fields/time-field";
import { useFieldError } from "../../../../ui/fields/use-field-error";
import { useFormat } from "../../../../ui/format/use-format";
import { useNow } from "../../../../ui/format/use-now";
import { IconX } from "../../../../ui/icons";
import { useGo } from "../../../../ui/layout/navigate";
import { Panel } from "../../../../ui/layout/panel";
import { Banner } from "../../../../ui/status/banner";
import { RefusalBanner } from "../../../../ui/status/refusal-banner";
import { type BookingDraft, wantedTime } from "../intake-model";
import classes from "./booking.module.css";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MOST = 10;

interface BookingPanelProps {
  service: Service;
  bookings: readonly BookingDraft[];
  /** What was typed into the service's own fields: a time there is proposed for a new line. */
  fields: FieldValues;
  onChange: (bookings: BookingDraft[]) => void;
  /** Path ("bookings.0.from") -> what is wrong, in words. */
  errors: Readonly<Record<string, React.ReactNode>>;
  /** A time that cannot be read: path -> key, or null when it can be again. */
  onProblem: (path: string) => (problem: string | null) => void;
}

/** The resources that the request takes: which, from when to when, and what is taken already. */
export function BookingPanel({ service, bookings, fields, onChange, errors, onProblem }: BookingPanelProps) {
  const { t } = useTranslation(["requests", "bookings"]);
  const may = useMay();
  const go = useGo();
  const { resources } = useBookable(service);
  const first = resources.length === 1 ? (resources[0]?.id ?? null) : null;
  const [added, setAdded] = useState<number | null>(null);
  const add = () => {
    if (bookings.length >= MOST) return;
    setAdded(bookings.length);
    onChange([...bookings, { resource: first, ...wantedTime(service, fields), note: "" }]);
  };
  useEffect(() => {
    // What was added is what is filled in next.
    if (added !== null) focusField(`bookings.${added}.${first ? "from" : "resource"}`);
    setAdded(null);
  }, [added, first]);
  useShortcuts([
    { id: "intake.book", label: t("intake.booking.add"), keys: "Alt+B", enabled: resources.length > 0, run: add },
  ]);
  return (
    <Panel
      title={t("intake.booking.title")}
      aside={
        resources.length > 0 && (
          <Button size="compact-xs" variant="subtle" rightSection={<Kbd keys="Alt+B" />} onClick={add}>
            {t("intake.booking.add")}
          </Button>
        )
      }
    >
      {resources.length === 0 ? (
        <div className={classes.stack}>
          <p className={classes.silent}>{t("intake.booking.none")}</p>
          {may("settings.manage") && (
            <Button size="xs" variant="default" onClick={() => go("/settings/resources")}>
              {t("bookings:addInSettings")}
            </Button>
          )}
        </div>
      ) : (
        <div className={classes.stack}>
          {bookings.length === 0 && <p className={classes.silent}>{t("intake.booking.empty")}</p>}
          {bookings.map((booking, index) => (
            <BookingLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place only
              key={index}
              place={index}
              service={service}
              booking={booking}
              errors={errors}
              onProblem={onProblem}
              onChange={(next) => onChange(bookings.map((before, at) => (at === index ? next : before)))}
              onRemove={() => onChange(bookings.filter((_, at) => at !== index))}
            />
          ))}
        </div>
      )}
    </Panel>
  );
}

/** The resources that a service's requests may take. */
function useBookable(service: Service) {
  const answer = useCall("settings.get", {});
  const resources = (answer.data?.resources ?? []).filter(
    (resource) => resource.active && service.books.includes(resource.kind),
  );
  return { resources, refusal: answer.refusal };
}

interface BookingLineProps extends Pick<BookingPanelProps, "service" | "errors" | "onProblem"> {
  booking: BookingDraft;
  place: number;
  onChange: (booking: BookingDraft) => void;
  onRemove: () => void;
}

function BookingLine({ service, booking, place, errors, onProblem, onChange, onRemove }: BookingLineProps) {
  const { t } = useTranslation("requests");
  const format = useFormat();
  const now = useNow();
  const { resources, refusal } = useBookable(service);
  const path = `bookings.${place}`;
  const wanted =
    booking.from !== null && booking.to !== null && booking.to > booking.from
      ? { from: booking.from, to: booking.to }
      : null;
  const about = booking.from ?? now;
  const from = startOfDay(about, format.zone);
  const to = wanted ? Math.min(startOfDay(wanted.to - 1, format.zone) + DAY, from + 32 * DAY) : from + DAY;
  const answer = useCall(
    "bookings.list",
    { from, to, resource: booking.resource ?? "-", kind: null },
    { enabled: booking.resource !== null, keepPrevious: true },
  );
  const taken = (booking.resource === null ? [] : (answer.data?.bookings ?? [])).filter(
    (other) => other.resource === booking.resource,
  );
  const clash = wanted ? taken.filter((other) => overlap(other, wanted)) : [];
  const resourceError = useFieldError(errors[`${path}.resource`]);
  const name = resources.find((resource) => resource.id === booking.resource)?.name ?? booking.resource ?? "";
  return (
    <fieldset className={classes.line} aria-label={t("intake.booking.line", { number: place + 1 })}>
      <RefusalBanner refusal={refusal ?? answer.refusal} />
      <div className={classes.fields}>
        <Select
          label={t("intake.booking.resource")}
          required
          data={resources.map((resource) => ({
            value: resource.id,
            label: resource.capacity === null ? resource.name : `${resource.name} (${resource.capacity})`,
          }))}
          value={booking.resource}
          onChange={(resource) => onChange({ ...booking, resource })}
          error={resourceError}
          data-path={`${path}.resource`}
        />
        <TimeField
          label={t("intake.booking.from")}
          required
          emptyHint=""
          value={booking.from}
          onChange={(at) => onChange({ ...booking, from: at })}
          onProblem={onProblem(`${path}.from`)}
          error={errors[`${path}.from`]}
          data-path={`${path}.from`}
        />
        <div>
          <TimeField
            label={t("intake.booking.to")}
            required
            emptyHint=""
            value={booking.to}
            onChange={(at) => onChange({ ...booking, to: at })}
            onProblem={onProblem(`${path}.to`)}
            error={errors[`${path}.to`]}
            data-path={`${path}.to`}
          />
          {booking.from !== null && (
            <div className={classes.lengths}>
              {[1, 2, 3].map((hours) => (
                <Button
                  key={hours}
                  size="compact-xs"
                  variant="default"
                  onClick={() => onChange({ ...booking, to: (booking.from ?? 0) + hours * HOUR })}
                >
                  {t("intake.booking.hours", { count: hours })}
                </Button>
              ))}
            </div>
          )}
        </div>
        <TextField
          label={t("intake.booking.note")}
          value={booking.note}
          onChange={(note) => onChange({ ...booking, note })}
          error={errors[`${path}.note`]}
          data-path={`${path}.note`}
        />
      </div>
      {clash.length > 0 && (
        <Banner tone="bad" title={t("intake.booking.clash", { resource: name })}>
          {clash.map((other) => (
            <div key={other.id}>
              {t("intake.booking.clashWith", {
                from: format.instant(other.from),
                to: format.time(other.to),
                number: other.number,
              })}{" "}
              <bdi>{other.subject}</bdi>
            </div>
          ))}
          {t("intake.booking.clashDo")}
        </Banner>
      )}
      {booking.resource !== null &&
        daysOf(wanted ?? { from: about, to: about + 1 }, format.zone).map((day) => (
          <BookingStrip
            key={day}
            day={day}
            wanted={wanted}
            taken={taken.map((other) => ({ id: other.id, from: other.from, to: other.to, label: other.number }))}
          />
        ))}
      <Button
        className={classes.remove ?? ""}
        size="compact-xs"
        variant="subtle"
        leftSection={<IconX size="0.875rem" aria-hidden />}
        onClick={onRemove}
      >
        {t("intake.booking.remove")}
      </Button>
    </fieldset>
  );
}
