import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { PageInput, RequestRow } from "../../../../shared/ipc/requests";
import { toRefusal } from "../../../client/call";
import { useClient } from "../../../client/client";
import { topicsOf } from "../../../client/topics";
import { FIRST_ROWS, PAGE_ROWS } from "./queue-model";

/** Beyond this many pages a change in the store no longer fetches them all again by itself. */
const REFRESHED_PAGES = 5;

/** The rows of the queue as far as they were scrolled to, page after page. */
export function useQueueRows(query: Omit<PageInput, "after" | "limit">) {
  const call = useClient();
  const queries = useQueryClient();
  const queryKey = useMemo(() => ["requests.page", query] as const, [query]);
  const loaded = queries.getQueryData<{ pages: unknown[] }>(queryKey)?.pages.length ?? 0;
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) =>
      call("requests.page", { ...query, after: pageParam, limit: pageParam === null ? FIRST_ROWS : PAGE_ROWS }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
    meta: { topics: [...topicsOf("requests.page")] },
    placeholderData: keepPreviousData,
    // Comparing every loaded row with itself at each further page would hold up a frame in a long list.
    structuralSharing: false,
    // A long list that was scrolled to is not fetched anew at every change; the screen offers to.
    enabled: loaded <= REFRESHED_PAGES,
  });
  // A query that is not fetched by itself does not tell that it has become stale; the cache knows.
  const outdated = useSyncExternalStore(
    useCallback((listener: () => void) => queries.getQueryCache().subscribe(listener), [queries]),
    () => queries.getQueryState(queryKey)?.isInvalidated ?? false,
  );
  // In one piece: calling a function for each of some hundred pages at every further one would take a frame's time.
  const rows = useMemo<readonly RequestRow[]>(
    () => ([] as RequestRow[]).concat(...(pages.data?.pages.map((page) => page.rows) ?? [])),
    [pages.data],
  );
  const { hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, refetch } = pages;
  return {
    rows,
    loading: pages.isPending,
    /** The rows still answer the question before this one. */
    earlier: pages.isPlaceholderData,
    loadingMore: pages.isFetchingNextPage,
    complete: pages.data !== undefined && !hasNextPage,
    refusal: pages.error ? toRefusal(pages.error) : null,
    /** The store has changed since a list that is too long to be fetched by itself. */
    outdated: outdated && loaded > REFRESHED_PAGES,
    fetchMore: useCallback(() => {
      if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
    }, [hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage]),
    /** Begins again with the first page. */
    restart: useCallback(() => {
      queries.setQueryData<{ pages: unknown[]; pageParams: unknown[] }>(queryKey, (known) =>
        known ? { pages: known.pages.slice(0, 1), pageParams: known.pageParams.slice(0, 1) } : known,
      );
      void refetch();
    }, [queries, queryKey, refetch]),
  };
}
