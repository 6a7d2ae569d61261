import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useMemo, useState } from "react";
import type { RequestRow } from "../../../../shared/ipc/requests";
import { useCall } from "../../../client/client";
import { usePages } from "../../../client/pages";
import { useRemembered } from "../../../client/remembered";
import { useOperator } from "../../../client/session";
import { type ListPlace, useChosenRow } from "../../../parts/list/list-place";
import { type Marks, marksAmong, NO_MARKS } from "../../../ui/table/table-marks";
import {
  activeFilters,
  NO_FILTERS,
  nextOrder,
  orderOf,
  pageQuery,
  QUEUE_PAGES,
  type QueueOrder,
  readSavedView,
  type SavedView,
  SEARCH_ORDER,
  sortBy,
  writeSavedView,
} from "./queue-model";

const SETTLES_AFTER_MS = 120;

const idOf = (row: RequestRow) => row.id;

/** How this operator left the queue on this workstation, and the way to change it. */
function useSavedView(): [SavedView, (part: Partial<SavedView>) => void] {
  const operator = useOperator();
  const [saved, setSaved] = useState(() => readSavedView(window.localStorage, operator.id));
  const change = (part: Partial<SavedView>) => {
    const next = { ...saved, ...part };
    setSaved(next);
    writeSavedView(window.localStorage, operator.id, next);
  };
  return [saved, change];
}

/** Which of the rows are marked. A row that left the list is marked no more. */
function useMarkedRows(rows: readonly RequestRow[]) {
  const [marks, setMarks] = useState<Marks>(NO_MARKS);
  // Most of the time nothing is marked, and the list may be long.
  const present = useMemo(() => (marks.size === 0 ? marks : marksAmong(marks, rows.map(idOf))), [rows, marks]);
  const marked = useMemo(() => (present.size === 0 ? [] : rows.filter(({ id }) => present.has(id))), [rows, present]);
  return { marks: present, marked, setMarks };
}

/**
 * What the queue shows: view, filters, search and order, the rows that answer them, and which of them is chosen and which
 * are marked. `onOpen` opens a request.
 */
export function useQueue(now: number, zone: string, place: ListPlace, onOpen: (id: string) => void) {
  const [saved, change] = useSavedView();
  const [search, setSearch] = useRemembered("queue.search", "");
  const [selected, select] = useRemembered<string | null>("queue.selected", null);
  const [settledSearch] = useDebouncedValue(search, SETTLES_AFTER_MS);

  // How a search was sorted lasts as long as the search.
  const [searchOrder, setSearchOrder] = useState(SEARCH_ORDER);
  const searching = settledSearch.trim() !== "";
  if (!searching && searchOrder !== SEARCH_ORDER) setSearchOrder(SEARCH_ORDER);

  const asked = JSON.stringify(pageQuery(saved, settledSearch, now, zone, searchOrder));
  // The question is the same object as long as it asks the same: the clock alone does not fetch the rows again.
  const query = useMemo<ReturnType<typeof pageQuery>>(() => JSON.parse(asked), [asked]);
  const list = usePages("requests.page", query, QUEUE_PAGES);
  const row = useChosenRow(list.rows, selected, idOf);
  const marking = useMarkedRows(list.rows);
  const { toTop } = place;
  const { setMarks } = marking;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is answered from its first row
  useEffect(() => {
    toTop();
    setMarks(NO_MARKS);
  }, [asked, toTop, setMarks]);

  const settled = search === settledSearch && !list.earlier && !list.loading;
  const [waitsToOpen, setWaitsToOpen] = useState(false);
  // Enter pressed faster than the search answers opens what it finds, not what it replaces.
  useEffect(() => {
    if (!waitsToOpen || !settled) return;
    setWaitsToOpen(false);
    if (row) onOpen(row.id);
  }, [waitsToOpen, settled, row, onOpen]);

  const counts = useCall("requests.counts", {}, { keepPrevious: true }).data;
  const filterCount = activeFilters(saved.filters);
  const narrowed = filterCount > 0 || search.trim() !== "";
  return {
    saved,
    change,
    search,
    setSearch: (typed: string) => {
      setSearch(typed);
      select(null);
      setWaitsToOpen(false);
    },
    order: searching ? searchOrder : orderOf(saved),
    sort: (column: QueueOrder["sort"]) =>
      searching ? setSearchOrder(nextOrder(searchOrder, column)) : change(sortBy(saved, column)),
    list,
    row,
    select,
    ...marking,
    open: (id: string) => (settled ? onOpen(id) : setWaitsToOpen(true)),
    counts,
    filterCount,
    /** Filters or a search hold rows back. */
    narrowed,
    widen: () => {
      setSearch("");
      change({ filters: NO_FILTERS });
    },
    /** Requests in the view, where nothing narrows it. */
    total: narrowed ? undefined : counts?.[saved.view],
  };
}
