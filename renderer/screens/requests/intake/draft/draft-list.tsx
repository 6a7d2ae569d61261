import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../../../client/client";
import { useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import { useFormat } from "../../../../ui/format/use-format";
import { Panel } from "../../../../ui/layout/panel";
import classes from "../intake.module.css";
import type { KeptDraft } from "./use-draft";

interface DraftListProps {
  /** The newest first. */
  kept: readonly KeptDraft[];
  onUse: (draft: KeptDraft) => void;
  onDiscard: (draft: KeptDraft) => void;
}

/** The forms that were left behind: what each is about, and whether to go on with it. The keys are the newest one's. */
export function DraftList({ kept, onUse, onDiscard }: DraftListProps) {
  const { t } = useTranslation("requests");
  const format = useFormat();
  const services = useCall("catalog.list", {}).data ?? [];
  const newest = kept[0];
  // What was typed is gone for good with it: the first time asks, the second does it.
  const [asked, setAsked] = useState<string | null>(null);
  const discard = (draft: KeptDraft) => {
    if (asked === draft.form) onDiscard(draft);
    setAsked(asked === draft.form ? null : draft.form);
  };
  useShortcuts([
    {
      id: "draft.use",
      label: t("intake.draftUse"),
      keys: "Alt+U",
      enabled: newest !== undefined,
      run: () => newest && onUse(newest),
    },
    {
      id: "draft.discard",
      label: t("intake.draftDiscard"),
      keys: "Alt+D",
      enabled: newest !== undefined,
      run: () => newest && discard(newest),
    },
  ]);
  if (kept.length === 0) return null;
  return (
    <div role="status">
      <Panel title={t("intake.draftsTitle")} flush>
        <ul className={classes.drafts}>
          {kept.map((draft, place) => {
            const { values } = draft;
            const service = services.find((row) => row.id === values.serviceId);
            const about = [values.subject, values.applicant.name, values.applicant.agency].filter(Boolean).join(" · ");
            return (
              <li key={draft.form} className={classes.draft}>
                <div className={classes.draftText}>
                  <strong>
                    <bdi>{about || t("intake.draftNoSubject")}</bdi>
                  </strong>
                  <div className={classes.serviceSection}>
                    {t("intake.draftService", {
                      service: service ? `${service.no ?? ""} ${service.name}`.trim() : values.serviceId,
                    })}
                    {" · "}
                    {t("intake.draftFound", { at: format.instant(draft.savedAt) })}
                  </div>
                </div>
                <Button
                  size="compact-sm"
                  {...(place === 0 ? { rightSection: <Kbd keys="Alt+U" /> } : { variant: "default" })}
                  onClick={() => onUse(draft)}
                >
                  {t("intake.draftUse")}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  {...(place === 0 ? { rightSection: <Kbd keys="Alt+D" /> } : {})}
                  {...(asked === draft.form ? { color: "red", variant: "filled" } : {})}
                  onClick={() => discard(draft)}
                >
                  {t(asked === draft.form ? "intake.draftDiscardSure" : "intake.draftDiscard")}
                </Button>
              </li>
            );
          })}
        </ul>
      </Panel>
    </div>
  );
}
