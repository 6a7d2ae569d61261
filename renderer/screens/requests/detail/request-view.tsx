import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../shared/ipc/requests";
import type { CallRefused } from "../../../client/call";
import { type Command, useShortcuts } from "../../../ui/commands";
import { ConflictBanner } from "../../../ui/conflict-banner";
import { DetailLayout } from "../../../ui/detail-layout";
import { useGo } from "../../../ui/navigate";
import { useNow } from "../../../ui/use-now";
import { usePageTitle } from "../../../ui/use-page-title";
import { type Action, ActionDialogs } from "./action-dialogs";
import { AttachmentsPanel } from "./attachments-panel";
import { BookingsPanel } from "./bookings-panel";
import { ChangeBanner } from "./change-banner";
import { ClosedPanel } from "./closed-panel";
import { CurrentPanel } from "./current-panel";
import { DeadlinePanel } from "./deadline-panel";
import classes from "./detail.module.css";
import { DocumentsPanel } from "./documents-panel";
import { FactsPanel } from "./facts-panel";
import { MergedPanel } from "./merged-panel";
import { useOfferedActions } from "./offered-actions";
import { RequestHeader } from "./request-header";
import { RequirementsPanel } from "./requirements-panel";
import { SheetsPanel } from "./sheets-panel";
import { StandardPanel } from "./standard-panel";
import { StepsPanel } from "./steps-panel";
import { conflictWord, eventWord } from "./timeline-items";
import { TimelinePanel } from "./timeline-panel";
import { meansChanged } from "./use-refusal";
import type { useRequest } from "./use-request";
import { useStepDraft } from "./use-step-draft";
import { WhyDialog } from "./why-dialog";

type RequestViewProps = ReturnType<typeof useRequest> & { detail: RequestDetail };

/** The screen of a loaded request. */
export function RequestView({ detail, entries, changes, acknowledge, reload }: RequestViewProps) {
  const { t } = useTranslation("requests");
  const go = useGo();
  const now = useNow();
  const main = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Action | null>(null);
  const [refused, setRefused] = useState(false);
  const { row } = detail;
  const step = detail.steps.find((candidate) => candidate.id === detail.current) ?? null;
  const { draft, setDraft, setSending, moved, forgetMoved } = useStepDraft(detail, step);
  const onRefused = (refusal: CallRefused) => {
    if (meansChanged(refusal.code)) setRefused(true);
    reload();
  };
  const dismiss = () => {
    setRefused(false);
    forgetMoved();
    acknowledge();
  };

  usePageTitle(row.number);
  const actions = useOfferedActions(detail);
  const standing = `${detail.current} ${row.status}`;
  const shownStanding = useRef(standing);
  useEffect(() => {
    // The request moved on: what is to be done now stands at the top.
    if (shownStanding.current !== standing) main.current?.parentElement?.scrollTo({ top: 0 });
    shownStanding.current = standing;
  }, [standing]);
  // What is left of a time grows less by itself.
  const minute = useRef(now);
  useEffect(() => {
    if (minute.current !== now) reload();
    minute.current = now;
  }, [now, reload]);
  useShortcuts([
    { id: "request.back", label: t("detail.back"), keys: "Q", run: () => go("/requests") },
    { id: "request.why", label: t("detail.why"), keys: "W", run: () => setOpen("why") },
    ...actions.map(
      ({ action, key, label, icon }): Command => ({
        id: `request.${action}`,
        label,
        keys: key,
        icon,
        run: () => setOpen(action),
      }),
    ),
  ]);
  const incomplete = !detail.closed && detail.requirements.some((item) => item.state === "missing");
  const requirements = <RequirementsPanel detail={detail} root={main} onRefused={onRefused} />;
  const conflicts = detail.conflicts.map((conflict) => {
    const word = conflictWord(conflict.reason);
    const reason = word ? t(`detail.conflicts.reason.${word}`) : conflict.reason;
    return {
      id: conflict.eventId,
      text: `${t(`detail.events.${eventWord(conflict.type)}`, { type: conflict.type })}: ${reason}`,
    };
  });
  const state =
    detail.mergedInto !== null ? (
      <MergedPanel into={detail.mergedInto} />
    ) : detail.closed ? (
      <ClosedPanel closed={detail.closed} status={row.status} />
    ) : (
      <CurrentPanel
        detail={detail}
        step={step}
        draft={draft}
        onDraft={setDraft}
        onSending={setSending}
        onAction={setOpen}
        onRefused={onRefused}
      />
    );

  return (
    <>
      <DetailLayout
        header={<RequestHeader detail={detail} now={now} actions={actions} onAction={setOpen} />}
        main={
          <div ref={main} className={classes.main}>
            <ChangeBanner
              changes={changes}
              refused={refused}
              moved={changes.length > 0 || refused || moved?.away ? moved : null}
              onDismiss={dismiss}
            />
            <ConflictBanner conflicts={conflicts} />
            {state}
            {incomplete && requirements}
            <StepsPanel detail={detail} />
            <SheetsPanel detail={detail} />
            {!incomplete && requirements}
            <AttachmentsPanel detail={detail} onRefused={onRefused} />
            <BookingsPanel detail={detail} onAction={setOpen} onRefused={onRefused} />
            <FactsPanel detail={detail} entries={entries} onAction={setOpen} />
          </div>
        }
        side={
          <>
            <DeadlinePanel detail={detail} now={now} onAction={setOpen} />
            <DocumentsPanel detail={detail} entries={entries} />
            <TimelinePanel entries={entries} />
            <StandardPanel detail={detail} />
          </>
        }
      />
      <ActionDialogs detail={detail} open={open} onClose={() => setOpen(null)} onRefused={onRefused} />
      <WhyDialog detail={detail} opened={open === "why"} onClose={() => setOpen(null)} />
    </>
  );
}
