import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { codeWords } from "../../../../../shared/domain/eventlog/codes";
import { EXTENSION_GROUNDS } from "../../../../../shared/domain/requests/types";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import { DeadlineChip } from "../../../../parts/deadline/deadline-chip";
import { Kbd } from "../../../../ui/commands/kbd";
import { useFormat } from "../../../../ui/format/use-format";
import { IconCalendarCheck, IconCalendarPlus } from "../../../../ui/icons";
import { FactList } from "../../../../ui/layout/fact-list";
import { Panel } from "../../../../ui/layout/panel";
import type { Action } from "../actions/action-dialogs";
import { limitIndex } from "../actions/canned";
import { extensionStanding } from "../actions/extension-standing";
import classes from "../detail.module.css";
import { useService } from "../use-service";

interface DeadlinePanelProps {
  detail: RequestDetail;
  now: number;
  onAction: (action: Action) => void;
}

/** The promised date beside the one in force, what is left, and what may move it. */
export function DeadlinePanel({ detail, now, onAction }: DeadlinePanelProps) {
  const { t } = useTranslation(["procedure", "requests"]);
  const format = useFormat();
  const service = useService(detail);
  const { deadline } = detail.row;
  const index = service ? limitIndex(service, detail) : null;
  const printed = index !== null && service?.limits.some((run) => run.extends === index) === true;
  const extension = extensionStanding({ ...detail, printed });
  const counts = ["normal", "last-quarter", "late", "paused"].includes(deadline.state);
  const duration = (ms: number) => format.duration(Math.abs(ms), { working: deadline.basis === "working", units: 2 });
  const left =
    deadline.leftMs === null || !counts
      ? null
      : deadline.leftMs < 0
        ? t("deadline.leftOver", { duration: duration(deadline.leftMs) })
        : deadline.state === "paused"
          ? t("deadline.leftPaused", { duration: duration(deadline.leftMs) })
          : duration(deadline.leftMs);
  const can = extension === "offered" || (extension === "late" && detail.may.extend);
  return (
    <Panel
      title={t("deadline.title")}
      aside={
        <Button size="compact-xs" variant="subtle" rightSection={<Kbd keys="W" />} onClick={() => onAction("why")}>
          {t("requests:detail.why")}
        </Button>
      }
    >
      <div className={classes.stack}>
        <div>
          <DeadlineChip deadline={deadline} now={now} zone={format.zone} size="brief" />
        </div>
        <FactList
          facts={[
            {
              label: t("deadline.promised"),
              value: deadline.promised === null ? t("deadline.promisedNone") : format.instant(deadline.promised),
            },
            {
              label: t("deadline.due"),
              value: deadline.due === null ? t("deadline.dueNone") : <strong>{format.instant(deadline.due)}</strong>,
            },
            ...(left === null ? [] : [{ label: t("deadline.left"), value: left }]),
            ...(detail.agreedDue === null
              ? []
              : [{ label: t("deadline.agreed"), value: format.instant(detail.agreedDue) }]),
            ...(detail.closed && detail.extensions.length === 0
              ? []
              : [{ label: t("deadline.extension"), value: t(`deadline.standing.${extension}`) }]),
          ]}
        />
        {detail.extensions.map((used) => (
          <p key={used.at} className={classes.about}>
            {t("deadline.extended", {
              text: used.text,
              ground: codeWords(EXTENSION_GROUNDS, used.ground, (ground) => t(`extend.grounds.${ground}`)),
              number: used.noticeNumber || t("deadline.noNumber"),
              date: format.day(used.noticeDate),
              reason: used.reason,
            })}
          </p>
        ))}
        {(can || detail.may.agreeDue) && (
          <div className={classes.actions}>
            {can && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconCalendarPlus size="1rem" aria-hidden />}
                rightSection={<Kbd keys="E" />}
                onClick={() => onAction("extend")}
              >
                {t("actions.extend")}
              </Button>
            )}
            {detail.may.agreeDue && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconCalendarCheck size="1rem" aria-hidden />}
                rightSection={<Kbd keys="G" />}
                onClick={() => onAction("agreeDue")}
              >
                {t("actions.agreeDue")}
              </Button>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}
