import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { QueueView } from "../../../../shared/ipc/requests";
import { IconInbox, IconSearch } from "../../../ui/icons";
import { EmptyState } from "../../../ui/layout/empty-state";

interface QueueEmptyProps {
  view: QueueView;
  narrowed: boolean;
  mayReceive: boolean;
  onClear: () => void;
}

/** Why the list is empty and what to do next. */
export function QueueEmpty({ view, narrowed, mayReceive, onClear }: QueueEmptyProps) {
  const { t } = useTranslation("requests");
  if (narrowed) {
    return (
      <EmptyState
        icon={IconSearch}
        title={t("queue.empty.found")}
        text={t("queue.empty.hintClear")}
        action={
          <Button variant="default" onClick={onClear}>
            {t("queue.clearFilters")}
          </Button>
        }
      />
    );
  }
  const hint = view === "all" || view === "open" ? (mayReceive ? "hintNew" : "hintAll") : "hintAll";
  return <EmptyState icon={IconInbox} title={t(`queue.empty.${view}`)} text={t(`queue.empty.${hint}`)} />;
}
