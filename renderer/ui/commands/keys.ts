import type { KeyPress } from "./command";

interface ParsedKeys {
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  key: string;
}

const NAMED: Readonly<Record<string, string>> = {
  esc: "escape",
  space: " ",
  plus: "+",
  "↑": "arrowup",
  "↓": "arrowdown",
};

/** "Ctrl+K" -> ["Ctrl", "K"], "Ctrl++" -> ["Ctrl", "+"]. */
export function splitKeys(keys: string): readonly string[] {
  const plusKey = keys.endsWith("+");
  const parts = (plusKey ? keys.slice(0, -1) : keys).split("+").map((part) => part.trim());
  return [...parts.filter((part) => part !== ""), ...(plusKey ? ["+"] : [])];
}

/** Reads "Ctrl+Shift+K" into its parts; the last part is the key, in small letters. */
export function parseKeys(keys: string): ParsedKeys {
  const parts = splitKeys(keys).map((part) => part.toLowerCase());
  const key = parts.at(-1) ?? "";
  return {
    ctrl: parts.slice(0, -1).includes("ctrl"),
    alt: parts.slice(0, -1).includes("alt"),
    shift: parts.slice(0, -1).includes("shift"),
    key: NAMED[key] ?? key,
  };
}

/**
 * Whether a key press is the shortcut. Ctrl also stands for the Command key. Shift counts only for letters and named
 * keys: a sign such as ? needs it on some keyboards and not on others.
 */
export function keysMatch(keys: string, press: KeyPress): boolean {
  const wanted = parseKeys(keys);
  if (wanted.ctrl !== (press.ctrlKey || press.metaKey) || wanted.alt !== press.altKey) return false;
  const key = press.key.toLowerCase();
  const digit = /^\d$/.test(wanted.key) && press.code === `Digit${wanted.key}`;
  if (key !== wanted.key && !digit) return false;
  const shiftMatters = /^[a-z]$/.test(wanted.key) || wanted.key.length > 1;
  return !shiftMatters || wanted.shift === press.shiftKey;
}

/**
 * Whether a shortcut works where the focus is: in a field only those with Ctrl, Alt or a function key, and Escape;
 * on a button Enter and Space press the button.
 */
export function typingAllows(keys: string, press: KeyPress): boolean {
  const { ctrl, alt, key } = parseKeys(keys);
  if (ctrl || alt || key === "escape" || /^f\d{1,2}$/.test(key)) return true;
  if (typeof HTMLElement === "undefined" || !(press.target instanceof HTMLElement)) return true;
  if ((key === "enter" || key === " ") && press.target.closest("button, a, summary, [role=button], [role=radio]")) {
    return false;
  }
  return !isTyping(press.target);
}

function isTyping(target: HTMLElement): boolean {
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type);
}
