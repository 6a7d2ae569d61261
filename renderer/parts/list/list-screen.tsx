import type { ReactNode } from "react";
import { classNames } from "../../ui/classes";
import type { ListPlace } from "./list-place";
import classes from "./list-screen.module.css";
import { SearchBox, type SearchBoxProps } from "./search-box";

export interface ListScreenProps {
  title: string;
  /** The list's place on the screen, from useListPlace. */
  place: ListPlace;
  /** The search above the list. Leaving it leads into the list. */
  search: Omit<SearchBoxProps, "className" | "onLeave">;
  /** Right of the search: filters, a period, a count. */
  beside?: ReactNode;
  /** At the right end: what can be done here. */
  actions?: ReactNode;
  /** Tabs that choose what the list shows; `label` then names what is shown. */
  tabs?: ReactNode;
  label?: string | undefined;
  /** A row of filters below the tabs. */
  filters?: ReactNode;
  /** Refusals and banners above the list, and a bar for what is marked in it. */
  notes?: ReactNode;
  bar?: ReactNode;
  /** The table, or what is shown instead of it. */
  children: ReactNode;
  /** What the chosen row is about, beside the list. */
  side?: ReactNode;
  /** One line below the list. */
  foot?: ReactNode;
  /** Dialogs of the screen. */
  dialogs?: ReactNode;
}

/** A screen that is a list: a search above it, perhaps tabs and filters, the table, perhaps a preview and a foot. */
export function ListScreen(props: ListScreenProps) {
  const { title, place, search, beside, actions, tabs, label, filters, notes, bar, children, side, foot, dialogs } =
    props;
  return (
    <div className={classes.screen}>
      <div className={classNames(classes.top, tabs === undefined && classes.edge)}>
        <h1 className={classes.title}>{title}</h1>
        <SearchBox {...search} className={classes.search} onLeave={place.focus} />
        {beside}
        <span className={classes.grow} />
        {actions}
      </div>
      {tabs}
      {filters}
      <div className={classNames(classes.body, side !== undefined && side !== false && classes.withSide)}>
        <div
          className={classes.list}
          id={place.id}
          ref={place.ref}
          {...(tabs === undefined ? {} : { role: "tabpanel", "aria-label": label })}
        >
          <div className={classes.notes}>{notes}</div>
          <div>{bar}</div>
          <div className={classes.table}>{children}</div>
          {foot !== undefined && <footer className={classes.foot}>{foot}</footer>}
        </div>
        {side}
      </div>
      {dialogs}
    </div>
  );
}
