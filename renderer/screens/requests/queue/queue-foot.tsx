import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Pages } from "../../../client/pages";
import { ListHints } from "../../../parts/list/list-hints";
import { Kbd } from "../../../ui/commands/kbd";
import { useFormat } from "../../../ui/format/use-format";

interface QueueFootProps {
  list: Pages<"requests.page">;
  /** Requests in the view, where nothing narrows it. */
  total: number | undefined;
}

/** How much of the list is there, whether it is still true, and the keys that work in it. */
export function QueueFoot({ list, total }: QueueFootProps) {
  const { t } = useTranslation(["requests", "queue"]);
  const format = useFormat();
  return (
    <>
      <span aria-live="polite">
        {list.loading
          ? t("queue.loading")
          : total !== undefined && !list.complete
            ? t("queue.loadedOf", { shown: format.number(list.rows.length), total: format.number(total) })
            : t(list.complete ? "queue.loadedAll" : "queue.loaded", { shown: format.number(list.rows.length) })}
      </span>
      {list.outdated && (
        <Button size="compact-xs" variant="default" rightSection={<Kbd keys="R" />} onClick={list.restart}>
          {t("queue.reload")}
        </Button>
      )}
      <ListHints
        hints={[
          { keys: ["↑", "↓", "Enter"], words: t("queue.open") },
          { keys: ["Space"], words: t("queue:markHint") },
          { keys: ["Shift+↓"], words: t("queue:markRangeHint") },
          { keys: ["1", "7"], range: true, words: t("queue.viewsLabel") },
          { keys: ["P"], words: t("queue.preview") },
        ]}
      />
    </>
  );
}
