import type { Command, KeyPress, ShownCommand } from "./command";
import { keysMatch, typingAllows } from "./keys";

interface Source {
  owner: string;
  layer: string;
  commands: { readonly current: readonly Command[] };
}

/** All commands of a window, by the layer they belong to. The top layer hides the commands of those beneath. */
export class CommandRegistry {
  private sources: readonly Source[] = [];
  private layers: readonly { id: string; exclusive: boolean }[] = [];
  private cache: readonly ShownCommand[] | null = null;
  private readonly listeners = new Set<() => void>();

  /** Adds a component's commands; the returned function takes them away. */
  add(owner: string, layer: string, commands: Source["commands"]): () => void {
    this.sources = [...this.sources, { owner, layer, commands }];
    this.changed();
    return () => {
      this.sources = this.sources.filter((source) => source.owner !== owner);
      this.changed();
    };
  }

  /** Puts a layer on top; the returned function takes it away. */
  pushLayer(id: string, exclusive: boolean): () => void {
    this.layers = [...this.layers, { id, exclusive }];
    this.changed();
    return () => {
      this.layers = this.layers.filter((layer) => layer.id !== id);
      this.changed();
    };
  }

  /** Whether the top layer silences everything beneath it. */
  isExclusive(): boolean {
    return this.layers.at(-1)?.exclusive === true;
  }

  /** Tells those who show commands that they are different now. */
  changed(): void {
    this.cache = null;
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The commands that work now, newest component first. */
  readonly shown = (): readonly ShownCommand[] => {
    this.cache ??= this.collect();
    return this.cache;
  };

  /** Runs the command of a key press, if there is one. True if it did. */
  handle(press: KeyPress): boolean {
    if (press.defaultPrevented || press.repeat) return false;
    const command = this.shown().find((candidate) =>
      listOfKeys(candidate).some(
        (keys) => keysMatch(keys, press) && (candidate.whileTyping || typingAllows(keys, press)),
      ),
    );
    if (!command) return false;
    press.preventDefault();
    // The list that is shown may be older than the component's last render; its newest function counts.
    const newest = this.sources
      .flatMap((source) => source.commands.current.map((current) => ({ current, layer: source.layer })))
      .find(({ current, layer }) => current.id === command.id && layer === command.layer);
    (newest?.current ?? command).run();
    return true;
  }

  private collect(): readonly ShownCommand[] {
    const top = this.layers.at(-1);
    const layer = top?.id ?? "base";
    return [...this.sources]
      .reverse()
      .flatMap((source) => source.commands.current.map((command) => ({ ...command, layer: source.layer })))
      .filter((command) => command.enabled !== false)
      .filter((command) => command.layer === layer || (command.global === true && top?.exclusive !== true));
  }
}

/** A command's keys as a list. */
export function listOfKeys(command: Pick<Command, "keys">): readonly string[] {
  if (command.keys === undefined) return [];
  return typeof command.keys === "string" ? [command.keys] : command.keys;
}
