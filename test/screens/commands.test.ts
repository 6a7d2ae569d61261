import { describe, expect, test, vi } from "vitest";
import type { Command, KeyPress } from "../../renderer/ui/commands/command";
import { CommandRegistry } from "../../renderer/ui/commands/command-registry";
import { keysMatch, parseKeys, splitKeys } from "../../renderer/ui/commands/keys";

function press(key: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    code: /^\d$/.test(key) ? `Digit${key}` : "",
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    defaultPrevented: false,
    repeat: false,
    target: null,
    preventDefault: vi.fn(),
    ...modifiers,
  };
}

function command(id: string, keys: Command["keys"], more: Partial<Command> = {}) {
  return { id, label: id, ...(keys === undefined ? {} : { keys }), ...more, run: vi.fn<() => void>() };
}

describe("keys", () => {
  test("are split as they are shown", () => {
    expect(splitKeys("Ctrl+Shift+K")).toEqual(["Ctrl", "Shift", "K"]);
    expect(splitKeys("Ctrl++")).toEqual(["Ctrl", "+"]);
    expect(splitKeys("+")).toEqual(["+"]);
    expect(splitKeys("?")).toEqual(["?"]);
    expect(parseKeys("Esc").key).toBe("escape");
  });

  test("match with exactly their modifiers", () => {
    expect(keysMatch("Ctrl+K", press("k", { ctrlKey: true }))).toBe(true);
    expect(keysMatch("Ctrl+K", press("k", { metaKey: true }))).toBe(true);
    expect(keysMatch("Ctrl+K", press("k"))).toBe(false);
    expect(keysMatch("K", press("k", { ctrlKey: true }))).toBe(false);
    expect(keysMatch("Ctrl+K", press("k", { ctrlKey: true, altKey: true }))).toBe(false);
    expect(keysMatch("N", press("N", { shiftKey: true }))).toBe(false);
    expect(keysMatch("N", press("N"))).toBe(true);
  });

  test("find signs wherever a keyboard has them", () => {
    expect(keysMatch("?", press("?", { shiftKey: true }))).toBe(true);
    expect(keysMatch("?", press("?"))).toBe(true);
    expect(keysMatch("Ctrl++", press("+", { ctrlKey: true, shiftKey: true }))).toBe(true);
  });

  test("find digits by their place on the keyboard too", () => {
    expect(keysMatch("Ctrl+1", press("&", { ctrlKey: true, code: "Digit1" }))).toBe(true);
  });
});

describe("the registry", () => {
  test("runs the newest component's command and says that it did", () => {
    const registry = new CommandRegistry();
    const older = command("older", "N");
    const newer = command("newer", "N");
    registry.add("a", "base", { current: [older] });
    registry.add("b", "base", { current: [newer] });
    const key = press("n");
    expect(registry.handle(key)).toBe(true);
    expect(key.preventDefault).toHaveBeenCalledOnce();
    expect(newer.run).toHaveBeenCalledOnce();
    expect(older.run).not.toHaveBeenCalled();
  });

  test("leaves alone what is disabled, handled, repeated or unknown", () => {
    const registry = new CommandRegistry();
    const off = command("off", "N", { enabled: false });
    const on = command("on", "M");
    registry.add("a", "base", { current: [off, on] });
    expect(registry.handle(press("n"))).toBe(false);
    expect(registry.handle(press("m", { defaultPrevented: true }))).toBe(false);
    expect(registry.handle(press("m", { repeat: true }))).toBe(false);
    expect(registry.handle(press("x"))).toBe(false);
    expect(on.run).not.toHaveBeenCalled();
  });

  test("a layer silences what is beneath it, except what is global", () => {
    const registry = new CommandRegistry();
    const screen = command("screen", "N");
    const lock = command("lock", "Ctrl+L", { global: true });
    const dialog = command("dialog", "Enter");
    registry.add("frame", "base", { current: [screen, lock] });
    const removeLayer = registry.pushLayer("dialog", false);
    registry.add("dialog", "dialog", { current: [dialog] });
    expect(registry.handle(press("n"))).toBe(false);
    expect(registry.handle(press("Enter"))).toBe(true);
    expect(registry.handle(press("l", { ctrlKey: true }))).toBe(true);
    removeLayer();
    expect(registry.handle(press("n"))).toBe(true);
    expect(registry.handle(press("Enter"))).toBe(false);
  });

  test("the lock's layer silences global commands as well", () => {
    const registry = new CommandRegistry();
    const lock = command("lock", "Ctrl+L", { global: true });
    registry.add("frame", "base", { current: [lock] });
    registry.pushLayer("locked", true);
    expect(registry.handle(press("l", { ctrlKey: true }))).toBe(false);
    expect(registry.shown()).toEqual([]);
  });

  test("tells its listeners, and forgets a component that went", () => {
    const registry = new CommandRegistry();
    const listener = vi.fn();
    registry.subscribe(listener);
    const remove = registry.add("a", "base", { current: [command("one", undefined)] });
    expect(registry.shown().map((shown) => shown.id)).toEqual(["one"]);
    expect(registry.shown()).toBe(registry.shown());
    remove();
    expect(registry.shown()).toEqual([]);
    expect(listener).toHaveBeenCalledTimes(2);
  });

  test("runs the function of the last render", () => {
    const registry = new CommandRegistry();
    const commands = { current: [command("save", "S")] };
    registry.add("form", "base", commands);
    registry.shown();
    const rerendered = command("save", "S");
    commands.current = [rerendered];
    registry.handle(press("s"));
    expect(rerendered.run).toHaveBeenCalledOnce();
  });
});
