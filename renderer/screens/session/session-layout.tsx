import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SessionStatus } from "../../../shared/ipc/session";
import { classNames } from "../../ui/classes";
import { useCommands } from "../../ui/commands/commands";
import { IconLanguage, IconMoon, IconSun } from "../../ui/icons";
import { useSettings } from "../../ui/settings/settings";
import classes from "./session.module.css";

export interface SessionScreenProps {
  status: SessionStatus;
  /** Takes over the status that a session call answered. */
  onStatus: (status: SessionStatus) => void;
}

interface SessionLayoutProps {
  status: SessionStatus;
  children: ReactNode;
  wide?: boolean;
}

/** The frame of the screens before login: what this is, theme and language, the screen in the middle. */
export function SessionLayout({ status, children, wide = false }: SessionLayoutProps) {
  const { t } = useTranslation();
  const { settings, change } = useSettings();
  const theme = () => change({ theme: settings.theme === "dark" ? "light" : "dark" });
  const language = () => change({ language: settings.language === "id" ? "en" : "id" });
  useCommands([
    { id: "theme", label: t("command.theme"), keys: "Alt+T", group: "look", run: theme },
    { id: "language", label: t("command.language"), keys: "Alt+L", group: "look", run: language },
  ]);
  const ThemeIcon = settings.theme === "dark" ? IconSun : IconMoon;
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <span className={classes.mark} aria-hidden />
        <span className={classes.name}>{t("app.name")}</span>
        <span className={classes.tagline}>{status.officeName ?? t("app.tagline")}</span>
        {status.workstation && <span className={classes.code}>{status.workstation}</span>}
        <span className={classes.space} />
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconLanguage size="1rem" aria-hidden />}
          title={`${t("command.language")} (Alt+L)`}
          onClick={language}
        >
          {settings.language === "id" ? "English" : "Indonesia"}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={t("command.theme")}
          title={`${t("command.theme")} (Alt+T)`}
          onClick={theme}
        >
          <ThemeIcon size="1rem" aria-hidden />
        </Button>
      </header>
      <main className={classes.middle}>
        <div className={classNames(classes.card, wide && classes.wide)}>{children}</div>
      </main>
      <footer className={classes.bottom}>{t("status.version", { version: status.version })}</footer>
    </div>
  );
}
