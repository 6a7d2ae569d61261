import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../shared/ipc/requests";
import { type Command, useShortcuts } from "../../../ui/commands";
import { ConflictBanner } from "../../../ui/conflict-banner";
import { DeadlineChip } from "../../../ui/deadline-chip";
import { DetailLayout } from "../../../ui/detail-layout";
import {
  type Icon,
  IconBan,
  IconClockPause,
  IconClockPlay,
  IconNote,
  IconPlayerPlay,
  IconSend,
  IconUserPlus,
} from "../../../ui/icons";
import { Kbd } from "../../../ui/kbd";
import { useGo } from "../../../ui/navigate";
import { useFormat } from "../../../ui/use-format";
import { useNow } from "../../../ui/use-now";
import { usePageTitle } from "../../../ui/use-page-title";
import { RequestStatusBadge } from "../status";
import { type Action, ActionDialogs } from "./action-dialogs";
import { ChangeBanner } from "./change-banner";
import { CurrentPanel } from "./current-panel";
import classes from "./detail.module.css";
import { ClosedPanel, FactsPanel, StandardPanel } from "./facts-panel";
import { RequirementsPanel } from "./requirements-panel";
import { StepsPanel } from "./steps-panel";
import { conflictWord, eventWord } from "./timeline-items";
import { TimelinePanel } from "./timeline-panel";
import type { useRequest } from "./use-request";
import { useStepDraft } from "./use-step-draft";
import { WhyDialog } from "./why-dialog";

type RequestViewProps = ReturnType<typeof useRequest> & { detail: RequestDetail };

interface OfferedAction {
  action: Action;
  key: string;
  label: string;
  icon: Icon;
  allowed: boolean;
}

/** The screen of a loaded request. */
export function RequestView({ detail, entries, changes, acknowledge, reload }: RequestViewProps) {
  const { t } = useTranslation("requests");
  const go = useGo();
  const format = useFormat();
  const now = useNow();
  const main = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Action | null>(null);
  const [refused, setRefused] = useState(false);
  const { row, may } = detail;
  const step = detail.steps.find((candidate) => candidate.id === detail.current) ?? null;
  const { draft, setDraft, setSending, moved, forgetMoved } = useStepDraft(detail, step);
  const onStale = () => {
    setRefused(true);
    reload();
  };
  const dismiss = () => {
    setRefused(false);
    forgetMoved();
    acknowledge();
  };

  usePageTitle(row.number);
  const actions: readonly OfferedAction[] = [
    { action: "wait", key: "T", label: t("detail.actions.wait"), icon: IconClockPause, allowed: may.wait },
    { action: "resume", key: "T", label: t("detail.actions.resume"), icon: IconClockPlay, allowed: may.resume },
    { action: "assign", key: "A", label: t("detail.actions.assign"), icon: IconUserPlus, allowed: may.assign },
    { action: "note", key: "C", label: t("detail.actions.note"), icon: IconNote, allowed: may.note },
    { action: "skip", key: "L", label: t("detail.actions.skip"), icon: IconPlayerPlay, allowed: may.skip },
    { action: "refuse", key: "X", label: t("detail.actions.refuse"), icon: IconBan, allowed: may.refuse },
    { action: "handOver", key: "H", label: t("detail.actions.handOver"), icon: IconSend, allowed: may.handOver },
  ];
  const incomplete = !detail.closed && detail.requirements.some((item) => item.state === "missing");
  const requirements = <RequirementsPanel detail={detail} root={main} onStale={onStale} />;
  const standing = `${detail.current} ${row.status}`;
  const shownStanding = useRef(standing);
  useEffect(() => {
    // The request moved on: what is to be done now stands at the top.
    if (shownStanding.current !== standing) main.current?.parentElement?.scrollTo({ top: 0 });
    shownStanding.current = standing;
  }, [standing]);
  const allowed = actions.filter((offered) => offered.allowed);
  useShortcuts([
    { id: "request.back", label: t("detail.back"), keys: "Q", run: () => go("/requests") },
    { id: "request.why", label: t("detail.why"), keys: "W", run: () => setOpen("why") },
    ...allowed.map(
      ({ action, key, label, icon }): Command => ({
        id: `request.${action}`,
        label,
        keys: key,
        icon,
        run: () => setOpen(action),
      }),
    ),
  ]);

  return (
    <>
      <DetailLayout
        header={
          <div className={classes.top}>
            <div className={classes.head}>
              <div className={classes.headLine}>
                <h1 className={classes.number}>{row.number}</h1>
                <RequestStatusBadge status={row.status} variant="filled" />
                <DeadlineChip
                  deadline={row.deadline}
                  now={now}
                  zone={format.zone}
                  size="full"
                  onExplain={() => setOpen("why")}
                />
              </div>
              <p className={classes.service}>
                {row.serviceNo !== null && `${row.serviceNo}. `}
                {row.serviceName}
                {row.subject !== "" && <span className={classes.subject}> · {row.subject}</span>}
              </p>
            </div>
            <div className={classes.actions}>
              {allowed.map(({ action, key, label, icon: IconShape }) => (
                <Button
                  key={action}
                  size="compact-sm"
                  variant={action === "handOver" ? "filled" : "default"}
                  leftSection={<IconShape size="1rem" aria-hidden />}
                  rightSection={<Kbd keys={key} />}
                  onClick={() => setOpen(action)}
                >
                  {label}
                </Button>
              ))}
              <Button
                size="compact-sm"
                variant="subtle"
                rightSection={<Kbd keys="Q" />}
                onClick={() => go("/requests")}
              >
                {t("detail.back")}
              </Button>
            </div>
          </div>
        }
        main={
          <div ref={main} className={classes.main}>
            <ChangeBanner
              changes={changes}
              refused={refused}
              moved={changes.length > 0 || refused ? moved : null}
              onDismiss={dismiss}
            />
            <ConflictBanner
              conflicts={detail.conflicts.map((conflict) => {
                const word = conflictWord(conflict.reason);
                const reason = word ? t(`detail.conflicts.reason.${word}`) : conflict.reason;
                return {
                  id: conflict.eventId,
                  text: `${t(`detail.events.${eventWord(conflict.type)}`, { type: conflict.type })}: ${reason}`,
                };
              })}
            />
            {detail.closed ? (
              <ClosedPanel closed={detail.closed} />
            ) : (
              <CurrentPanel
                detail={detail}
                step={step}
                draft={draft}
                onDraft={setDraft}
                onSending={setSending}
                onAction={setOpen}
                onStale={onStale}
              />
            )}
            {incomplete && requirements}
            <StepsPanel detail={detail} />
            {!incomplete && requirements}
            <FactsPanel detail={detail} />
          </div>
        }
        side={
          <>
            <TimelinePanel entries={entries} />
            <StandardPanel detail={detail} />
          </>
        }
      />
      <ActionDialogs detail={detail} open={open} onClose={() => setOpen(null)} onStale={onStale} />
      <WhyDialog detail={detail} opened={open === "why"} onClose={() => setOpen(null)} />
    </>
  );
}
