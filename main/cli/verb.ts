import type { Clock } from "../platform/clock";
import type { RandomSource } from "../platform/ids";
import type { KeyStore } from "../platform/office-key";

/** Where a command writes: `out` for the answer, `err` for progress and errors. Texts bring their own line ends. */
export interface CliIo {
  out(text: string): void;
  err(text: string): void;
}

/** What a command works with besides its arguments; passed in, so that a test can hold the clock. */
export interface CliContext {
  io: CliIo;
  /** The folder with `catalog/` and `calendar/`. */
  resources: string;
  clock: Clock;
  random: RandomSource;
  /** Lets so many milliseconds pass. */
  pause(milliseconds: number): Promise<void>;
  /** The operating system's key store where there is one (the installed app); null in plain Node. */
  keyStore: KeyStore | null;
}

/** One of the administrator's commands. */
export interface Verb {
  /** One or two words: "due", "catalog list". */
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What `--help` prints: the form, the options, an example. */
  help: string;
  /** @returns the exit code. @throws CliError, Refusal, InstantError, DurationError, HoursError: bad input */
  run(args: readonly string[], context: CliContext): number | Promise<number>;
}

/** Something the administrator can mend. The message is Indonesian and says what to do. */
export class CliError extends Error {}

/** Prints the answer: one JSON document with `--json`, else lines to read. */
export function answer(context: CliContext, json: boolean | undefined, value: unknown, lines: readonly string[]): void {
  context.io.out(json ? `${JSON.stringify(value, null, 2)}\n` : `${lines.join("\n")}\n`);
}
