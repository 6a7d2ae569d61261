import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { QUEUE_VIEWS, type QueueView } from "../../../../shared/ipc/requests";
import { classNames } from "../../../ui/classes";
import { useFormat } from "../../../ui/format/use-format";
import tabs from "../../../ui/layout/tabs.module.css";
import classes from "./queue.module.css";
import { neighbourView } from "./queue-model";

interface ViewTabsProps {
  view: QueueView;
  counts: Readonly<Record<QueueView, number>> | undefined;
  onView: (view: QueueView) => void;
  /** The element that the tabs rule. */
  controls: string;
}

/** The queue's views with how many requests each holds. Arrow keys move between them, the keys 1 to 7 jump. */
export function ViewTabs({ view, counts, onView, controls }: ViewTabsProps) {
  const { t } = useTranslation("requests");
  const format = useFormat();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    const next = neighbourView(view, event.key === "ArrowRight" ? 1 : -1);
    onView(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-view="${next}"]`)?.focus();
  };
  return (
    <div className={tabs.tabs} role="tablist" aria-label={t("queue.viewsLabel")} onKeyDown={onKeyDown}>
      {QUEUE_VIEWS.map((candidate, index) => (
        <button
          key={candidate}
          type="button"
          role="tab"
          data-view={candidate}
          aria-selected={candidate === view}
          aria-controls={controls}
          tabIndex={candidate === view ? 0 : -1}
          title={`${t(`queue.views.${candidate}`)} (${index + 1})`}
          className={tabs.tab}
          onClick={() => onView(candidate)}
        >
          {t(`queue.views.${candidate}`)}
          {counts && (
            <span className={classNames(classes.count, candidate === "late" && counts.late > 0 && classes.alarm)}>
              {format.number(counts[candidate])}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
