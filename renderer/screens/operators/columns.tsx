import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OperatorRow } from "../../../shared/ipc/session";
import { useFormat } from "../../ui/format/use-format";
import { IconAlertTriangle, IconBan, IconCircleCheck } from "../../ui/icons";
import { StatusBadge } from "../../ui/status/status-badge";
import { type Column, columnsFor } from "../../ui/table/table-column";
import classes from "./operators.module.css";

/** The columns of the operators' list for a table of a certain width. */
export function useOperatorColumns(widthRem: number, me: string): readonly Column<OperatorRow>[] {
  const { t } = useTranslation(["operators", "common"]);
  const format = useFormat();
  return useMemo(() => {
    const columns: Column<OperatorRow>[] = [
      {
        id: "name",
        header: t("columns.name"),
        width: "minmax(12rem, 1fr)",
        cell: (row) => (
          <>
            <strong>{row.name}</strong>
            {row.id === me && <span className={classes.you}> ({t("you")})</span>}
          </>
        ),
      },
      { id: "login", header: t("columns.login"), width: "minmax(8rem, 0.6fr)", cell: (row) => row.login },
      {
        id: "roles",
        header: t("columns.roles"),
        width: "minmax(12rem, 1.2fr)",
        cell: (row) => {
          const words = row.roles.map((role) => t(`common:role.${role}`)).join(", ");
          return <span title={words}>{words}</span>;
        },
      },
      {
        id: "state",
        header: t("columns.state"),
        width: "9rem",
        cell: (row) =>
          row.active ? (
            <StatusBadge tone="ok" icon={IconCircleCheck} label={t("active")} variant="plain" />
          ) : (
            <StatusBadge tone="neutral" icon={IconBan} label={t("inactive")} variant="plain" />
          ),
      },
      {
        id: "lastLogin",
        header: t("columns.lastLogin"),
        width: "minmax(13rem, 0.8fr)",
        cell: (row) =>
          row.failedLogins > 0 ? (
            <StatusBadge
              tone="warn"
              icon={IconAlertTriangle}
              label={t("failedLogins", { count: row.failedLogins })}
              variant="plain"
            />
          ) : row.lastLoginAt === null ? (
            t("never")
          ) : (
            format.instant(row.lastLoginAt)
          ),
      },
      {
        id: "created",
        from: 80,
        header: t("columns.created"),
        width: "12rem",
        cell: (row) => format.date(row.createdAt),
      },
    ];
    return columnsFor(columns, widthRem);
  }, [t, format, widthRem, me]);
}
