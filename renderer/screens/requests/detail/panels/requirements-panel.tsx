import { Button } from "@mantine/core";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { knownCode } from "../../../../../shared/domain/eventlog/codes";
import { REQUIREMENT_STATES } from "../../../../../shared/domain/requests/types";
import type { RequestDetail } from "../../../../../shared/ipc/requests";
import type { CallRefused } from "../../../../client/call";
import { useCommand } from "../../../../client/client";
import { useRemembered } from "../../../../client/remembered";
import { useRefusal } from "../../../../parts/dialog/use-refusal";
import { ChecklistField, type ChecklistItem } from "../../../../parts/fields/checklist-field";
import { useShortcuts } from "../../../../ui/commands/commands";
import { Kbd } from "../../../../ui/commands/kbd";
import { Panel } from "../../../../ui/layout/panel";
import { RefusalBanner } from "../../../../ui/status/refusal-banner";
import classes from "../detail.module.css";

interface RequirementsPanelProps {
  detail: RequestDetail;
  /** The part of the screen to look for the first requirement in. */
  root: RefObject<HTMLElement | null>;
  onRefused: (refusal: CallRefused) => void;
}

/** The requirements with what was found of each; checked again where the operator may. */
export function RequirementsPanel({ detail, root, onRefused }: RequirementsPanelProps) {
  const { t } = useTranslation("requests");
  const check = useCommand("requests.check-requirements");
  const [edited, setEdited] = useRemembered<readonly ChecklistItem[] | null>(
    `request.${detail.row.id}.requirements`,
    null,
  );
  const may = detail.may.checkRequirements;
  // What only a newer version knows has to be checked again here.
  const recorded = detail.requirements.map((item) => ({
    ...item,
    state: knownCode(REQUIREMENT_STATES, item.state) ?? "missing",
  }));
  const changed = edited !== null && JSON.stringify(edited) !== JSON.stringify(recorded);
  useRefusal(check.refusal, onRefused);
  const save = async () => {
    if (!changed || check.busy) return;
    const saved = await check.run({
      id: detail.row.id,
      version: detail.version,
      requirements: edited.map(({ index, state, note }) => ({ index, state, note })),
    });
    if (saved) setEdited(null);
  };
  useShortcuts([
    {
      id: "request.check",
      label: t("detail.actions.check"),
      keys: "P",
      enabled: detail.requirements.length > 0,
      run: () => root.current?.querySelector<HTMLElement>("[data-requirement]")?.focus(),
    },
    {
      id: "request.check-save",
      label: t("detail.requirementsSave"),
      keys: "Ctrl+S",
      enabled: changed,
      run: () => void save(),
    },
  ]);
  return (
    <Panel
      title={t("detail.requirements")}
      aside={
        changed ? (
          <>
            {t("detail.requirementsUnsaved")}
            <Button
              size="compact-xs"
              loading={check.busy}
              rightSection={<Kbd keys="Ctrl+S" />}
              onClick={() => void save()}
            >
              {t("detail.requirementsSave")}
            </Button>
          </>
        ) : (
          may && detail.requirements.length > 0 && <Kbd keys="P" />
        )
      }
    >
      <div className={classes.stack}>
        <RefusalBanner refusal={check.refusal} />
        <ChecklistField
          label={t("intake.completeness")}
          items={edited ?? recorded}
          onChange={setEdited}
          readOnly={!may}
        />
      </div>
    </Panel>
  );
}
