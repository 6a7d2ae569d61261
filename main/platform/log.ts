/** Where the app says what went wrong inside it. Never gets personal data: names, codes and stacks only. */
export interface Logger {
  error(what: string, detail: unknown): void;
  warn(what: string, detail: unknown): void;
}

/** Writes lines to standard error. */
export function stderrLogger(): Logger {
  const line = (level: string, what: string, detail: unknown) => {
    const text = detail instanceof Error ? (detail.stack ?? detail.message) : JSON.stringify(detail);
    process.stderr.write(`${new Date().toISOString()} ${level} ${what} ${text}\n`);
  };
  return { error: (what, detail) => line("error", what, detail), warn: (what, detail) => line("warn", what, detail) };
}
