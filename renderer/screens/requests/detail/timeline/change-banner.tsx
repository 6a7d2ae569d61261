import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TimelineEntry } from "../../../../../shared/ipc/requests";
import { Timeline } from "../../../../ui/process/timeline";
import { Banner } from "../../../../ui/status/banner";
import { useTimelineItems } from "./timeline-panel";

interface ChangeBannerProps {
  /** What others recorded meanwhile. */
  changes: readonly TimelineEntry[];
  /** A command was refused because of it. */
  refused: boolean;
  /** The step that was being filled in is no longer the current one. */
  moved: { step: string; typed: string } | null;
  onDismiss: () => void;
}

/** Says that the request changed under the operator's hands, shows what changed, and that nothing typed is lost. */
export function ChangeBanner({ changes, refused, moved, onDismiss }: ChangeBannerProps) {
  const { t } = useTranslation("requests");
  const items = useTimelineItems();
  if (changes.length === 0 && !refused && moved === null) return null;
  return (
    <Banner
      tone="warn"
      role="alert"
      title={t("detail.stale.title")}
      action={
        <Button size="xs" variant="default" onClick={onDismiss}>
          {t("detail.stale.dismiss")}
        </Button>
      }
    >
      {(changes.length > 0 || refused) && (
        <p>{t(changes.length > 0 ? "detail.stale.about" : "detail.stale.nothing")}</p>
      )}
      {moved && <p>{t("detail.stale.moved", moved)}</p>}
      {changes.length > 0 && <Timeline items={items(changes)} />}
    </Banner>
  );
}
