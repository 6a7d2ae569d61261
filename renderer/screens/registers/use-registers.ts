import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import type { RegisterList } from "../../../shared/domain/registers/columns";
import type { RegisterRow } from "../../../shared/ipc/registers";
import { useCall } from "../../client/client";
import { usePages } from "../../client/pages";
import { useRemembered } from "../../client/remembered";
import { useChosenRow } from "../../parts/list/list-place";
import { boundsOf, type Period, periodAt } from "./registers-model";

const PAGE_ROWS = 50;
const SETTLES_AFTER_MS = 150;

const keyOf = (row: RegisterRow) => row.key;
const NO_ROWS: readonly RegisterRow[] = [];

/** Which register, which period and which search are shown, and their rows; found again when the screen is. */
export function useRegisters(now: number, zone: string) {
  const kept = useCall("registers.kept", {});
  const lists = useMemo(() => kept.data?.map(({ list }) => list) ?? [], [kept.data]);
  const [wanted, setWanted] = useRemembered<RegisterList | null>("registers.list", null);
  const [period, setPeriod] = useRemembered<Period>("registers.period", periodAt("month", now, zone));
  const [search, setSearch] = useRemembered("registers.search", "");
  const [selected, select] = useRemembered<string | null>("registers.selected", null);
  const [settledSearch] = useDebouncedValue(search.trim(), SETTLES_AFTER_MS);
  const list = wanted !== null && lists.includes(wanted) ? wanted : (lists[0] ?? null);
  const bounds = boundsOf(period, zone);
  const { from, to } = bounds;
  const question = useMemo(
    () => (list === null ? null : { list, from, to, search: settledSearch }),
    [list, from, to, settledSearch],
  );
  const found = usePages("registers.list", question, { rows: PAGE_ROWS });
  const rows = found.earlier ? NO_ROWS : found.rows;
  return {
    lists,
    /** The register that is shown; null where none is kept here. */
    list,
    pick: (next: RegisterList) => {
      setWanted(next);
      select(null);
    },
    period,
    setPeriod,
    bounds,
    search,
    setSearch,
    /** What was searched for when the rows were asked for. */
    settledSearch,
    rows,
    row: useChosenRow(rows, selected, keyOf),
    select,
    masked: found.first?.masked ?? false,
    more: found.more,
    fetchMore: found.fetchMore,
    /** The question is answered: no rows means that there are none. */
    answered: !found.loading && !found.earlier && found.refusal === null,
    refusal: kept.refusal ?? found.refusal,
  };
}
