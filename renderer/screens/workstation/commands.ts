/** The administrator's commands that the status page shows, ready to be copied into a terminal. */
export interface AdministratorCommands {
  backup: string;
  keys: string;
  restore: string;
  verify: string;
  rebuild: string;
}

/**
 * The exact commands for a data folder. Paths are quoted for the shell of the system that `path` belongs to.
 * `day` (YYYY-MM-DD) makes the proposed file names differ from one day to the next.
 */
export function administratorCommands(dataFolder: string, workstation: string, day: string): AdministratorCommands {
  const windows = /^[A-Za-z]:\\|^\\\\/.test(dataFolder);
  const quoted = (path: string) => quote(path, windows);
  const name = `sigap-${workstation}-${day}`;
  const cli = "npm run --silent cli --";
  const data = quoted(dataFolder);
  return {
    backup: `${cli} backup --data ${data} --to ${quoted(`${name}.backup`)}`,
    keys: `${cli} keys backup --data ${data} --to ${quoted(`${name}.keys`)}`,
    restore: `${cli} restore --from ${quoted(`${name}.backup`)} --keys ${quoted(`${name}.keys`)} --data ${quoted(
      emptyFolderBeside(dataFolder, windows),
    )}`,
    verify: `${cli} verify --data ${data}`,
    rebuild: `${cli} rebuild --data ${data}`,
  };
}

/** Quotes a path for a POSIX shell or for Windows. What needs no quotes gets none. */
export function quote(path: string, windows: boolean): string {
  if (windows) return /[\s&()^%!'"]/.test(path) ? `"${path.replaceAll('"', "")}"` : path;
  return /^[A-Za-z0-9_./:@%+=-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

function emptyFolderBeside(dataFolder: string, windows: boolean): string {
  const trimmed = dataFolder.replace(windows ? /[\\/]+$/ : /\/+$/, "");
  return `${trimmed}-pulih`;
}

/** The first year that the calendar does not know: the one after the last known year. Null when none is known. */
export function firstUnknownYear(years: readonly { year: number }[]): number | null {
  return years.length === 0 ? null : Math.max(...years.map((known) => known.year)) + 1;
}
