import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ServiceRow } from "../../../shared/ipc/catalog";
import { useCall } from "../../client/client";
import { useRemembered } from "../../client/remembered";
import { useChosenRow, useListPlace } from "../../parts/list/list-place";
import { ListScreen } from "../../parts/list/list-screen";
import { rankByText } from "../../ui/commands/rank-text";
import { IconAlertTriangle, IconBan, IconClipboardList } from "../../ui/icons";
import { EmptyState } from "../../ui/layout/empty-state";
import { useGo } from "../../ui/layout/navigate";
import { usePageTitle } from "../../ui/layout/use-page-title";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { StatusBadge } from "../../ui/status/status-badge";
import { type Column, DataTable } from "../../ui/table/data-table";
import { columnsFor } from "../../ui/table/table-column";
import classes from "./catalog.module.css";
import { searchableService } from "./service-view";

const idOf = (row: ServiceRow) => row.id;

/** The office's published services: typing narrows the list, Enter opens the standard. */
export function CatalogScreen() {
  const { t } = useTranslation(["catalog", "errors"]);
  usePageTitle(t("title"));
  const go = useGo();
  const services = useCall("catalog.list", {});
  const [typed, setTyped] = useRemembered("catalog.search", "");
  const [selected, setSelected] = useRemembered<string | null>("catalog.selected", null);
  const place = useListPlace();
  const columns = useCatalogColumns(place.width);
  const found = useMemo(() => rankByText(services.data ?? [], typed, searchableService), [services.data, typed]);
  const row = useChosenRow(found, selected, idOf);
  const open = (id: string) => go(`/catalog/${id}`);
  return (
    <ListScreen
      title={t("title")}
      place={place}
      search={{
        name: "catalog",
        label: t("search"),
        value: typed,
        onChange: (value) => {
          setTyped(value);
          setSelected(null);
        },
        onEnter: () => row && open(row.id),
        autoFocus: true,
      }}
      beside={<span className={classes.count}>{services.data && t("count", { count: found.length })}</span>}
      notes={<RefusalBanner refusal={services.refusal} title={t("errors:notLoaded")} />}
    >
      <DataTable
        label={t("title")}
        columns={columns}
        rows={found}
        getRowId={idOf}
        selectedId={row?.id ?? null}
        onSelect={setSelected}
        onOpen={open}
        loading={services.loading}
        empty={<EmptyState icon={IconClipboardList} title={typed === "" ? t("nothing") : t("empty")} />}
      />
    </ListScreen>
  );
}

function useCatalogColumns(widthRem: number): readonly Column<ServiceRow>[] {
  const { t } = useTranslation("catalog");
  return useMemo(() => {
    const columns: Column<ServiceRow>[] = [
      { id: "no", header: t("columns.no"), width: "3.25rem", align: "end", cell: (row) => row.no ?? "–" },
      {
        id: "name",
        header: t("columns.name"),
        width: "minmax(16rem, 1.6fr)",
        cell: (row) =>
          row.runnable ? (
            <span title={row.name}>{row.name}</span>
          ) : (
            <>
              {row.name} <StatusBadge tone="warn" icon={IconBan} label={t("notRunnable")} variant="plain" />
            </>
          ),
      },
      {
        id: "section",
        from: 84,
        header: t("columns.section"),
        width: "minmax(10rem, 1fr)",
        cell: (row) => <span title={row.section ?? ""}>{row.section ?? "–"}</span>,
      },
      {
        id: "limit",
        header: t("columns.limit"),
        width: "minmax(10rem, 1fr)",
        cell: (row) => <span title={row.limitText ?? t("noLimit")}>{row.limitText ?? "–"}</span>,
      },
      {
        id: "fee",
        from: 70,
        header: t("columns.fee"),
        width: "minmax(7rem, 0.5fr)",
        cell: (row) => <span title={row.fee ?? ""}>{row.fee ?? "–"}</span>,
      },
      { id: "steps", header: t("columns.steps"), width: "4.5rem", align: "end", cell: (row) => row.steps },
      {
        id: "requirements",
        header: t("columns.requirements"),
        width: "4.5rem",
        align: "end",
        cell: (row) => row.requirements,
      },
      {
        id: "anomalies",
        header: t("columns.anomalies"),
        width: "5rem",
        align: "end",
        cell: (row) =>
          row.anomalies > 0 ? (
            <StatusBadge tone="warn" icon={IconAlertTriangle} label={String(row.anomalies)} variant="plain" />
          ) : (
            "–"
          ),
      },
      {
        id: "open",
        header: t("columns.open"),
        width: "5rem",
        align: "end",
        cell: (row) => (row.openRequests > 0 ? row.openRequests : "–"),
      },
    ];
    return columnsFor(columns, widthRem);
  }, [t, widthRem]);
}
