import { appendFileSync, chmodSync, existsSync, renameSync, statSync } from "node:fs";
import { Refusal } from "../../shared/ipc/errors";
import type { Logger } from "./log";

const MOST_BYTES = 1_000_000;
const MOST_FRAMES = 12;
/** A line of a stack that names a function and a place; a message that looks otherwise is none. */
const FRAME = /^\s+at (?:(?:async |new )*[\w$.<>[\] ]{0,80} \()?[^()\s]*?([\w.-]{1,60}\.[cm]?[jt]s:\d+:\d+)\)?$/;
const NAME = /^[A-Za-z]{1,40}$/;
const CODE = /^[A-Z][A-Z0-9_]{1,40}$/;

export interface FileLoggerOptions {
  path: string;
  /** Epoch milliseconds. */
  now(): number;
  mostBytes?: number;
}

/**
 * Writes what went wrong into a file of the data folder, without anything that a person typed: times, codes, numbers and
 * the places in Sigap's own code. Messages of errors are left out, because they may quote what they are about. A full
 * file becomes `….1`, whose place is taken by the next. A disk that refuses costs the line, no more.
 */
export function fileLogger({ path, now, mostBytes = MOST_BYTES }: FileLoggerOptions): Logger {
  const line = (level: string, what: string, detail: unknown) => {
    const text = `${new Date(now()).toISOString()} ${level} ${wordsOnly(what)}${withoutTexts(detail)}\n`;
    try {
      if (existsSync(path) && statSync(path).size + text.length > mostBytes) renameSync(path, `${path}.1`);
      const isNew = !existsSync(path);
      appendFileSync(path, text, { mode: 0o600 });
      if (isNew) chmodSync(path, 0o600);
    } catch {
      // There is nowhere left to say it.
    }
  };
  return { error: (what, detail) => line("error", what, detail), warn: (what, detail) => line("warn", what, detail) };
}

/** Hands each line on to all of them. */
export function loggers(...all: readonly Logger[]): Logger {
  return {
    error: (what, detail) => {
      for (const each of all) each.error(what, detail);
    },
    warn: (what, detail) => {
      for (const each of all) each.warn(what, detail);
    },
  };
}

/** `what` is written in the code; whatever else may have come into it goes. */
function wordsOnly(what: string): string {
  return what.replace(/[^\w .:-]/g, "").slice(0, 80);
}

function withoutTexts(detail: unknown): string {
  if (detail instanceof Refusal) return ` ${detail.code}${frames(detail.stack, detail.message)}`;
  if (detail instanceof Error) {
    const name = NAME.test(detail.name) ? ` ${detail.name}` : "";
    return `${name}${codesOf(detail)}${frames(detail.stack, detail.message)}`;
  }
  // A thread that ended tells its stack as text; what is not from Sigap's own files may be quoted from anywhere.
  if (typeof detail === "string") return frames(detail.split("\n").filter(isOwnPlace).join("\n"), "");
  if (typeof detail !== "object" || detail === null) return "";
  const numbers = Object.entries(detail).filter(([, value]) => typeof value === "number");
  return numbers.map(([name, value]) => ` ${wordsOnly(name)}=${value}`).join("");
}

function isOwnPlace(line: string): boolean {
  return /[/\\]dist[/\\]main[/\\]/.test(line);
}

function codesOf(error: Error): string {
  return ["code", "errno", "errcode"]
    .map((name): unknown => Reflect.get(error, name))
    .filter((value) => typeof value === "number" || (typeof value === "string" && CODE.test(value)))
    .map((value) => ` ${value}`)
    .join("");
}

function frames(stack: string | undefined, message: string): string {
  const places = (stack ?? "")
    .replace(message, "")
    .split("\n")
    .flatMap((each) => FRAME.exec(each)?.[1] ?? []);
  return places.length === 0 ? "" : ` at ${places.slice(0, MOST_FRAMES).join(" < ")}`;
}
