import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../classes";
import { IconAlertTriangle } from "../icons";
import classes from "./banner.module.css";
import { toneClass } from "./tone";

export interface ConflictBannerProps {
  conflicts: readonly { id: string; text: ReactNode }[];
  /** A button, e.g. "Lihat linimasa". */
  action?: ReactNode;
}

/** Says which actions did not apply because somebody else acted at the same time. Nothing when there are none. */
export function ConflictBanner({ conflicts, action }: ConflictBannerProps) {
  const { t } = useTranslation("fields");
  if (conflicts.length === 0) return null;
  return (
    <div role="status" className={classNames(classes.banner, toneClass("warn"))}>
      <IconAlertTriangle className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <strong>{t("conflict.title", { count: conflicts.length })}</strong>
        <ul className={classes.list}>
          {conflicts.map((conflict) => (
            <li key={conflict.id}>{conflict.text}</li>
          ))}
        </ul>
        <span className={classes.hint}>{t("conflict.hint")}</span>
      </div>
      {action}
    </div>
  );
}
