import type { ReactNode } from "react";
import type { Icon } from "../icons";
import classes from "./empty-state.module.css";

export interface EmptyStateProps {
  icon: Icon;
  title: string;
  /** What to do next. */
  text?: ReactNode;
  action?: ReactNode;
}

/** What an empty screen or list says: why it is empty and what to do next. */
export function EmptyState({ icon: IconShape, title, text, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <IconShape className={classes.icon} aria-hidden />
      <p className={classes.title}>{title}</p>
      {text !== undefined && <div className={classes.text}>{text}</div>}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
