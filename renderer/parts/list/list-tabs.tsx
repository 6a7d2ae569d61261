import type { KeyboardEvent } from "react";
import { classNames } from "../../ui/classes";
import { useShortcuts } from "../../ui/commands/commands";
import { useFormat } from "../../ui/format/use-format";
import type { ListPlace } from "./list-place";
import classes from "./list-tabs.module.css";
import { neighbourOf } from "./neighbour";

export interface ListTab<Value extends string> {
  value: Value;
  label: string;
  /** How many rows it holds, where that is known. */
  count?: number | undefined;
  /** Its count is bad news. */
  alarm?: boolean;
}

interface ListTabsProps<Value extends string> {
  /** The first part of its commands' ids. */
  name: string;
  label: string;
  /** What the keys ] and [ are called. */
  next: string;
  previous: string;
  tabs: readonly ListTab<Value>[];
  value: Value | null;
  onPick: (value: Value) => void;
  place: ListPlace;
}

/** Tabs that choose what a list shows: the keys 1 to 9 jump, ] and [ go on and back, arrow keys move among the tabs. */
export function ListTabs<Value extends string>(props: ListTabsProps<Value>) {
  const { name, label, next, previous, tabs, value, onPick, place } = props;
  const format = useFormat();
  const values = tabs.map((tab) => tab.value);
  const move = (by: 1 | -1): Value | null => {
    if (value === null) return null;
    const to = neighbourOf(values, value, by);
    onPick(to);
    return to;
  };
  useShortcuts([
    { id: `${name}.next`, label: next, keys: "]", run: () => move(1) },
    { id: `${name}.previous`, label: previous, keys: "[", run: () => move(-1) },
    ...tabs.map((tab, index) => ({
      id: `${name}.tab.${tab.value}`,
      label: tab.label,
      ...(index < 9 ? { keys: String(index + 1) } : {}),
      run: () => {
        onPick(tab.value);
        place.focus();
      },
    })),
  ]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    const to = move(event.key === "ArrowRight" ? 1 : -1);
    if (to !== null) event.currentTarget.querySelector<HTMLElement>(`[data-tab="${to}"]`)?.focus();
  };
  return (
    <div className={classes.tabs} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab, index) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          data-tab={tab.value}
          aria-selected={tab.value === value}
          aria-controls={place.id}
          tabIndex={tab.value === value ? 0 : -1}
          title={index < 9 ? `${tab.label} (${index + 1})` : tab.label}
          className={classes.tab}
          onClick={() => onPick(tab.value)}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className={classNames(classes.count, tab.alarm && tab.count > 0 && classes.alarm)}>
              {format.number(tab.count)}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
