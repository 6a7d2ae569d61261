import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { codeWords } from "../../../../shared/domain/eventlog/codes";
import { CHANNELS } from "../../../../shared/domain/requests/types";
import type { RequestRow } from "../../../../shared/ipc/requests";
import { useCall } from "../../../client/client";
import { DeadlineChip } from "../../../parts/deadline/deadline-chip";
import { Kbd } from "../../../ui/commands/kbd";
import { useFormat } from "../../../ui/format/use-format";
import { FactList } from "../../../ui/layout/fact-list";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import { RequestStatusBadge } from "../status";
import classes from "./queue.module.css";

interface PreviewProps {
  row: RequestRow | null;
  now: number;
  onOpen: (id: string) => void;
}

/** What the selected request is about, beside the list. The row's own facts are there at once. */
export function Preview({ row, now, onOpen }: PreviewProps) {
  const { t } = useTranslation("requests");
  const format = useFormat();
  const detail = useCall("requests.detail", { id: row?.id ?? "-" }, { enabled: row !== null });
  if (row === null) return <aside className={classes.preview}>{t("queue.previewNothing")}</aside>;
  const shown = detail.data?.row.id === row.id ? detail.data : null;
  const missing = shown?.requirements.filter((item) => item.state === "missing").length ?? 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <aside className={classes.preview} aria-label={t("queue.preview")} tabIndex={0}>
      <div className={classes.previewHead}>
        <span className={classes.number}>{row.number}</span>
        <h2 className={classes.previewTitle}>
          {row.serviceNo !== null && `${row.serviceNo}. `}
          {row.serviceName}
        </h2>
        <RequestStatusBadge status={row.status} />
        <DeadlineChip deadline={row.deadline} now={now} zone={format.zone} size="full" />
      </div>
      <div className={classes.step}>
        <div className={classes.stepLabel}>{t("queue.columns.step")}</div>
        <div>{row.stepTitle ?? t("queue.noStep")}</div>
      </div>
      <FactList
        facts={[
          { label: t("queue.columns.subject"), value: row.subject === "" ? t("queue.hidden") : row.subject },
          {
            label: t("queue.columns.applicant"),
            value: row.applicant === "" ? t("queue.hidden") : [row.applicant, row.agency].filter(Boolean).join(", "),
          },
          { label: t("detail.received"), value: format.instant(row.receivedAt) },
          { label: t("detail.channel"), value: codeWords(CHANNELS, row.channel, (channel) => t(`channel.${channel}`)) },
          { label: t("detail.assigned"), value: row.assignedName ?? t("queue.unassigned") },
          { label: t("detail.place"), value: shown?.place },
          { label: t("detail.details"), value: shown?.details },
          {
            label: t("detail.requirements"),
            value:
              shown === null
                ? null
                : missing > 0
                  ? t("detail.requirementsIncomplete", { count: missing })
                  : t("detail.requirementsComplete"),
          },
        ]}
      />
      <RefusalBanner refusal={detail.refusal} title={t("queue.preview")} />
      <Button onClick={() => onOpen(row.id)} rightSection={<Kbd keys="Enter" />}>
        {t("queue.open")}
      </Button>
    </aside>
  );
}
