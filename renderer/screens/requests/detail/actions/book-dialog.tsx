import type { UseFormReturnType } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { overlap } from "../../../../../shared/domain/bookings/times";
import { useCall } from "../../../../client/client";
import { useRememberedForm } from "../../../../client/remembered-form";
import { BookingStrip } from "../../../../parts/bookings/booking-strip";
import { daysOf, startOfDay } from "../../../../parts/bookings/booking-times";
import { DialogForm } from "../../../../parts/dialog/form-dialog";
import { useActionForm } from "../../../../parts/dialog/use-action-form";
import { ChoiceField } from "../../../../ui/fields/choice-field";
import { TextField } from "../../../../ui/fields/text-field";
import { TimeField } from "../../../../ui/fields/time-field";
import { useFormat } from "../../../../ui/format/use-format";
import { useNow } from "../../../../ui/format/use-now";
import { Dialog } from "../../../../ui/layout/dialog";
import { Banner } from "../../../../ui/status/banner";
import { notify } from "../../../../ui/status/notify";
import classes from "../detail.module.css";
import type { ActionDialogProps } from "./action-dialog-props";

const DAY = 24 * 3_600_000;

interface Book {
  resource: string;
  from: number | null;
  to: number | null;
  note: string;
}

/** Takes a room or a thing for the request; what is taken already is shown, and a clash is said before it is sent. */
export function BookDialog(props: ActionDialogProps) {
  const { t } = useTranslation("procedure");
  const form = useRememberedForm<Book>(`request.${props.detail.row.id}.book`, {
    resource: "",
    from: null,
    to: null,
    note: "",
  });
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={t("bookings.bookTitle", { number: props.detail.row.number })}
      size="lg"
    >
      <BookBody {...props} form={form} />
    </Dialog>
  );
}

function BookBody({ detail, form, onClose, onRefused }: ActionDialogProps & { form: UseFormReturnType<Book> }) {
  const { t } = useTranslation(["requests", "procedure"]);
  const format = useFormat();
  const now = useNow();
  const book = useActionForm("requests.book", {
    words: "requests",
    setErrors: form.setErrors,
    // The command names the booking's own fields: "booking.from".
    path: (path) => path.replace(/^booking\./, ""),
    onRefused,
  });
  const settings = useCall("settings.get", {}, { topics: ["settings"] });
  const [problems, setProblems] = useState<Record<string, string | null>>({});
  const resources = (settings.data?.resources ?? []).filter(
    ({ active, kind }) => active && detail.books.includes(kind),
  );
  const { from, to, note } = form.values;
  const resource = form.values.resource || (resources.length === 1 ? (resources[0]?.id ?? "") : "");
  const wanted = from !== null && to !== null && to > from ? { from, to } : null;
  const begin = startOfDay(from ?? now, format.zone);
  const end = wanted ? Math.min(startOfDay(wanted.to - 1, format.zone) + DAY, begin + 32 * DAY) : begin + DAY;
  const list = useCall(
    "bookings.list",
    { from: begin, to: end, resource: resource || "-", kind: null },
    { enabled: resource !== "", keepPrevious: true },
  );
  const taken = (list.data?.bookings ?? []).filter((other) => other.resource === resource);
  const clash = wanted ? taken.filter((other) => overlap(other, wanted)) : [];
  const save = async () => {
    const wrong = book.fails({
      ...(resource === "" ? { resource: "required" } : {}),
      ...(from === null ? { from: problems.from ?? "required" } : {}),
      ...(to === null ? { to: problems.to ?? "required" } : {}),
    });
    if (wrong || from === null || to === null) return;
    const seen = { id: detail.row.id, version: detail.version };
    if (!(await book.run({ ...seen, booking: { resource, from, to, note } }))) return;
    notify("ok", t("procedure:bookings.booked"), format.instant(from));
    form.reset();
    onClose();
  };
  const labels = {
    resource: t("intake.booking.resource"),
    from: t("intake.booking.from"),
    to: t("intake.booking.to"),
    note: t("intake.booking.note"),
  };
  const time = (field: "from" | "to") => (
    <TimeField
      {...form.getInputProps(field)}
      label={labels[field]}
      required
      emptyHint=""
      onProblem={(problem) => setProblems((known) => ({ ...known, [field]: problem }))}
      data-path={field}
    />
  );
  return (
    <DialogForm
      {...book.shown}
      errors={form.errors}
      labels={labels}
      save={t("procedure:bookings.book")}
      onSave={save}
      onClose={onClose}
    >
      {settings.data && resources.length === 0 && <Banner tone="warn">{t("intake.booking.none")}</Banner>}
      <ChoiceField
        label={labels.resource}
        required
        value={resource}
        onChange={(picked) => form.setFieldValue("resource", picked)}
        choices={resources.map(({ id, name }) => ({ value: id, label: name }))}
        error={form.errors.resource}
        data-path="resource"
      />
      <div className={classes.pairs}>
        {time("from")}
        {time("to")}
      </div>
      {clash.length > 0 && (
        <Banner
          tone="bad"
          title={t("intake.booking.clash", { resource: resources.find(({ id }) => id === resource)?.name ?? "" })}
        >
          {clash.map((other) => (
            <div key={other.id}>
              {t("intake.booking.clashWith", {
                from: format.instant(other.from),
                to: format.time(other.to),
                number: other.number,
              })}
            </div>
          ))}
          {t("intake.booking.clashDo")}
        </Banner>
      )}
      {resource !== "" &&
        daysOf(wanted ?? { from: begin, to: begin + 1 }, format.zone).map((day) => (
          <BookingStrip
            key={day}
            day={day}
            wanted={wanted}
            taken={taken.map(({ id, from: begins, to: ends, number }) => ({
              id,
              from: begins,
              to: ends,
              label: number,
            }))}
          />
        ))}
      <TextField {...form.getInputProps("note")} label={labels.note} maxLength={500} />
    </DialogForm>
  );
}
