import { type ReactNode, useId } from "react";
import { classNames } from "../classes";
import classes from "./panel.module.css";

export interface PanelProps {
  title?: string;
  /** Right of the title: buttons, counts. */
  aside?: ReactNode;
  children: ReactNode;
  /** No inner space: for tables and lists that reach the border. */
  flush?: boolean;
}

/** A bordered part of a screen with a heading. */
export function Panel({ title, aside, children, flush = false }: PanelProps) {
  const heading = useId();
  return (
    <section className={classes.panel} {...(title === undefined ? {} : { "aria-labelledby": heading })}>
      {title !== undefined && (
        <header className={classes.header}>
          <h2 id={heading} className={classes.title}>
            {title}
          </h2>
          {aside !== undefined && <div className={classes.aside}>{aside}</div>}
        </header>
      )}
      <div className={classNames(!flush && classes.body)}>{children}</div>
    </section>
  );
}
