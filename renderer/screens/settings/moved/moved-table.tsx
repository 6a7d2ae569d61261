import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MovedRow } from "../../../../shared/ipc/calendar";
import { useFormat } from "../../../ui/format/use-format";
import { type Column, DataTable } from "../../../ui/table/data-table";

interface MovedTableProps {
  rows: readonly MovedRow[];
  onOpen?: (id: string) => void;
  empty?: ReactNode;
  /** In a narrow place: times without weekday and zone, which their titles have. */
  compact?: boolean;
}

/** Requests whose due time is another one: the old beside the new, and what was promised. */
export function MovedTable({ rows, onOpen, empty, compact = false }: MovedTableProps) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const [selected, setSelected] = useState<string | null>(null);
  const time = (at: number) =>
    compact ? <span title={format.instant(at)}>{format.short(at)}</span> : format.instant(at);
  const width = compact ? "8rem" : "13rem";
  const due = (at: number | null, unknownYear: number | null) =>
    at !== null ? time(at) : unknownYear !== null ? t("impact.unknownYear", { year: unknownYear }) : t("impact.noDue");
  const columns: Column<MovedRow>[] = [
    { id: "number", header: t("impact.columns.number"), width: "8.5rem", cell: (row) => row.number },
    {
      id: "service",
      header: t("impact.columns.service"),
      width: "minmax(8rem, 1.4fr)",
      cell: (row) => row.serviceName,
    },
    ...(rows.some((row) => row.applicant !== "")
      ? [
          {
            id: "applicant",
            header: t("impact.columns.applicant"),
            width: "minmax(6rem, 1fr)",
            cell: (row: MovedRow) => row.applicant,
          },
        ]
      : []),
    {
      id: "old",
      header: t("impact.columns.old"),
      width,
      cell: (row) => <s>{due(row.oldDue, row.oldUnknownYear)}</s>,
    },
    { id: "new", header: t("impact.columns.new"), width, cell: (row) => due(row.newDue, row.newUnknownYear) },
    {
      id: "promised",
      header: t("impact.columns.promised"),
      width,
      cell: (row) => (row.promised === null ? "–" : time(row.promised)),
    },
  ];
  return (
    <DataTable
      label={t("impact.table")}
      columns={columns}
      rows={rows}
      getRowId={(row) => row.id}
      selectedId={selected ?? rows[0]?.id ?? null}
      onSelect={setSelected}
      {...(onOpen ? { onOpen } : {})}
      empty={empty}
    />
  );
}
