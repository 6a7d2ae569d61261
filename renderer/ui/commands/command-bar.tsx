import {
  createSpotlight,
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
  type SpotlightFilterFunction,
  type SpotlightStore,
} from "@mantine/spotlight";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { IconBolt, IconSearch } from "../icons";
import classes from "./command-bar.module.css";
import { listOfKeys } from "./command-registry";
import { useCommands, useShownCommands } from "./commands";
import { Kbd } from "./kbd";
import { rankByText } from "./rank-text";

const BarContext = createContext<{ store: SpotlightStore; bar: { open: () => void; toggle: () => void } } | null>(null);

/** Holds the command bar's state for everything in the frame. */
export function CommandBarProvider({ children }: { children: ReactNode }) {
  const value = useMemo(() => {
    const [store, bar] = createSpotlight();
    return { store, bar };
  }, []);
  return <BarContext.Provider value={value}>{children}</BarContext.Provider>;
}

function useCommandBar() {
  const value = useContext(BarContext);
  if (!value) throw new Error("CommandBar outside CommandBarProvider");
  return value;
}

/** Opens the command bar, for a button. */
export function useOpenCommandBar(): () => void {
  return useCommandBar().bar.open;
}

/** Every word typed must be in the label, in any order; the groups stay, their best fitting commands come first. */
const filterByWords: SpotlightFilterFunction = (query, actions) =>
  actions
    .filter((entry): entry is SpotlightActionGroupData => "actions" in entry)
    .map((group) => ({
      ...group,
      actions: [...rankByText(group.actions, query, ({ label }) => ({ number: null, text: label ?? "" }))],
    }))
    .filter((group) => group.actions.length > 0);

const GROUPS = ["screen", "navigation", "session", "look", "help"] as const;

/** Ctrl+K: everything that can be done now, found by typing. */
export function CommandBar() {
  const { t } = useTranslation();
  const { store, bar } = useCommandBar();
  const shown = useShownCommands();
  useCommands([
    {
      id: "command-bar",
      label: t("command.title"),
      keys: "Ctrl+K",
      group: "help",
      whileTyping: true,
      inBar: false,
      run: bar.toggle,
    },
  ]);
  const actions = GROUPS.map((group) => ({
    group: t(`command.groups.${group}`),
    actions: shown
      .filter((command) => command.inBar !== false && (command.group ?? "screen") === group)
      .map((command): SpotlightActionData => {
        const IconShape = command.icon ?? IconBolt;
        return {
          id: `${command.layer}/${command.id}`,
          label: command.label,
          // After the bar has closed and given the focus back: the command may move it itself.
          onClick: () => window.setTimeout(command.run, 0),
          leftSection: <IconShape size="1.125rem" aria-hidden />,
          rightSection: (
            <span className={classes.keys}>
              {listOfKeys(command).map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </span>
          ),
        };
      }),
  })).filter((group) => group.actions.length > 0);
  return (
    <Spotlight
      store={store}
      actions={actions}
      filter={filterByWords}
      shortcut={null}
      centered={false}
      yOffset="12vh"
      nothingFound={t("command.nothing")}
      lockScroll={false}
      attributes={{ content: { "aria-label": t("command.title") } }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.55 }}
      transitionProps={{ duration: 0 }}
      scrollable
      maxHeight="60vh"
      searchProps={{
        placeholder: t("command.search"),
        "aria-label": t("command.search"),
        leftSection: <IconSearch size="1.125rem" aria-hidden />,
      }}
      classNames={{ action: classes.action, actionsGroup: classes.group, content: classes.content }}
    />
  );
}
