import { classNames } from "../classes";
import type { Icon } from "../icons";
import classes from "./status-badge.module.css";
import { type Tone, toneClass } from "./tone";

export interface StatusBadgeProps {
  tone: Tone;
  label: string;
  icon: Icon;
  /** "filled" stands out in a header; "plain" has no frame, for dense tables. */
  variant?: "outlined" | "filled" | "plain";
  title?: string;
}

/** A status by icon AND word; the colour only repeats what they say. */
export function StatusBadge({ tone, label, icon: IconShape, variant = "outlined", title }: StatusBadgeProps) {
  return (
    <span className={classNames(classes.badge, classes[variant], toneClass(tone))} title={title}>
      <IconShape className={classes.icon} aria-hidden />
      <span className={classes.label}>{label}</span>
    </span>
  );
}
