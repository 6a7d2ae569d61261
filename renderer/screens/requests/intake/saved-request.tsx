import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../../shared/domain/catalog/service";
import { useCall } from "../../../client/client";
import { DeadlineChip } from "../../../parts/deadline/deadline-chip";
import { DocumentActions } from "../../../parts/documents/document-actions";
import { useShortcuts } from "../../../ui/commands/commands";
import { Kbd } from "../../../ui/commands/kbd";
import { useFormat } from "../../../ui/format/use-format";
import { useNow } from "../../../ui/format/use-now";
import { IconCircleCheck, IconPlus } from "../../../ui/icons";
import { useGo } from "../../../ui/layout/navigate";
import classes from "./intake.module.css";
import { type IntakeValues, lackingTexts } from "./intake-model";
import { TellPanel } from "./panels/tell-panel";

interface SavedRequestProps {
  id: string;
  number: string;
  service: Service;
  /** What was sent. */
  values: IntakeValues;
  onAnother: () => void;
}

/** After saving: the number, the promised date, the receipt, what to tell the applicant, and what to do next. */
export function SavedRequest({ id, number, service, values, onAnother }: SavedRequestProps) {
  const { t } = useTranslation("requests");
  const go = useGo();
  const format = useFormat();
  const now = useNow();
  const detail = useCall("requests.detail", { id }).data;
  const deadline = detail?.row.deadline;
  const missing = lackingTexts(values, service);
  const open = () => go(`/requests/${id}`);
  useShortcuts([
    { id: "saved.open", label: t("intake.savedOpen"), keys: "O", run: open },
    { id: "saved.another", label: t("intake.savedAnother"), keys: "N", icon: IconPlus, run: onAnother },
    { id: "saved.queue", label: t("intake.savedQueue"), keys: "Q", run: () => go("/requests") },
  ]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.savedScroll} tabIndex={0}>
      <div className={classes.saved}>
        <IconCircleCheck className={classes.savedIcon} aria-hidden />
        <h1 className={classes.savedNumber} aria-live="assertive">
          {t("intake.saved", { number })}
        </h1>
        <p className={classes.savedService}>
          {service.entry.no !== null && `${service.entry.no}. `}
          {service.entry.name}
        </p>
        {detail?.agenda && <p className={classes.savedService}>{t("intake.savedAgenda", { number: detail.agenda })}</p>}
        {deadline && (
          <>
            {deadline.promised !== null && (
              <p className={classes.promiseDate}>
                {t("intake.savedPromise", { at: format.instant(deadline.promised) })}
              </p>
            )}
            <DeadlineChip deadline={deadline} now={now} zone={format.zone} size="full" />
          </>
        )}
        <div className={classes.savedActions}>
          <Button autoFocus onClick={open} rightSection={<Kbd keys="O" />}>
            {t("intake.savedOpen")}
          </Button>
          <Button variant="default" onClick={onAnother} rightSection={<Kbd keys="N" />}>
            {t("intake.savedAnother")}
          </Button>
          <Button variant="default" onClick={() => go("/requests")} rightSection={<Kbd keys="Q" />}>
            {t("intake.savedQueue")}
          </Button>
        </div>
        <div className={classes.savedActions}>
          <span className={classes.documentLabel}>{t("intake.receipt")}</span>
          <DocumentActions request={{ kind: "intake-receipt", id }} title={t("intake.receipt")} keys="P" />
        </div>
        {missing.length > 0 && (
          <TellPanel
            id={id}
            number={number}
            service={service}
            values={values}
            missing={missing}
            promised={deadline?.promised ?? null}
          />
        )}
      </div>
    </section>
  );
}
