import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { CallInput, CallName, CallOutput } from "../../shared/ipc/contract";
import { type CallRefused, toRefusal } from "./call";
import { useClientParts } from "./client";
import { topicsOf } from "./topics";

/** Queries that are answered page by page. */
type PagedCall = {
  [N in CallName]: CallInput<N> extends { after?: string | null | undefined; limit?: number | undefined }
    ? CallOutput<N> extends { rows: readonly unknown[]; cursor: string | null }
      ? N
      : never
    : never;
}[CallName];

type Row<N extends PagedCall> = CallOutput<N>["rows"][number];

export interface PagesOptions {
  /** Rows of a page. */
  rows: number;
  /** Rows of the first page, where it should come sooner. */
  firstRows?: number;
  /** Beyond so many pages a change in the store no longer fetches them all again by itself: `outdated` tells. */
  refreshed?: number;
}

export interface Pages<N extends PagedCall> {
  rows: readonly Row<N>[];
  /** The first page, with what it says beside its rows. */
  first: CallOutput<N> | undefined;
  loading: boolean;
  loadingMore: boolean;
  /** The rows still answer the question before this one. */
  earlier: boolean;
  /** There are more rows than are here. */
  more: boolean;
  complete: boolean;
  refusal: CallRefused | null;
  /** The store has changed since a list that is too long to be fetched by itself. */
  outdated: boolean;
  fetchMore: () => void;
  /** Begins again with the first page. */
  restart: () => void;
}

/** The rows of a list as far as it was scrolled to, page after page. `question`: null while nothing is asked. */
export function usePages<N extends PagedCall>(
  name: N,
  question: Omit<CallInput<N>, "after" | "limit"> | null,
  { rows: pageRows, firstRows = pageRows, refreshed = Number.POSITIVE_INFINITY }: PagesOptions,
): Pages<N> {
  const { call, freshness } = useClientParts();
  const queries = useQueryClient();
  const queryKey = useMemo(() => [name, question] as const, [name, question]);
  const loaded = queries.getQueryData<{ pages: unknown[] }>(queryKey)?.pages.length ?? 0;
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => {
      const limit = pageParam === null ? firstRows : pageRows;
      return freshness.ask(queryKey, signal, () =>
        call(name, { ...question, after: pageParam, limit } as unknown as CallInput<N>),
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last: CallOutput<N>) => last.cursor,
    meta: { topics: topicsOf(name) },
    placeholderData: keepPreviousData,
    // Comparing every loaded row with itself at each further page would hold up a frame in a long list.
    structuralSharing: false,
    // A long list that was scrolled to is not fetched anew at every change; the screen offers to.
    enabled: question !== null && loaded <= refreshed,
  });
  // A query that is not fetched by itself does not tell that it has become stale; the cache knows.
  const outdated = useSyncExternalStore(
    useCallback((listener: () => void) => queries.getQueryCache().subscribe(listener), [queries]),
    () => queries.getQueryState(queryKey)?.isInvalidated ?? false,
  );
  // In one piece: calling a function for each of some hundred pages at every further one would take a frame's time.
  const rows = useMemo(
    () => ([] as Row<N>[]).concat(...(pages.data?.pages.map((page) => page.rows) ?? [])),
    [pages.data],
  );
  const { hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, refetch } = pages;
  return {
    rows,
    first: pages.data?.pages[0],
    loading: pages.isPending,
    loadingMore: isFetchingNextPage,
    earlier: isPlaceholderData,
    more: hasNextPage,
    complete: pages.data !== undefined && !hasNextPage,
    refusal: pages.error ? toRefusal(pages.error) : null,
    outdated: outdated && loaded > refreshed,
    fetchMore: useCallback(() => {
      if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
    }, [hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage]),
    restart: useCallback(() => {
      queries.setQueryData<{ pages: unknown[]; pageParams: unknown[] }>(queryKey, (known) =>
        known ? { pages: known.pages.slice(0, 1), pageParams: known.pageParams.slice(0, 1) } : known,
      );
      void refetch();
    }, [queries, queryKey, refetch]),
  };
}
