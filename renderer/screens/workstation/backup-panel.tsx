import { Button, CopyButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { WorkstationStatus } from "../../../shared/ipc/workstation";
import { isoDate } from "../../ui/format/format";
import { useFormat } from "../../ui/format/use-format";
import { useNow } from "../../ui/format/use-now";
import { FactList } from "../../ui/layout/fact-list";
import { Panel } from "../../ui/layout/panel";
import { Banner } from "../../ui/status/banner";
import { administratorCommands } from "./commands";
import classes from "./workstation.module.css";

/** When the last backup was made, and the exact commands to make one, restore it and check the log. */
export function BackupPanel({ status }: { status: WorkstationStatus }) {
  const { t } = useTranslation("workstation");
  const format = useFormat();
  const today = isoDate(useNow(), format.zone);
  const commands = administratorCommands(status.dataFolder, status.workstation, today);
  return (
    <Panel title={t("backup")}>
      <div className={classes.stack}>
        {status.lastBackup === null ? (
          <Banner tone="warn">{t("backupNever")}</Banner>
        ) : (
          <FactList
            facts={[
              {
                label: t("backupLast"),
                value: `${format.instant(status.lastBackup.at)}\n${status.lastBackup.path}`,
              },
            ]}
          />
        )}
        <CommandLine label={t("backupHow")} command={commands.backup} />
        <CommandLine label={t("backupKeys")} command={commands.keys} />
        <CommandLine label={t("backupRestore")} command={commands.restore} />
        <CommandLine label={t("backupVerify")} command={commands.verify} />
        <CommandLine label={t("backupRebuild")} command={commands.rebuild} />
      </div>
    </Panel>
  );
}

function CommandLine({ label, command }: { label: string; command: string }) {
  const { t } = useTranslation("workstation");
  return (
    <div>
      <div className={classes.commandLabel}>{label}</div>
      <div className={classes.command}>
        <code className={classes.code}>{command}</code>
        <CopyButton value={command}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy} aria-label={`${t("copy")}: ${label}`}>
              {t(copied ? "copied" : "copy")}
            </Button>
          )}
        </CopyButton>
      </div>
    </div>
  );
}
