import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import Libsql from "libsql";
import { Refusal } from "../../shared/ipc/errors";

/** Holds a data folder for one process. The operating system lets go of it when the process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/**
 * Takes the folder's lock.
 * @throws Refusal `data-folder-in-use` with who has it: process id, machine, user and since when.
 */
export function lockFolder(path: string, now: number): FolderLock {
  const owner = `${path}.json`;
  const database = exclusively(path, owner);
  try {
    writeFileSync(owner, JSON.stringify({ pid: process.pid, host: hostname(), user: userInfo().username, since: now }));
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    release: () => {
      database.exec("ROLLBACK");
      database.close();
    },
  };
}

function exclusively(path: string, owner: string, mayMend = true): Libsql.Database {
  const database = new Libsql(path);
  try {
    database.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database.close();
    const code = Number((error as { rawCode?: unknown }).rawCode) & 0xff;
    if (code === SQLITE_BUSY) throw new Refusal("data-folder-in-use", readOwner(owner));
    if (!mayMend || (code !== SQLITE_CORRUPT && code !== SQLITE_NOTADB)) throw error;
    // The file holds nothing, only its lock counts. It is emptied in its place: another process may wait for it.
    truncateSync(path, 0);
    return exclusively(path, owner, false);
  }
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
