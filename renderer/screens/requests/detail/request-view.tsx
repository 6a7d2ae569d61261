import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestDetail } from "../../../../shared/ipc/requests";
import type { CallRefused } from "../../../client/call";
import { meansChanged } from "../../../parts/dialog/use-refusal";
import { ChangeBanner } from "../../../parts/timeline/change-banner";
import { type Command, useShortcuts } from "../../../ui/commands/commands";
import { useNow } from "../../../ui/format/use-now";
import { DetailLayout } from "../../../ui/layout/detail-layout";
import { useGo } from "../../../ui/layout/navigate";
import { usePageTitle } from "../../../ui/layout/use-page-title";
import { ConflictBanner } from "../../../ui/status/conflict-banner";
import { type Action, ActionDialogs } from "./actions/action-dialogs";
import { useOfferedActions } from "./actions/offered-actions";
import { WhyDialog } from "./actions/why-dialog";
import classes from "./detail.module.css";
import { BookingsPanel } from "./panels/bookings-panel";
import { ClosedPanel } from "./panels/closed-panel";
import { DeadlinePanel } from "./panels/deadline-panel";
import { DocumentsPanel } from "./panels/documents-panel";
import { FactsPanel } from "./panels/facts-panel";
import { MergedPanel } from "./panels/merged-panel";
import { RequestAttachments } from "./panels/request-attachments";
import { RequestHeader } from "./panels/request-header";
import { RequirementsPanel } from "./panels/requirements-panel";
import { StandardPanel } from "./panels/standard-panel";
import { SheetsPanel } from "./sheets/sheets-panel";
import { CurrentPanel } from "./steps/current-panel";
import { StepsPanel } from "./steps/steps-panel";
import { useStepDraft } from "./steps/use-step-draft";
import { conflictWord, eventWord } from "./timeline/timeline-items";
import { TimelinePanel, useRequestTimeline } from "./timeline/timeline-panel";
import type { useRequest } from "./use-request";

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
  const timelineItems = useRequestTimeline();
  const shownMoved = changes.length > 0 || refused || moved?.away ? moved : null;
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
              title={t("detail.stale.title")}
              changes={timelineItems(changes)}
              refused={refused}
              onDismiss={dismiss}
            >
              {shownMoved && <p>{t("detail.stale.moved", shownMoved)}</p>}
            </ChangeBanner>
            <ConflictBanner conflicts={conflicts} />
            {state}
            {incomplete && requirements}
            <StepsPanel detail={detail} />
            <SheetsPanel detail={detail} />
            {!incomplete && requirements}
            <RequestAttachments detail={detail} onRefused={onRefused} />
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
