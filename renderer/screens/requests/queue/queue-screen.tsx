import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue, useElementSize } from "@mantine/hooks";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { QUEUE_VIEWS, type QueueView } from "../../../../shared/ipc/requests";
import { useCall } from "../../../client/client";
import { useRemembered } from "../../../client/remembered";
import { useMay, useOperator } from "../../../client/session";
import { classNames } from "../../../ui/classes";
import { useShortcuts } from "../../../ui/commands/commands";
import { Kbd } from "../../../ui/commands/kbd";
import { useFormat } from "../../../ui/format/use-format";
import { useNow } from "../../../ui/format/use-now";
import { IconFilter, IconPlus, IconSearch } from "../../../ui/icons";
import { useGo } from "../../../ui/layout/navigate";
import { usePageTitle } from "../../../ui/layout/use-page-title";
import { useSettings } from "../../../ui/settings/settings";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import { DataTable } from "../../../ui/table/data-table";
import { type Marks, marksAmong, NO_MARKS } from "../../../ui/table/table-marks";
import { BulkBar } from "./bulk-bar";
import { queueColumns } from "./columns";
import { FilterBar } from "./filter-bar";
import { Preview } from "./preview";
import classes from "./queue.module.css";
import { QueueEmpty } from "./queue-empty";
import { QueueFoot } from "./queue-foot";
import {
  activeFilters,
  NO_FILTERS,
  neighbourView,
  nextOrder,
  orderOf,
  pageQuery,
  type QueueOrder,
  readSavedView,
  type SavedView,
  SEARCH_ORDER,
  sortBy,
  writeSavedView,
} from "./queue-model";
import { useQueueRows } from "./use-queue-rows";
import { ViewTabs } from "./view-tabs";

/** The queue: every request the operator may see, by view, search and filters, worked with the keyboard. */
export function QueueScreen() {
  const { t } = useTranslation(["requests", "errors"]);
  const { t: fieldWords } = useTranslation("fields");
  const go = useGo();
  const may = useMay();
  const operator = useOperator();
  const format = useFormat();
  const now = useNow();
  const { rem } = useSettings();
  const [saved, setSaved] = useState(() => readSavedView(window.localStorage, operator.id));
  const [search, setSearch] = useRemembered("queue.search", "");
  const [selected, setSelected] = useRemembered<string | null>("queue.selected", null);
  const [filtersOpen, setFiltersOpen] = useState(() => activeFilters(saved.filters) > 0);
  const [settledSearch] = useDebouncedValue(search, 120);
  const searchBox = useRef<HTMLInputElement>(null);
  const tableId = useId();
  const { ref: tableBox, width } = useElementSize();

  const change = (next: SavedView) => {
    setSaved(next);
    writeSavedView(window.localStorage, operator.id, next);
  };
  const view = (next: QueueView) => change({ ...saved, view: next });
  const open = (id: string) => go(`/requests/${id}`);
  const [waitsToOpen, setWaitsToOpen] = useState(false);
  const focusTable = () => document.querySelector<HTMLElement>(`#${CSS.escape(tableId)} [role=grid]`)?.focus();

  // How a search was sorted lasts as long as the search.
  const [searchOrder, setSearchOrder] = useState(SEARCH_ORDER);
  const searching = settledSearch.trim() !== "";
  if (!searching && searchOrder !== SEARCH_ORDER) setSearchOrder(SEARCH_ORDER);
  const order = searching ? searchOrder : orderOf(saved);
  const sort = (column: QueueOrder["sort"]) =>
    searching ? setSearchOrder(nextOrder(searchOrder, column)) : change(sortBy(saved, column));

  const asked = JSON.stringify(pageQuery(saved, settledSearch, now, format.zone, searchOrder));
  // The question is the same object as long as it asks the same: the clock alone does not fetch the rows again.
  const query = useMemo<ReturnType<typeof pageQuery>>(() => JSON.parse(asked), [asked]);
  const queue = useQueueRows(query);
  const counts = useCall("requests.counts", {}, { keepPrevious: true }).data;
  const [marks, setMarks] = useState<Marks>(NO_MARKS);
  // A row that left the list is marked no more. Most of the time nothing is, and the list may be long.
  const present = useMemo(
    () =>
      marks.size === 0
        ? marks
        : marksAmong(
            marks,
            queue.rows.map(({ id }) => id),
          ),
    [queue.rows, marks],
  );
  const marked = useMemo(
    () => (present.size === 0 ? [] : queue.rows.filter(({ id }) => present.has(id))),
    [queue.rows, present],
  );
  const row = useMemo(
    () => (selected === null ? null : queue.rows.find(({ id }) => id === selected)) ?? queue.rows[0] ?? null,
    [queue.rows, selected],
  );
  const columns = useMemo(
    () => queueColumns(t, fieldWords, format, now, width / rem),
    [t, fieldWords, format, now, width, rem],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is answered from its first row
  useEffect(() => {
    document.querySelector(`#${CSS.escape(tableId)} [role=grid]`)?.scrollTo({ top: 0 });
    setMarks(NO_MARKS);
  }, [asked, tableId]);
  usePageTitle(t("queue.title"), !queue.loading);
  const settled = search === settledSearch && !queue.earlier && !queue.loading;
  // Enter pressed faster than the search answers opens what it finds, not what it replaces.
  useEffect(() => {
    if (!waitsToOpen || !settled) return;
    setWaitsToOpen(false);
    if (row) go(`/requests/${row.id}`);
  }, [waitsToOpen, settled, row, go]);
  const filterCount = activeFilters(saved.filters);
  const narrowed = filterCount > 0 || search.trim() !== "";

  const total = narrowed ? undefined : counts?.[saved.view];

  useShortcuts([
    {
      id: "queue.new",
      label: t("queue.new"),
      keys: "N",
      icon: IconPlus,
      enabled: may("requests.receive"),
      run: () => go("/requests/new"),
    },
    {
      id: "queue.search",
      label: t("queue.searchLabel"),
      keys: "/",
      icon: IconSearch,
      run: () => searchBox.current?.select(),
    },
    {
      id: "queue.filters",
      label: t("queue.filters"),
      keys: "F",
      icon: IconFilter,
      run: () => setFiltersOpen((before) => !before),
    },
    {
      id: "queue.preview",
      label: t("queue.togglePreview"),
      keys: "P",
      run: () => change({ ...saved, preview: !saved.preview }),
    },
    { id: "queue.reload", label: t("queue.reload"), keys: "R", enabled: queue.outdated, run: queue.restart },
    { id: "queue.next", label: t("queue.nextView"), keys: "]", run: () => view(neighbourView(saved.view, 1)) },
    { id: "queue.previous", label: t("queue.previousView"), keys: "[", run: () => view(neighbourView(saved.view, -1)) },
    ...QUEUE_VIEWS.map((candidate, index) => ({
      id: `queue.view.${candidate}`,
      label: t(`queue.views.${candidate}`),
      keys: String(index + 1),
      run: () => {
        view(candidate);
        focusTable();
      },
    })),
    ...(["due", "received", "number", "status"] as const).map((column) => ({
      id: `queue.sort.${column}`,
      label: `${t("queue.sort")}: ${t(`queue.sorts.${column}`)}`,
      run: () => sort(column),
    })),
  ]);

  return (
    <div className={classes.screen}>
      <div className={classes.top}>
        <h1 className={classes.title}>{t("queue.title")}</h1>
        <TextInput
          ref={searchBox}
          className={classes.search ?? ""}
          type="search"
          aria-label={t("queue.searchLabel")}
          placeholder={t("queue.search")}
          leftSection={<IconSearch size="1rem" aria-hidden />}
          rightSection={<Kbd keys="/" />}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            setSelected(null);
            setWaitsToOpen(false);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === "ArrowDown") focusTable();
            else if (event.key === "Escape") {
              if (search === "") focusTable();
              else setSearch("");
            } else return;
            event.preventDefault();
          }}
        />
        <Button
          variant="default"
          aria-expanded={filtersOpen}
          leftSection={<IconFilter size="1rem" aria-hidden />}
          rightSection={<Kbd keys="F" />}
          onClick={() => setFiltersOpen(!filtersOpen)}
        >
          {filterCount > 0 ? t("queue.filtersActive", { count: filterCount }) : t("queue.filters")}
        </Button>
        <span className={classes.grow} />
        {may("requests.receive") && (
          <Button
            leftSection={<IconPlus size="1rem" aria-hidden />}
            rightSection={<Kbd keys="N" />}
            onClick={() => go("/requests/new")}
          >
            {t("queue.new")}
          </Button>
        )}
      </div>
      <ViewTabs view={saved.view} counts={counts} onView={view} controls={tableId} />
      {filtersOpen ? (
        <FilterBar filters={saved.filters} onChange={(filters) => change({ ...saved, filters })} />
      ) : (
        <span />
      )}
      <div className={classNames(classes.body, saved.preview && classes.withPreview)}>
        <div
          className={classes.table}
          id={tableId}
          ref={tableBox}
          role="tabpanel"
          aria-label={t(`queue.views.${saved.view}`)}
        >
          <div>
            <RefusalBanner refusal={queue.refusal} title={t("errors:notLoaded")} />
            <BulkBar rows={marked} onMarks={setMarks} />
          </div>
          <DataTable
            key={saved.view}
            label={t("queue.title")}
            columns={columns}
            rows={queue.rows}
            getRowId={(candidate) => candidate.id}
            selectedId={row?.id ?? null}
            onSelect={setSelected}
            onOpen={(id) => (settled ? open(id) : setWaitsToOpen(true))}
            sort={{ column: order.sort, descending: order.descending }}
            onSort={({ column }) => {
              if (column === "due" || column === "received" || column === "number" || column === "status") {
                sort(column);
              }
            }}
            onEndReached={queue.fetchMore}
            loading={queue.loading}
            loadingMore={queue.loadingMore}
            {...(total === undefined ? {} : { total: total + 1 })}
            autoFocus
            marks={present}
            onMarks={setMarks}
            empty={
              <QueueEmpty
                view={saved.view}
                narrowed={narrowed}
                mayReceive={may("requests.receive")}
                onClear={() => {
                  setSearch("");
                  change({ ...saved, filters: NO_FILTERS });
                }}
              />
            }
          />
          <QueueFoot queue={queue} total={total} />
        </div>
        {saved.preview && <Preview row={row} now={now} onOpen={open} />}
      </div>
    </div>
  );
}
