import type { ReactNode } from "react";
import classes from "./detail-layout.module.css";

export interface DetailLayoutProps {
  /** Number, title, status. */
  header: ReactNode;
  /** Buttons for what can be done now. */
  actions?: ReactNode;
  main: ReactNode;
  /** Timeline, deadline, people: beside `main`, below it in a narrow place. */
  side?: ReactNode;
}

/** One entity's screen: a header that stays, the main part and a side part that scroll apart from each other. */
export function DetailLayout({ header, actions, main, side }: DetailLayoutProps) {
  return (
    <div className={classes.layout}>
      <header className={classes.header}>
        <div className={classes.heading}>{header}</div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      <div className={classes.columns}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
        <section className={classes.main} tabIndex={0}>
          {main}
        </section>
        {side !== undefined && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
          <aside className={classes.side} tabIndex={0}>
            {side}
          </aside>
        )}
      </div>
    </div>
  );
}
