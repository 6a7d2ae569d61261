import { TextInput } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useId, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ServiceRow } from "../../../shared/ipc/catalog";
import { useCall } from "../../client/client";
import { useRemembered } from "../../client/remembered";
import { useShortcuts } from "../../ui/commands/commands";
import { Kbd } from "../../ui/commands/kbd";
import { rankByText } from "../../ui/commands/rank-text";
import { IconAlertTriangle, IconBan, IconClipboardList, IconSearch } from "../../ui/icons";
import { EmptyState } from "../../ui/layout/empty-state";
import { useGo } from "../../ui/layout/navigate";
import { usePageTitle } from "../../ui/layout/use-page-title";
import { useSettings } from "../../ui/settings/settings";
import { RefusalBanner } from "../../ui/status/refusal-banner";
import { StatusBadge } from "../../ui/status/status-badge";
import { type Column, DataTable } from "../../ui/table/data-table";
import classes from "./catalog.module.css";
import { searchableService } from "./service-view";

/** The office's published services: typing narrows the list, Enter opens the standard. */
export function CatalogScreen() {
  const { t } = useTranslation(["catalog", "errors"]);
  usePageTitle(t("title"));
  const go = useGo();
  const { rem } = useSettings();
  const services = useCall("catalog.list", {});
  const [typed, setTyped] = useRemembered("catalog.search", "");
  const [selected, setSelected] = useRemembered<string | null>("catalog.selected", null);
  const tableId = useId();
  const box = useRef<HTMLInputElement>(null);
  const { ref: tableBox, width } = useElementSize();
  const columns = useCatalogColumns(width / rem);
  const found = useMemo(() => rankByText(services.data ?? [], typed, searchableService), [services.data, typed]);
  const row = found.find((candidate) => candidate.id === selected) ?? found[0] ?? null;
  const focusTable = () => document.querySelector<HTMLElement>(`#${CSS.escape(tableId)} [role=grid]`)?.focus();
  const open = (id: string) => go(`/catalog/${id}`);
  useShortcuts([
    { id: "catalog.search", label: t("search"), keys: "/", icon: IconSearch, run: () => box.current?.select() },
  ]);
  return (
    <div className={classes.screen}>
      <div className={classes.top}>
        <h1 className={classes.title}>{t("title")}</h1>
        <TextInput
          ref={box}
          className={classes.search ?? ""}
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          leftSection={<IconSearch size="1rem" aria-hidden />}
          rightSection={<Kbd keys="/" />}
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setSelected(null);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && row) open(row.id);
            else if (event.key === "ArrowDown") focusTable();
            else if (event.key === "Escape" && typed !== "") setTyped("");
            else return;
            event.preventDefault();
          }}
        />
        <span className={classes.count}>{services.data && t("count", { count: found.length })}</span>
      </div>
      <RefusalBanner refusal={services.refusal} title={t("errors:notLoaded")} />
      <div className={classes.table} id={tableId} ref={tableBox}>
        <DataTable
          label={t("title")}
          columns={columns}
          rows={found}
          getRowId={(candidate) => candidate.id}
          selectedId={row?.id ?? null}
          onSelect={setSelected}
          onOpen={open}
          loading={services.loading}
          empty={<EmptyState icon={IconClipboardList} title={typed === "" ? t("nothing") : t("empty")} />}
        />
      </div>
    </div>
  );
}

function useCatalogColumns(widthRem: number): Column<ServiceRow>[] {
  const { t } = useTranslation("catalog");
  return useMemo(() => {
    const columns: (Column<ServiceRow> & { from: number })[] = [
      { id: "no", from: 0, header: t("columns.no"), width: "3.25rem", align: "end", cell: (row) => row.no ?? "–" },
      {
        id: "name",
        from: 0,
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
        from: 0,
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
      { id: "steps", from: 0, header: t("columns.steps"), width: "4.5rem", align: "end", cell: (row) => row.steps },
      {
        id: "requirements",
        from: 0,
        header: t("columns.requirements"),
        width: "4.5rem",
        align: "end",
        cell: (row) => row.requirements,
      },
      {
        id: "anomalies",
        from: 0,
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
        from: 0,
        header: t("columns.open"),
        width: "5rem",
        align: "end",
        cell: (row) => (row.openRequests > 0 ? row.openRequests : "–"),
      },
    ];
    return columns.filter((column) => column.from <= widthRem);
  }, [t, widthRem]);
}
