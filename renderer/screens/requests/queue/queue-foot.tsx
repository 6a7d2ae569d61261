import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../../ui/commands/kbd";
import { useFormat } from "../../../ui/format/use-format";
import classes from "./queue.module.css";
import type { useQueueRows } from "./use-queue-rows";

interface QueueFootProps {
  queue: ReturnType<typeof useQueueRows>;
  /** Requests in the view, where nothing narrows it. */
  total: number | undefined;
}

/** How much of the list is there, whether it is still true, and the keys that work in it. */
export function QueueFoot({ queue, total }: QueueFootProps) {
  const { t } = useTranslation(["requests", "queue"]);
  const format = useFormat();
  return (
    <div className={classes.foot}>
      <span aria-live="polite">
        {queue.loading
          ? t("queue.loading")
          : total !== undefined && !queue.complete
            ? t("queue.loadedOf", { shown: format.number(queue.rows.length), total: format.number(total) })
            : t(queue.complete ? "queue.loadedAll" : "queue.loaded", { shown: format.number(queue.rows.length) })}
      </span>
      {queue.outdated && (
        <Button size="compact-xs" variant="default" rightSection={<Kbd keys="R" />} onClick={queue.restart}>
          {t("queue.reload")}
        </Button>
      )}
      <span className={classes.hints}>
        <span>
          <Kbd keys="↑" /> <Kbd keys="↓" /> <Kbd keys="Enter" /> {t("queue.open")}
        </span>
        <span>
          <Kbd keys="Space" /> {t("queue:markHint")}
        </span>
        <span>
          <Kbd keys="Shift+↓" /> {t("queue:markRangeHint")}
        </span>
        <span>
          <Kbd keys="1" />–<Kbd keys="7" /> {t("queue.viewsLabel")}
        </span>
        <span>
          <Kbd keys="P" /> {t("queue.preview")}
        </span>
      </span>
    </div>
  );
}
