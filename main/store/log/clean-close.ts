import { createHmac, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import type { DataPaths } from "../../platform/paths";

interface Noted {
  size: number;
  modified: number;
  /** HMAC under a key of the office: whoever can only write to the folder cannot make one. */
  mac: string;
}

interface ClosedState {
  [file: string]: Noted;
}

export type Condition =
  /** As it was when it was closed. */
  | "clean"
  /** Closed, and then changed by somebody else: damage, another copy. Nothing in it can be relied on. */
  | "changed"
  /** Not closed: a power cut or a crash, or a note that this office did not write. What SQLite recovers is right. */
  | "not-closed";

function readClosed(paths: DataPaths): ClosedState {
  try {
    return JSON.parse(readFileSync(paths.viewState, "utf8")) as ClosedState;
  } catch {
    return {};
  }
}

function macOf(key: Buffer, file: string, { size, modified }: Pick<Noted, "size" | "modified">): Buffer {
  return createHmac("sha256", key)
    .update(JSON.stringify([file, size, modified]))
    .digest();
}

function isOurs(key: Buffer, file: string, noted: Noted): boolean {
  const mac = Buffer.from(String(noted.mac), "hex");
  const wanted = macOf(key, file, noted);
  return mac.length === wanted.length && timingSafeEqual(mac, wanted);
}

/** Notes size and time of the files at a clean close: a file that is still so needs no check at the next start. */
export function noteCleanClose(paths: DataPaths, key: Buffer): void {
  const state: ClosedState = {};
  for (const path of [paths.log, paths.view]) {
    if (!existsSync(path)) continue;
    const { size, mtimeMs } = statSync(path);
    const noted = { size, modified: mtimeMs };
    const file = basename(path);
    state[file] = { ...noted, mac: macOf(key, file, noted).toString("hex") };
  }
  writeFileSync(paths.viewState, JSON.stringify(state));
}

/** Takes the note back: of both files while they are in use, of the view where it is replaced. */
export function forgetCleanClose(paths: DataPaths, which: "both" | "view"): void {
  if (which === "both") {
    rmSync(paths.viewState, { force: true });
    return;
  }
  const { [basename(paths.view)]: view, ...others } = readClosed(paths);
  if (view) writeFileSync(paths.viewState, JSON.stringify(others));
}

export function conditionOf(paths: DataPaths, path: string, key: Buffer): Condition {
  const file = basename(path);
  const noted = readClosed(paths)[file];
  if (!noted || !isOurs(key, file, noted)) return "not-closed";
  const { size, mtimeMs } = statSync(path);
  return noted.size === size && noted.modified === mtimeMs ? "clean" : "changed";
}
