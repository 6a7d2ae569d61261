import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RequestDetail, StepView } from "../../../../../shared/ipc/requests";
import { isoDurationText } from "../../../../../shared/text/duration";
import type { CallRefused } from "../../../../client/call";
import { Kbd } from "../../../../ui/commands/kbd";
import { useFormat } from "../../../../ui/format/use-format";
import { IconClockPause } from "../../../../ui/icons";
import { Panel } from "../../../../ui/layout/panel";
import { Banner } from "../../../../ui/status/banner";
import type { Action } from "../actions/action-dialogs";
import classes from "../detail.module.css";
import { useActorWords } from "./actor-words";
import { QuotaBar } from "./quota-bar";
import type { StepDraft } from "./step-form";
import { StepPanel } from "./step-panel";

interface CurrentPanelProps {
  detail: RequestDetail;
  step: StepView | null;
  draft: StepDraft | null;
  onDraft: (draft: StepDraft) => void;
  onSending: (step: string | null) => void;
  onAction: (action: Action) => void;
  onRefused: (refusal: CallRefused) => void;
}

/** What is to be done now: the current step, a wait that lasts, or the handover. */
export function CurrentPanel({ detail, step, draft, onDraft, onSending, onAction, onRefused }: CurrentPanelProps) {
  const { t } = useTranslation(["requests", "procedure"]);
  const words = useActorWords();
  const format = useFormat();
  const actor = step && words.actor(step);
  const pause = detail.pauses.at(-1);
  const waits = pause && pause.to === null ? pause : null;
  return (
    <Panel title={t("detail.current.title")}>
      <div className={classes.stack}>
        {waits && (
          <Banner
            tone="pause"
            icon={IconClockPause}
            title={t(
              waits.ground === "requirements" ? "detail.current.waitingRequirements" : "detail.current.waiting",
              {
                at: format.instant(waits.from),
              },
            )}
            action={
              detail.may.resume && (
                <Button size="xs" rightSection={<Kbd keys="T" />} onClick={() => onAction("resume")}>
                  {t("detail.actions.resume")}
                </Button>
              )
            }
          >
            {waits.message}
          </Banner>
        )}
        {detail.feeOwed > 0 && detail.row.status === "ready" && (
          <Banner
            tone="warn"
            title={t("procedure:fee.owed", { amount: format.rupiah(detail.feeOwed) })}
            action={
              detail.may.recordFee && (
                <Button size="xs" rightSection={<Kbd keys="B" />} onClick={() => onAction("recordFee")}>
                  {t("procedure:actions.recordFee")}
                </Button>
              )
            }
          />
        )}
        {step === null && detail.row.status === "ready" && detail.feeOwed === 0 && (
          <Banner
            tone="accent"
            title={t(detail.may.handOver ? "detail.current.ready" : "detail.current.readyNotYours")}
            action={
              detail.may.handOver && (
                <Button rightSection={<Kbd keys="H" />} onClick={() => onAction("handOver")}>
                  {t("detail.actions.handOver")}
                </Button>
              )
            }
          />
        )}
        {step !== null && (
          <div aria-live="polite">
            <p className={classes.stepTitle}>{step.title}</p>
            <p className={classes.stepFacts}>
              <span>{actor ? t("detail.current.waitingFor", { actor }) : t("detail.current.unnamed")}</span>
              {step.people.length > 0 && <span>{t("procedure:people", { names: step.people.join(", ") })}</span>}
              {step.quota !== null && (
                <span>{t("detail.current.quota", { quota: isoDurationText(step.quota, format.language) })}</span>
              )}
            </p>
            <QuotaBar quotaMs={step.quotaMs} usedMs={step.usedMs} />
          </div>
        )}
        {step !== null && draft !== null && (
          <StepPanel
            key={step.id}
            detail={detail}
            step={step}
            draft={draft}
            onDraft={onDraft}
            onSending={onSending}
            onRefused={onRefused}
          />
        )}
      </div>
    </Panel>
  );
}
