import { Button, CopyButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../../shared/domain/catalog/service";
import { useCall } from "../../../client/client";
import { Banner } from "../../../ui/banner";
import { useShortcuts } from "../../../ui/commands";
import { DeadlineChip } from "../../../ui/deadline-chip";
import { IconCircleCheck, IconPlus } from "../../../ui/icons";
import { Kbd } from "../../../ui/kbd";
import { useGo } from "../../../ui/navigate";
import { useFormat } from "../../../ui/use-format";
import { useNow } from "../../../ui/use-now";
import classes from "./intake.module.css";

interface SavedRequestProps {
  id: string;
  number: string;
  service: Service;
  /** Texts of the requirements that are missing. */
  missing: readonly string[];
  onAnother: () => void;
}

/** After saving: the number, the promised date, what to tell the applicant, and what to do next. */
export function SavedRequest({ id, number, service, missing, onAnother }: SavedRequestProps) {
  const { t } = useTranslation("requests");
  const go = useGo();
  const format = useFormat();
  const now = useNow();
  const deadline = useCall("requests.detail", { id }).data?.row.deadline;
  const tell = t("intake.tellText", { number, service: service.entry.name, missing: missing.join("; ") });
  const open = () => go(`/requests/${id}`);
  useShortcuts([
    { id: "saved.open", label: t("intake.savedOpen"), keys: "O", run: open },
    { id: "saved.another", label: t("intake.savedAnother"), keys: "N", icon: IconPlus, run: onAnother },
    { id: "saved.queue", label: t("intake.savedQueue"), keys: "Q", run: () => go("/requests") },
  ]);
  return (
    <div className={classes.saved}>
      <IconCircleCheck className={classes.savedIcon} aria-hidden />
      <h1 className={classes.savedNumber} aria-live="assertive">
        {t("intake.saved", { number })}
      </h1>
      <p className={classes.savedService}>
        {service.entry.no !== null && `${service.entry.no}. `}
        {service.entry.name}
      </p>
      {deadline && (
        <>
          {deadline.promised !== null && (
            <p className={classes.promiseDate}>{t("intake.savedPromise", { at: format.instant(deadline.promised) })}</p>
          )}
          <DeadlineChip deadline={deadline} now={now} zone={format.zone} size="full" />
        </>
      )}
      {missing.length > 0 && (
        <Banner
          tone="pause"
          title={t("intake.tellApplicant")}
          action={
            <CopyButton value={tell}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {t(copied ? "intake.copied" : "intake.copy")}
                </Button>
              )}
            </CopyButton>
          }
        >
          {tell}
        </Banner>
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
    </div>
  );
}
