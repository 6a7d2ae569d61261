import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { RegisterListInput, RegisterRow } from "../../../shared/ipc/registers";
import { toRefusal } from "../../client/call";
import { useClient } from "../../client/client";
import { topicsOf } from "../../client/topics";

const PAGE_ROWS = 50;

/** The rows of a list as far as they were scrolled to, page after page. */
export function useRegisterRows(question: Omit<RegisterListInput, "after" | "limit"> | null) {
  const call = useClient();
  const pages = useInfiniteQuery({
    queryKey: ["registers.list", question],
    queryFn: ({ pageParam }) => {
      if (question === null) throw new Error("no list is open");
      return call("registers.list", { ...question, after: pageParam, limit: PAGE_ROWS });
    },
    enabled: question !== null,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
    meta: { topics: [...topicsOf("registers.list")] },
    placeholderData: keepPreviousData,
  });
  const rows = useMemo<readonly RegisterRow[]>(
    () => pages.data?.pages.flatMap((page) => page.rows) ?? [],
    [pages.data],
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  return {
    rows,
    masked: pages.data?.pages[0]?.masked ?? false,
    loading: pages.isPending,
    /** The rows still answer the question before this one. */
    earlier: pages.isPlaceholderData,
    more: hasNextPage,
    refusal: pages.error ? toRefusal(pages.error) : null,
    fetchMore: useCallback(() => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    }, [hasNextPage, isFetchingNextPage, fetchNextPage]),
  };
}
