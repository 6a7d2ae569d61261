import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { DatabaseSync } from "@photostructure/sqlite";
import { Refusal } from "../../shared/ipc/errors";

/** Holds a data folder for one process. The operating system lets go of it when the process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the folder's lock.
 * @throws Refusal `data-folder-in-use` with who has it: process id, machine, user and since when.
 */
export function lockFolder(path: string, now: number): FolderLock {
  const owner = `${path}.json`;
  const database = new DatabaseSync(path);
  try {
    database.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE");
  } catch {
    database.close();
    throw new Refusal("data-folder-in-use", readOwner(owner));
  }
  writeFileSync(owner, JSON.stringify({ pid: process.pid, host: hostname(), user: userInfo().username, since: now }));
  return {
    release: () => {
      database.exec("ROLLBACK");
      database.close();
    },
  };
}

function readOwner(path: string): Record<string, string | number> {
  const unknown = { pid: "?", host: "?", user: "?", since: "?" };
  if (!existsSync(path)) return unknown;
  try {
    return { ...unknown, ...(JSON.parse(readFileSync(path, "utf8")) as Record<string, string | number>) };
  } catch {
    return unknown;
  }
}
