import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSession } from "../../client/session";
import { classNames } from "../../ui/classes";
import { Kbd } from "../../ui/commands/kbd";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "../../ui/icons";
import { useGo, usePath } from "../../ui/layout/navigate";
import { useSettings } from "../../ui/settings/settings";
import { navigationGroupsFor, type Screen } from "../screens";
import classes from "./frame.module.css";
import { useScreenLabel } from "./use-screen-label";

/** The screens that this operator may open, with their shortcuts. */
export function Navigation() {
  const { t } = useTranslation();
  const status = useSession();
  const { settings, change } = useSettings();
  const narrow = settings.navigation === "narrow";
  const fold = t(narrow ? "nav.expand" : "nav.collapse");
  const FoldIcon = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={classNames(classes.navigation, narrow && classes.narrow)} aria-label={t("nav.label")}>
      <div className={classes.groups}>
        {navigationGroupsFor(status).map((group) => (
          <section key={group.name} aria-label={t(`nav.groups.${group.name}`)}>
            {!narrow && (
              <div className={classes.groupWord} aria-hidden>
                {t(`nav.groups.${group.name}`)}
              </div>
            )}
            <ul className={classes.entries}>
              {group.screens.map((screen) => (
                <Entry key={screen.path} screen={screen} narrow={narrow} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <button
        type="button"
        className={classes.entry}
        onClick={() => change({ navigation: narrow ? "wide" : "narrow" })}
        aria-label={fold}
        title={fold}
      >
        <FoldIcon className={classes.entryIcon} aria-hidden />
        {!narrow && <span className={classes.entryWord}>{fold}</span>}
        {!narrow && <Kbd keys="Ctrl+B" quiet />}
      </button>
    </nav>
  );
}

function Entry({ screen, narrow }: { screen: Screen; narrow: boolean }) {
  const label = useScreenLabel();
  const path = usePath();
  const go = useGo();
  const word = label(screen);
  const IconShape = screen.icon;
  const open = path === screen.path || path.startsWith(`${screen.path}/`);
  return (
    <li>
      <Tooltip label={word} position="right" disabled={!narrow}>
        <button
          type="button"
          className={classes.entry}
          onClick={() => go(screen.path)}
          {...(open ? { "aria-current": "page" as const } : {})}
          {...(narrow ? { "aria-label": word } : {})}
        >
          {IconShape && <IconShape className={classes.entryIcon} aria-hidden />}
          {!narrow && <span className={classes.entryWord}>{word}</span>}
          {!narrow && screen.shortcut && <Kbd keys={screen.shortcut} quiet />}
        </button>
      </Tooltip>
    </li>
  );
}
