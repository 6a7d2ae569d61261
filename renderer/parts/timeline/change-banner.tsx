import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Timeline, type TimelineItem } from "../../ui/process/timeline";
import { Banner } from "../../ui/status/banner";

export interface ChangeBannerProps {
  /** What changed: "Permohonan ini berubah sementara Anda mengisi". */
  title: string;
  /** What others recorded meanwhile. */
  changes: readonly TimelineItem[];
  /** A command was refused because of it. */
  refused: boolean;
  /** What it means for what is being typed. */
  children?: ReactNode;
  onDismiss: () => void;
}

/** Says that something changed under the operator's hands, shows what changed, and that nothing typed is lost. */
export function ChangeBanner({ title, changes, refused, children = null, onDismiss }: ChangeBannerProps) {
  const { t } = useTranslation("parts");
  if (changes.length === 0 && !refused && children === null) return null;
  return (
    <Banner
      tone="warn"
      role="alert"
      title={title}
      action={
        <Button size="xs" variant="default" onClick={onDismiss}>
          {t("changed.dismiss")}
        </Button>
      }
    >
      {(changes.length > 0 || refused) && <p>{t(changes.length > 0 ? "changed.about" : "changed.nothing")}</p>}
      {children}
      {changes.length > 0 && <Timeline items={changes} />}
    </Banner>
  );
}
