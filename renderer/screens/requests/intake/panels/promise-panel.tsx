import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../../../shared/domain/catalog/service";
import { selectableLimits } from "../../../../../shared/domain/requests/rules";
import type { ReceiveDraft } from "../../../../../shared/ipc/requests";
import { useCall } from "../../../../client/client";
import { DayStrip } from "../../../../parts/deadline/day-strip";
import { useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import { useFormat } from "../../../../ui/format/use-format";
import { useNow } from "../../../../ui/format/use-now";
import { Dialog } from "../../../../ui/layout/dialog";
import { Panel } from "../../../../ui/layout/panel";
import { RefusalBanner } from "../../../../ui/status/refusal-banner";
import classes from "../intake.module.css";

interface PromisePanelProps {
  service: Service;
  values: Pick<ReceiveDraft, "limit" | "receivedAt">;
  /** Requirements are missing: the clock will wait. */
  waits: boolean;
}

/** The date that would be promised if the form were saved now, with the days that count. */
export function PromisePanel({ service, values, waits }: PromisePanelProps) {
  const { t } = useTranslation(["requests", "errors"]);
  const format = useFormat();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const none = service.limits.length === 0 || values.limit === null;
  const explanation = useCall(
    "deadlines.explain",
    // "Now" as a minute, so that the date moves with the clock and is not asked for at every keystroke.
    { serviceId: service.entry.id, limit: values.limit, receivedAt: values.receivedAt ?? now - (now % 60_000) },
    { enabled: !none, keepPrevious: true },
  );
  const shown = none ? undefined : explanation.data;
  // Without a date there are no days that lead to it.
  const days = shown && shown.deadline.due !== null ? shown.days : [];
  useShortcuts([
    { id: "intake.why", label: t("detail.why"), keys: "Alt+W", enabled: days.length > 0, run: () => setOpen(true) },
  ]);
  return (
    <Panel
      title={t("intake.promised")}
      aside={
        days.length > 0 && (
          <Button size="compact-xs" variant="subtle" rightSection={<Kbd keys="Alt+W" />} onClick={() => setOpen(true)}>
            {t("detail.why")}
          </Button>
        )
      }
    >
      <RefusalBanner refusal={explanation.refusal} title={t("errors:notLoaded")} />
      <div aria-live="polite" className={classes.promise}>
        {none && (
          <p className={classes.promiseNone}>
            {t(selectableLimits(service).length > 0 ? "intake.promisedChoose" : "intake.noLimit")}
          </p>
        )}
        {!none && !shown && !explanation.refusal && <p className={classes.promiseNone}>{t("intake.computing")}</p>}
        {shown && <PromiseWords explanation={shown} format={format} />}
        {waits && shown && shown.deadline.due !== null && (
          <p className={classes.promiseWaits}>{t("intake.promisedWaits")}</p>
        )}
      </div>
      {days.length > 0 && <DayStrip days={days} zone={format.zone} list={false} />}
      <Dialog opened={open} onClose={() => setOpen(false)} title={t("detail.why")} size="lg">
        <DayStrip days={days} zone={format.zone} />
      </Dialog>
    </Panel>
  );
}

interface PromiseWordsProps {
  explanation: NonNullable<ReturnType<typeof useCall<"deadlines.explain">>["data"]>;
  format: ReturnType<typeof useFormat>;
}

function PromiseWords({ explanation, format }: PromiseWordsProps) {
  const { t } = useTranslation("requests");
  const { deadline, startsText } = explanation;
  if (deadline.state === "not-started") {
    return <p className={classes.promiseNone}>{t("intake.promisedAfterStep", { step: startsText ?? "" })}</p>;
  }
  if (deadline.unknownYear !== null) {
    return <p className={classes.promiseWaits}>{t("intake.promisedUnknownYear", { year: deadline.unknownYear })}</p>;
  }
  if (deadline.due === null) return <p className={classes.promiseNone}>{t("intake.promisedNone")}</p>;
  return (
    <>
      <p className={classes.promiseDate}>{format.instant(deadline.due)}</p>
      {deadline.early !== null && (
        <p className={classes.promiseNone}>
          {t("detail.early")}: {format.instant(deadline.early)}
        </p>
      )}
      {deadline.basis !== null && (
        <p className={classes.promiseNone}>
          {t("detail.limitBasis")} {t(`basis.${deadline.basis}`)}
        </p>
      )}
    </>
  );
}
