import { useTranslation } from "react-i18next";
import { useCommand, useRememberSession } from "../../client/client";
import { useSession } from "../../client/session";
import { useOpenCommandBar } from "../../ui/commands/command-bar";
import { type Command, useCommands } from "../../ui/commands/commands";
import {
  IconLanguage,
  IconLayoutSidebarLeftCollapse,
  IconLock,
  IconLogout,
  IconMinus,
  IconPlus,
  IconRefresh,
  IconSun,
  IconUserCircle,
} from "../../ui/icons";
import { useGo } from "../../ui/layout/navigate";
import { useSettings } from "../../ui/settings/settings";
import { navigationFor } from "../screens";
import { useScreenLabel } from "./use-screen-label";

export interface FrameActions {
  lock: () => void;
  logout: () => void;
  account: () => void;
  theme: () => void;
  language: () => void;
  commandBar: () => void;
}

/** Offers what works on every screen: navigation, lock, log out, look. */
export function useFrameCommands(): FrameActions {
  const { t } = useTranslation();
  const label = useScreenLabel();
  const status = useSession();
  const go = useGo();
  const { settings, change, rem } = useSettings();
  const onStatus = useRememberSession();
  const lockCall = useCommand("session.lock");
  const logoutCall = useCommand("session.logout");
  const commandBar = useOpenCommandBar();

  const lock = () => void lockCall.run({}).then((next) => next && onStatus(next));
  const logout = () => void logoutCall.run({}).then((next) => next && onStatus(next));
  const account = () => go("/account");
  const theme = () => change({ theme: settings.theme === "dark" ? "light" : "dark" });
  const language = () => change({ language: settings.language === "id" ? "en" : "id" });
  const percent = settings.scale === "auto" ? Math.round((rem / 16) * 100) : settings.scale;
  const resize = (by: number) => change({ scale: Math.max(75, Math.min(300, Math.round((percent + by) / 5) * 5)) });

  const navigation = navigationFor(status).map(
    (screen): Command => ({
      id: `open ${screen.path}`,
      label: label(screen),
      group: "navigation",
      run: () => go(screen.path),
      ...(screen.shortcut ? { keys: screen.shortcut } : {}),
      ...(screen.icon ? { icon: screen.icon } : {}),
    }),
  );
  const parts = navigationFor(status).flatMap((screen) =>
    (screen.parts ?? []).map(
      (part): Command => ({
        id: `open ${part.path}`,
        label: `${label(screen)}: ${label(part)}`,
        group: "navigation",
        run: () => go(part.path),
        ...(screen.icon ? { icon: screen.icon } : {}),
      }),
    ),
  );
  useCommands([
    ...navigation,
    ...parts,
    { id: "lock", label: t("command.lock"), keys: "Ctrl+L", group: "session", icon: IconLock, global: true, run: lock },
    { id: "account", label: t("command.account"), group: "session", icon: IconUserCircle, run: account },
    { id: "logout", label: t("command.logout"), group: "session", icon: IconLogout, run: logout },
    { id: "theme", label: t("command.theme"), keys: "Alt+T", group: "look", icon: IconSun, run: theme },
    { id: "language", label: t("command.language"), keys: "Alt+L", group: "look", icon: IconLanguage, run: language },
    {
      id: "larger",
      label: t("command.larger"),
      keys: ["Ctrl+=", "Ctrl++"],
      group: "look",
      icon: IconPlus,
      run: () => resize(10),
    },
    {
      id: "smaller",
      label: t("command.smaller"),
      keys: "Ctrl+-",
      group: "look",
      icon: IconMinus,
      run: () => resize(-10),
    },
    {
      id: "auto-size",
      label: t("command.autoSize"),
      keys: "Ctrl+0",
      group: "look",
      icon: IconRefresh,
      run: () => change({ scale: "auto" }),
    },
    {
      id: "navigation-width",
      label: t(settings.navigation === "wide" ? "nav.collapse" : "nav.expand"),
      keys: "Ctrl+B",
      group: "look",
      icon: IconLayoutSidebarLeftCollapse,
      run: () => change({ navigation: settings.navigation === "wide" ? "narrow" : "wide" }),
    },
  ]);
  return { lock, logout, account, theme, language, commandBar };
}
