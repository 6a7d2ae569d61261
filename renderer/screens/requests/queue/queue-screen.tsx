import { Button } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { QUEUE_VIEWS } from "../../../../shared/ipc/requests";
import { useMay } from "../../../client/session";
import { useListPlace } from "../../../parts/list/list-place";
import { ListScreen } from "../../../parts/list/list-screen";
import { ListTabs } from "../../../parts/list/list-tabs";
import { useShortcuts } from "../../../ui/commands/commands";
import { Kbd } from "../../../ui/commands/kbd";
import { useFormat } from "../../../ui/format/use-format";
import { useNow } from "../../../ui/format/use-now";
import { IconFilter, IconPlus } from "../../../ui/icons";
import { useGo } from "../../../ui/layout/navigate";
import { usePageTitle } from "../../../ui/layout/use-page-title";
import { RefusalBanner } from "../../../ui/status/refusal-banner";
import { DataTable } from "../../../ui/table/data-table";
import { BulkBar } from "./bulk-bar";
import { queueColumns } from "./columns";
import { FilterBar } from "./filter-bar";
import { Preview } from "./preview";
import { QueueEmpty } from "./queue-empty";
import { QueueFoot } from "./queue-foot";
import { useQueue } from "./use-queue";

const SORTS = ["due", "received", "number", "status"] as const;

/** The queue: every request the operator may see, by view, search and filters, worked with the keyboard. */
export function QueueScreen() {
  const { t } = useTranslation(["requests", "errors"]);
  const { t: fieldWords } = useTranslation("fields");
  const go = useGo();
  const receives = useMay()("requests.receive");
  const format = useFormat();
  const now = useNow();
  const place = useListPlace();
  const open = useCallback((id: string) => go(`/requests/${id}`), [go]);
  const queue = useQueue(now, format.zone, place, open);
  const { saved, change, list, row, filterCount } = queue;
  const [filtersOpen, setFiltersOpen] = useState(filterCount > 0);
  const columns = useMemo(
    () => queueColumns(t, fieldWords, format, now, place.width),
    [t, fieldWords, format, now, place.width],
  );
  usePageTitle(t("queue.title"), !list.loading);
  const toggleFilters = () => setFiltersOpen((before) => !before);
  const receive = () => go("/requests/new");
  useShortcuts([
    { id: "queue.new", label: t("queue.new"), keys: "N", icon: IconPlus, enabled: receives, run: receive },
    { id: "queue.filters", label: t("queue.filters"), keys: "F", icon: IconFilter, run: toggleFilters },
    {
      id: "queue.preview",
      label: t("queue.togglePreview"),
      keys: "P",
      run: () => change({ preview: !saved.preview }),
    },
    { id: "queue.reload", label: t("queue.reload"), keys: "R", enabled: list.outdated, run: list.restart },
    ...SORTS.map((column) => ({
      id: `queue.sort.${column}`,
      label: `${t("queue.sort")}: ${t(`queue.sorts.${column}`)}`,
      run: () => queue.sort(column),
    })),
  ]);
  return (
    <ListScreen
      title={t("queue.title")}
      place={place}
      search={{
        name: "queue",
        label: t("queue.searchLabel"),
        placeholder: t("queue.search"),
        value: queue.search,
        onChange: queue.setSearch,
      }}
      beside={
        <Button
          variant="default"
          aria-expanded={filtersOpen}
          leftSection={<IconFilter size="1rem" aria-hidden />}
          rightSection={<Kbd keys="F" />}
          onClick={toggleFilters}
        >
          {filterCount > 0 ? t("queue.filtersActive", { count: filterCount }) : t("queue.filters")}
        </Button>
      }
      actions={
        receives && (
          <Button leftSection={<IconPlus size="1rem" aria-hidden />} rightSection={<Kbd keys="N" />} onClick={receive}>
            {t("queue.new")}
          </Button>
        )
      }
      tabs={
        <ListTabs
          name="queue"
          label={t("queue.viewsLabel")}
          next={t("queue.nextView")}
          previous={t("queue.previousView")}
          tabs={QUEUE_VIEWS.map((value) => ({
            value,
            label: t(`queue.views.${value}`),
            count: queue.counts?.[value],
            alarm: value === "late",
          }))}
          value={saved.view}
          onPick={(view) => change({ view })}
          place={place}
        />
      }
      label={t(`queue.views.${saved.view}`)}
      filters={filtersOpen && <FilterBar filters={saved.filters} onChange={(filters) => change({ filters })} />}
      notes={<RefusalBanner refusal={list.refusal} title={t("errors:notLoaded")} />}
      bar={<BulkBar rows={queue.marked} onMarks={queue.setMarks} />}
      side={saved.preview && <Preview row={row} now={now} onOpen={open} />}
      foot={<QueueFoot list={list} total={queue.total} />}
    >
      <DataTable
        key={saved.view}
        label={t("queue.title")}
        columns={columns}
        rows={list.rows}
        getRowId={({ id }) => id}
        selectedId={row?.id ?? null}
        onSelect={queue.select}
        onOpen={queue.open}
        sort={{ column: queue.order.sort, descending: queue.order.descending }}
        onSort={({ column }) => {
          const sorted = SORTS.find((known) => known === column);
          if (sorted) queue.sort(sorted);
        }}
        onEndReached={list.fetchMore}
        loading={list.loading}
        loadingMore={list.loadingMore}
        {...(queue.total === undefined ? {} : { total: queue.total + 1 })}
        autoFocus
        marks={queue.marks}
        onMarks={queue.setMarks}
        empty={<QueueEmpty view={saved.view} narrowed={queue.narrowed} mayReceive={receives} onClear={queue.widen} />}
      />
    </ListScreen>
  );
}
