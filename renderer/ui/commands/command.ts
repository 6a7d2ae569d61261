import type { Icon } from "../icons";

export type CommandGroup = "navigation" | "session" | "look" | "screen" | "help";

/** Something an operator can do: by its keys, and from the command bar. */
export interface Command {
  id: string;
  label: string;
  /** As shown: "Ctrl+Enter", "N", "?", "Alt+3". Several: ["Enter", "O"]. None: command bar only. */
  keys?: string | readonly string[];
  group?: CommandGroup;
  icon?: Icon;
  run: () => void;
  /** False: neither keys nor command bar offer it. */
  enabled?: boolean;
  /** True: the keys also work while the focus is in a field (keys with Ctrl, Alt or F1 to F12 always do). */
  whileTyping?: boolean;
  /** False: the command bar leaves it out (it is still in the list of shortcuts). */
  inBar?: boolean;
  /** Works also while a dialog is open (help, lock). */
  global?: boolean;
}

export type ShownCommand = Command & { readonly layer: string };

/** The keyboard event's parts that decide which command runs. */
export type KeyPress = Pick<
  KeyboardEvent,
  | "key"
  | "code"
  | "ctrlKey"
  | "altKey"
  | "shiftKey"
  | "metaKey"
  | "defaultPrevented"
  | "target"
  | "preventDefault"
  | "repeat"
>;
