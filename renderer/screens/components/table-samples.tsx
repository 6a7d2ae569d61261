import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DeadlineChip } from "../../parts/deadline/deadline-chip";
import { useFormat } from "../../ui/format/use-format";
import { IconInbox } from "../../ui/icons";
import { EmptyState } from "../../ui/layout/empty-state";
import { Panel } from "../../ui/layout/panel";
import { type Column, DataTable, type TableSort } from "../../ui/table/data-table";
import classes from "./gallery.module.css";
import { type SampleRow, sampleNow, sampleRows } from "./samples";

const COUNT = 100_000;

/** The queue table with 100,000 rows, and as it is when empty or loading. */
export function TableSamples() {
  const { t } = useTranslation("components");
  const format = useFormat();
  const rows = useMemo(() => sampleRows(COUNT), []);
  const [selected, setSelected] = useState<string | null>("2");
  const [sort, setSort] = useState<TableSort>({ column: "number", descending: false });
  const columns: readonly Column<SampleRow>[] = [
    { id: "number", header: "Nomor", width: "8.5rem", sortable: true, cell: (row) => row.number },
    { id: "service", header: "Layanan", width: "minmax(8rem, 1.2fr)", cell: (row) => row.service },
    { id: "applicant", header: "Pemohon", width: "minmax(7rem, 1fr)", sortable: true, cell: (row) => row.applicant },
    {
      id: "due",
      header: "Tenggat",
      width: "minmax(10rem, 1.2fr)",
      sortable: true,
      cell: (row) => <DeadlineChip deadline={row.deadline} now={sampleNow} zone={format.zone} />,
    },
  ];
  const common = { columns, getRowId: (row: SampleRow) => row.id, onSelect: (id: string) => setSelected(id) };
  return (
    <>
      <Panel title={t("section.table")} aside={format.number(COUNT)} flush>
        <div className={classes.table}>
          <DataTable
            {...common}
            label={t("section.table")}
            rows={sort.descending ? rows.toReversed() : rows}
            selectedId={selected}
            sort={sort}
            onSort={setSort}
          />
        </div>
      </Panel>
      <Panel title={t("section.tableEmpty")} flush>
        <div className={classes.short}>
          <DataTable
            {...common}
            label={t("section.tableEmpty")}
            rows={[]}
            selectedId={null}
            empty={<EmptyState icon={IconInbox} title="Tidak ada yang menunggu Anda" text="Lihat tampilan “Semua”." />}
          />
        </div>
      </Panel>
    </>
  );
}
