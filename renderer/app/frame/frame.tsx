import type { ReactNode } from "react";
import { CommandBar } from "../../ui/commands/command-bar";
import { ShortcutHelp } from "../../ui/commands/shortcut-help";
import classes from "./frame.module.css";
import { Navigation } from "./navigation";
import { StatusBar } from "./status-bar";
import { TopBar } from "./top-bar";
import { useFrameCommands } from "./use-frame-commands";
import { useIdleLock } from "./use-idle-lock";

/** What surrounds every screen: navigation, top bar, status bar, command bar, list of shortcuts. */
export function Frame({ children }: { children: ReactNode }) {
  const actions = useFrameCommands();
  useIdleLock(actions.lock);
  return (
    <div className={classes.frame}>
      <TopBar actions={actions} />
      <Navigation />
      <main className={classes.screen} id="screen">
        {children}
      </main>
      <StatusBar />
      <CommandBar />
      <ShortcutHelp />
    </div>
  );
}
