import type { ReactNode } from "react";
import { classNames } from "../classes";
import type { Icon } from "../icons";
import classes from "./banner.module.css";
import { type Tone, toneClass } from "./tone";
import { TONE_ICONS } from "./tone-icons";

export interface BannerProps {
  tone: Tone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  icon?: Icon;
  /** "alert" is read out at once; default for tone "bad". */
  role?: "alert" | "status" | "note";
}

/** A message inside a screen: what it is about (icon and words), what to do, perhaps a button. */
export function Banner({ tone, title, children, action, icon, role }: BannerProps) {
  const IconShape = icon ?? TONE_ICONS[tone];
  return (
    <div role={role ?? (tone === "bad" ? "alert" : "note")} className={classNames(classes.banner, toneClass(tone))}>
      <IconShape className={classes.icon} aria-hidden />
      <div className={classes.body}>
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
