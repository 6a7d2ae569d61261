import { Button, Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useOperator, useSession } from "../../client/session";
import { Kbd } from "../../ui/commands/kbd";
import {
  IconChevronDown,
  IconLanguage,
  IconLock,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSun,
  IconUserCircle,
} from "../../ui/icons";
import { useSettings } from "../../ui/settings/settings";
import classes from "./frame.module.css";
import type { FrameActions } from "./use-frame-commands";

/** Which office and workstation this is, who is working, and the way to the command bar and the lock. */
export function TopBar({ actions }: { actions: FrameActions }) {
  const { t } = useTranslation();
  const status = useSession();
  const operator = useOperator();
  const { settings } = useSettings();
  const role = operator.roles.map((name) => t(`role.${name}`)).join(", ");
  return (
    <header className={classes.top}>
      <span className={classes.brand}>
        <span className={classes.mark} aria-hidden />
        {t("app.name")}
      </span>
      <span className={classes.office} title={t("top.office")}>
        {status.officeName}
      </span>
      <span className={classes.code} title={t("top.workstation")}>
        {status.workstation}
      </span>
      <span className={classes.space} />
      <button type="button" className={classes.bar} onClick={actions.commandBar} aria-label={t("command.title")}>
        <IconSearch size="1rem" aria-hidden />
        <span className={classes.barWords}>{t("command.search")}</span>
        <Kbd keys="Ctrl+K" />
      </button>
      {/* A menu holds nothing but its entries: the first one takes the focus, not a placeholder. */}
      <Menu position="bottom-end" width="18rem" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <button type="button" className={classes.operator} aria-label={`${t("top.menu")}: ${operator.name}, ${role}`}>
            <IconUserCircle size="1.125rem" aria-hidden />
            <span>{operator.name}</span>
            <span className={classes.role}>{role}</span>
            <IconChevronDown size="0.875rem" aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={settings.theme === "dark" ? <IconSun size="1rem" /> : <IconMoon size="1rem" />}
            rightSection={<Kbd keys="Alt+T" />}
            onClick={actions.theme}
          >
            {t("command.theme")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLanguage size="1rem" />}
            rightSection={<Kbd keys="Alt+L" />}
            onClick={actions.language}
          >
            {t("command.language")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconUserCircle size="1rem" />} onClick={actions.account}>
            {t("command.account")}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size="1rem" />} onClick={actions.logout}>
            {t("command.logout")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconLock size="1rem" aria-hidden />}
        rightSection={<Kbd keys="Ctrl+L" />}
        onClick={actions.lock}
      >
        {t("top.lock")}
      </Button>
    </header>
  );
}
