import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from "react";
import type { Command, ShownCommand } from "./command";
import { CommandRegistry } from "./command-registry";

export type { Command };

const RegistryContext = createContext<CommandRegistry | null>(null);
const LayerContext = createContext("base");

function useRegistry(): CommandRegistry {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error("useCommands outside CommandProvider");
  return registry;
}

/** Listens to the keyboard for the whole window and knows every command on the screen. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(() => new CommandRegistry(), []);
  useEffect(() => {
    // Keys with Ctrl or Alt come first: an open list would take Ctrl+Enter for its own Enter. Bare keys come last.
    const early = (event: KeyboardEvent) => {
      // Esc on the lock must not close a dialog that waits behind it.
      if (event.key === "Escape" && registry.isExclusive()) event.stopImmediatePropagation();
      if ((event.ctrlKey || event.metaKey || event.altKey) && registry.handle(event)) event.stopPropagation();
    };
    const late = (event: KeyboardEvent) => registry.handle(event);
    window.addEventListener("keydown", early, { capture: true });
    window.addEventListener("keydown", late);
    return () => {
      window.removeEventListener("keydown", early, { capture: true });
      window.removeEventListener("keydown", late);
    };
  }, [registry]);
  return <RegistryContext.Provider value={registry}>{children}</RegistryContext.Provider>;
}

interface CommandLayerProps {
  children: ReactNode;
  /** Silences also the global commands beneath (the lock). */
  exclusive?: boolean;
}

/** While mounted, only the commands inside it (and global ones) work: put it around a dialog's content. */
export function CommandLayer({ children, exclusive = false }: CommandLayerProps) {
  const registry = useRegistry();
  const id = useId();
  // Before the next key press: a dialog that has closed must not swallow it.
  useLayoutEffect(() => registry.pushLayer(id, exclusive), [registry, id, exclusive]);
  return <LayerContext.Provider value={id}>{children}</LayerContext.Provider>;
}

/** Offers commands while the component is mounted. The newest list always counts; no memoising is needed. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useRegistry();
  const layer = useContext(LayerContext);
  const owner = useId();
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => registry.add(owner, layer, latest), [registry, owner, layer]);
  const signature = commands
    .map((command) => `${command.id} ${command.label} ${String(command.keys ?? "")} ${command.enabled !== false}`)
    .join("|");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists are read through the ref; only what is shown of them counts
  useEffect(() => registry.changed(), [registry, signature]);
}

/** The same as useCommands, under the name that fits a list of keys. */
export const useShortcuts = useCommands;

/** What can be done now, for the command bar and the list of shortcuts. */
export function useShownCommands(): readonly ShownCommand[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.shown);
}
