import { createHash } from "node:crypto";
import { mkdirSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "electron";

/** What Chromium leaves in its folder: a link to "host-pid" of the process that was first. */
const LOCK_LINK = "SingletonLock";

/**
 * Whether this start is the first one on a data folder; the first hears of each later one ("second-instance") and raises
 * its window, so that the later one ends without a question. Where the system cannot say it (a folder that was left by a
 * crash on another host, no place to write) the start goes on: the lock in the data folder still guards the data.
 *
 * The mark lies in a folder of this computer, not in the data folder: that one may lie on a disk without links, or be a
 * copy of one that is in use. Call it before "ready"; it sets `userData` for a moment.
 */
export function isFirstStart(app: App, dataFolder: string, runtime = process.env.XDG_RUNTIME_DIR): boolean {
  const name = createHash("sha256").update(realpathSync(dataFolder)).digest("hex").slice(0, 16);
  const user = process.getuid?.() ?? "";
  const mark = join(runtime || tmpdir(), `sigap-${user}-${name}`);
  const before = app.getPath("userData");
  try {
    mkdirSync(mark, { recursive: true, mode: 0o700 });
    app.setPath("userData", mark);
    if (app.requestSingleInstanceLock()) {
      app.once("quit", () => rmSync(mark, { recursive: true, force: true }));
      return true;
    }
    return process.platform !== "win32" && !isHeldHere(join(mark, LOCK_LINK));
  } catch {
    return true;
  } finally {
    app.setPath("userData", before);
  }
}

/** Whether a process of this host that still lives has left the link. */
export function isHeldHere(link: string): boolean {
  try {
    const found = /^(.+)-(\d+)$/.exec(readlinkSync(link));
    if (found === null || found[1] !== hostname()) return false;
    process.kill(Number(found[2]), 0);
    return true;
  } catch {
    return false;
  }
}
