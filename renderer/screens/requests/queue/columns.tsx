import type { TFunction } from "i18next";
import type { RequestRow } from "../../../../shared/ipc/requests";
import { DeadlineMark } from "../../../parts/deadline/deadline-chip";
import type { Formats } from "../../../ui/format/use-format";
import { IconAlertTriangle } from "../../../ui/icons";
import { type Column, columnsFor } from "../../../ui/table/table-column";
import { RequestStatusMark } from "../status";
import classes from "./queue.module.css";

/** The queue's columns for a table of a certain width. */
export function queueColumns(
  t: TFunction<"requests">,
  fieldWords: TFunction<"fields">,
  format: Formats,
  now: number,
  widthRem: number,
): readonly Column<RequestRow>[] {
  const columns: Column<RequestRow>[] = [
    {
      id: "number",
      header: t("queue.columns.number"),
      width: "8.25rem",
      sortable: true,
      cell: (row) => (
        <span className={classes.number}>
          {row.conflicts > 0 && (
            <IconAlertTriangle className={classes.conflict} aria-label={t("queue.conflict")} role="img" />
          )}
          {row.number}
        </span>
      ),
    },
    {
      id: "service",
      header: t("queue.columns.service"),
      width: "minmax(7rem, 1.1fr)",
      cell: (row) => (
        <span title={row.serviceName}>
          {row.serviceNo !== null && <span className={classes.faint}>{row.serviceNo}. </span>}
          {row.serviceName}
        </span>
      ),
    },
    {
      id: "subject",
      header: t("queue.columns.subject"),
      width: "minmax(7rem, 1.1fr)",
      cell: (row) =>
        row.subject === "" ? (
          <span className={classes.faint}>{t("queue.hidden")}</span>
        ) : (
          <span title={row.subject}>{row.subject}</span>
        ),
    },
    {
      id: "applicant",
      from: 62,
      header: t("queue.columns.applicant"),
      width: "minmax(7rem, 0.8fr)",
      cell: (row) =>
        row.applicant === "" ? (
          <span className={classes.faint}>{t("queue.hidden")}</span>
        ) : (
          <span title={row.agency === "" ? row.applicant : `${row.applicant}, ${row.agency}`}>{row.applicant}</span>
        ),
    },
    {
      id: "received",
      from: 78,
      header: t("queue.columns.received"),
      width: "7rem",
      sortable: true,
      cell: (row) => <span title={format.instant(row.receivedAt)}>{format.short(row.receivedAt, now)}</span>,
    },
    {
      id: "due",
      header: t("queue.columns.deadline"),
      width: widthRem < 62 ? "14.75rem" : widthRem < 76 ? "17rem" : "20rem",
      sortable: true,
      cell: (row) => (
        <DeadlineMark
          deadline={row.deadline}
          now={now}
          zone={format.zone}
          size={widthRem < 62 ? "brief" : "line"}
          t={fieldWords}
          language={format.language}
        />
      ),
    },
    {
      id: "status",
      header: t("queue.columns.status"),
      width: widthRem < 62 ? "7.75rem" : "11rem",
      sortable: true,
      cell: (row) => <RequestStatusMark status={row.status} variant="plain" label={t(`status.${row.status}`)} />,
    },
    {
      id: "step",
      from: 90,
      header: t("queue.columns.step"),
      width: "minmax(8rem, 1fr)",
      cell: (row) =>
        row.stepTitle === null ? (
          <span className={classes.faint}>–</span>
        ) : (
          <span title={row.stepTitle}>{row.stepTitle}</span>
        ),
    },
    {
      id: "assigned",
      from: 100,
      header: t("queue.columns.assigned"),
      width: "minmax(6rem, 0.5fr)",
      cell: (row) => row.assignedName ?? <span className={classes.faint}>–</span>,
    },
  ];
  return columnsFor(columns, widthRem);
}
