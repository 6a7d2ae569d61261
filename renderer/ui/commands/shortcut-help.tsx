import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconKeyboard } from "../icons";
import { Dialog } from "../layout/dialog";
import { listOfKeys } from "./command-registry";
import { useCommands, useShownCommands } from "./commands";
import { Kbd } from "./kbd";
import classes from "./shortcut-help.module.css";

const GROUPS = ["screen", "navigation", "session", "look", "help"] as const;

/** ?: every shortcut that works on this screen. */
export function ShortcutHelp() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const shown = useShownCommands();
  const [listed, setListed] = useState(shown);
  const open = () => {
    // Kept from before the dialog opens: afterwards only the dialog's own commands work.
    setListed(shown);
    setOpened(true);
  };
  useCommands([
    { id: "help", label: t("command.help"), keys: ["?", "F1"], group: "help", icon: IconKeyboard, run: open },
  ]);
  return (
    <Dialog opened={opened} onClose={() => setOpened(false)} title={t("help.title")} size="lg">
      <div className={classes.groups}>
        {GROUPS.map((group) => {
          const commands = listed.filter(
            (command) => (command.group ?? "screen") === group && listOfKeys(command).length > 0,
          );
          if (commands.length === 0) return null;
          return (
            <Group
              key={group}
              title={t(`command.groups.${group}`)}
              rows={commands.map((command) => ({ label: command.label, keys: listOfKeys(command) }))}
            />
          );
        })}
        <Group
          title={t("help.inLists")}
          rows={[
            { label: t("help.move"), keys: ["↑", "↓"] },
            { label: t("help.page"), keys: ["PageUp", "PageDown"] },
            { label: t("help.ends"), keys: ["Home", "End"] },
            { label: t("help.openRow"), keys: ["Enter"] },
            { label: t("help.nextField"), keys: ["Tab", "Shift+Tab"] },
          ]}
        />
      </div>
      <p className={classes.hint}>{t("help.hint")}</p>
    </Dialog>
  );
}

function Group({ title, rows }: { title: string; rows: readonly { label: string; keys: readonly string[] }[] }) {
  return (
    <section className={classes.group}>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {rows.map((row) => (
          <div key={row.label} className={classes.row}>
            <dt>{row.label}</dt>
            <dd>
              {row.keys.map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
