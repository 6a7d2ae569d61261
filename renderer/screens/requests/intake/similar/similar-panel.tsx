import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../../client/session";
import { useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import { IconAlertTriangle } from "../../../../ui/icons";
import { Panel } from "../../../../ui/layout/panel";
import { StatusBadge } from "../../../../ui/status/status-badge";
import { KnownRequest } from "./known-request";
import classes from "./similar.module.css";
import { SimilarList } from "./similar-list";
import type { Similar } from "./use-similar";

interface SimilarPanelProps {
  similar: Similar;
  /** Opens the known request and leaves the form as it is kept. */
  onOpen: (id: string) => void;
  /** Puts what was typed onto the known request instead of receiving it again. */
  onAttach: (id: string, number: string) => void;
}

/** The warning beside the form that this may have been received before. It blocks nothing: the operator decides. */
export function SimilarPanel({ similar, onOpen, onAttach }: SimilarPanelProps) {
  const { t } = useTranslation("requests");
  const may = useMay();
  const [chosen, setChosen] = useState<string | null>(null);
  const { found, undecided, accept } = similar;
  const looking = found.find(({ id }) => id === chosen) ?? null;
  const look = () => {
    const first = found[0];
    if (first) setChosen(first.id);
    document.querySelector<HTMLElement>("[data-similar]")?.focus();
  };
  useShortcuts([
    { id: "similar.look", label: t("intake.similar.look"), keys: "Alt+M", enabled: found.length > 0, run: look },
    {
      id: "similar.accept",
      label: t("intake.similar.accept"),
      keys: "Alt+Y",
      enabled: undecided.length > 0,
      run: accept,
    },
  ]);
  if (found.length === 0) return null;
  return (
    <Panel
      title={t("intake.similar.title")}
      aside={
        undecided.length > 0 ? (
          <Button size="compact-xs" variant="default" rightSection={<Kbd keys="Alt+Y" />} onClick={accept}>
            {t("intake.similar.accept")}
          </Button>
        ) : (
          <span className={classes.dim}>{t("intake.similar.accepted")}</span>
        )
      }
    >
      <div className={classes.stack}>
        <div role="status">
          <StatusBadge
            tone="warn"
            icon={IconAlertTriangle}
            label={t("intake.similar.found", { count: found.length })}
            variant="plain"
          />
        </div>
        <SimilarList found={found} looking={chosen} onLook={setChosen} />
        {looking && (
          <KnownRequest
            id={looking.id}
            actions={
              <>
                <Button size="xs" variant="default" onClick={() => onOpen(looking.id)}>
                  {t("intake.similar.open", { number: looking.number })}
                </Button>
                {may("requests.act") && (
                  <Button size="xs" variant="default" onClick={() => onAttach(looking.id, looking.number)}>
                    {t("intake.similar.attach")}
                  </Button>
                )}
              </>
            }
          />
        )}
      </div>
    </Panel>
  );
}
