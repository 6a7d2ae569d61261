import { useElementSize, useMergedRef } from "@mantine/hooks";
import { type RefCallback, useCallback, useId, useMemo, useRef } from "react";
import { useSettings } from "../../ui/settings/settings";

/** Where a list is on its screen. */
export interface ListPlace {
  /** The element's id, for tabs that rule it. */
  id: string;
  ref: RefCallback<HTMLElement>;
  /** How wide it is, in rem: which columns have room. */
  width: number;
  /** Gives the focus to the list's grid. */
  focus: () => void;
  /** Shows the list's first rows. */
  toTop: () => void;
}

/** The place of a screen's list, for ListScreen and for the screen that moves in it. */
export function useListPlace(): ListPlace {
  const id = useId();
  const { rem } = useSettings();
  const element = useRef<HTMLElement | null>(null);
  const { ref: measured, width } = useElementSize<HTMLElement>();
  const ref = useMergedRef(element, measured);
  const grid = useCallback(() => element.current?.querySelector<HTMLElement>("[role=grid]"), []);
  const focus = useCallback(() => grid()?.focus(), [grid]);
  const toTop = useCallback(() => grid()?.scrollTo({ top: 0 }), [grid]);
  return useMemo(() => ({ id, ref, width: width / rem, focus, toTop }), [id, ref, width, rem, focus, toTop]);
}

/** The chosen row, or the first one where it is not, or no longer, in the list. */
export function useChosenRow<Row>(rows: readonly Row[], chosen: string | null, idOf: (row: Row) => string): Row | null {
  // How a row is named does not change; looking through a long list at every frame of a scroll would be felt.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  return useMemo(
    () => (chosen === null ? null : rows.find((row) => idOf(row) === chosen)) ?? rows[0] ?? null,
    [rows, chosen],
  );
}
