import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newestOf, viewKeyOf } from "../../main/platform/office-key";
import { Database } from "../../main/store/database";
import { LOG_VERSION } from "../../main/store/log/schema";
import { bundleForNode } from "../helpers/bundle";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
import { openTestStore, type TestStore } from "../helpers/store";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

/** Changes the closed log with plain SQL, as another program would. */
function changeLog(text: string): void {
  const log = new Database(open.paths.log);
  log.exec(text);
  log.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  log.close();
}

describe("a log of a newer version", () => {
  test("is refused with both versions, and left as it is", () => {
    open.shut();
    changeLog(
      `PRAGMA user_version = ${LOG_VERSION + 3}; UPDATE meta SET value = '${LOG_VERSION + 2}' WHERE key = 'oldest_app'`,
    );
    const before = readFileSync(open.paths.log);
    expect(refusalOf(() => open.reopen())).toEqual({
      code: "log-newer",
      params: { found: LOG_VERSION + 3, known: LOG_VERSION },
      fields: {},
    });
    expect(readFileSync(open.paths.log).equals(before)).toBe(true);
    // The folder is free again: a newer app can open it.
    expect(refusalOf(() => open.reopen()).code).toBe("log-newer");
  });

  test("that this version may still open is opened", () => {
    open.shut();
    changeLog(`PRAGMA user_version = ${LOG_VERSION + 1}; ALTER TABLE events ADD COLUMN flavour TEXT`);
    open.reopen();
    const id = receive(open);
    expect(open.query("requests.detail", { id }).row.status).toBe("open");
  });
});

describe("a damaged log", () => {
  const inFolder = () => readdirSync(open.paths.folder).filter((name) => /^log\.db\.damaged-\w+$/.test(name));
  const expectSetAside = (reason: RegExp) => {
    const damaged = readFileSync(open.paths.log);
    writeFileSync(open.paths.officeKey, "{}");
    const refusal = refusalOf(() => open.reopen());
    expect(refusal.code).toBe("log-damaged");
    expect(String(refusal.params.reason)).toMatch(reason);
    const aside = String(refusal.params.setAside);
    expect(aside).toMatch(/log\.db\.damaged-\d{8}T\d{6}$/);
    expect(readFileSync(aside).equals(damaged)).toBe(true);
    expect(existsSync(open.paths.log)).toBe(false);
    // The next start still says so, and where it lies: an office's log is never begun anew by itself.
    expect(refusalOf(() => open.reopen())).toMatchObject({ code: "log-damaged", params: { setAside: aside } });
    expect(inFolder()).toHaveLength(1);
  };

  test("whose pages are overwritten is set aside, never deleted", () => {
    open.shut();
    const { size } = statSync(open.paths.log);
    const file = openSync(open.paths.log, "r+");
    for (let at = 8_192; at < size; at += 8_192) writeSync(file, Buffer.alloc(512, 0x5a), 0, 512, at);
    closeSync(file);
    expectSetAside(/quick_check|malformed|corrupt/);
  });

  test("that is cut off is set aside", () => {
    open.shut();
    truncateSync(open.paths.log, 10_000);
    expectSetAside(/quick_check|malformed|not a database|corrupt/);
  });

  test("that is no database is set aside", () => {
    open.shut();
    writeFileSync(open.paths.log, "bukan basis data ".repeat(500));
    expectSetAside(/not a database/);
  });

  test("in which somebody changed a fact is set aside: its chain says so", () => {
    const id = receive(open);
    open.shut();
    changeLog(`UPDATE events SET actor = 'somebody else' WHERE stream = 'request/${id}'`);
    expectSetAside(/^hash K1/);
  });

  test("that is empty or gone is no new office", () => {
    open.shut();
    writeFileSync(open.paths.officeKey, "{}");
    truncateSync(open.paths.log, 0);
    expect(refusalOf(() => open.reopen())).toMatchObject({ code: "log-damaged", params: { reason: "empty" } });
    rmSync(open.paths.log);
    expect(refusalOf(() => open.reopen())).toMatchObject({ code: "log-damaged", params: { reason: "missing" } });
  });
});

describe("two Sigaps on one data folder", () => {
  test("the second is told who has it", () => {
    const since = open.clock.now().wall;
    expect(refusalOf(() => openTestStore({ folder: open.paths.folder }))).toMatchObject({
      code: "data-folder-in-use",
      params: { pid: process.pid, host: hostname(), since },
    });
    receive(open);
  });

  test("also across processes, and until the first has ended", async () => {
    const bundle = await bundleForNode("sigap-test-opening", { holder: "test/store/programs/open.ts" });
    const words = [join(bundle, "holder.js"), open.paths.folder, newestOf(open.officeKey).key.toString("hex")];
    const tryOpen = () => JSON.parse(spawnSync(process.execPath, words, { encoding: "utf8" }).stdout) as unknown;
    expect(tryOpen()).toMatchObject({ code: "data-folder-in-use", params: { pid: process.pid, host: hostname() } });
    open.shut();
    expect(tryOpen()).toEqual({ opened: true });
    open.reopen();
  });

  test("a lock file that is damaged stops nobody", () => {
    open.shut();
    writeFileSync(open.paths.lock, "bukan basis data ".repeat(500));
    open.reopen();
    expect(refusalOf(() => openTestStore({ folder: open.paths.folder })).code).toBe("data-folder-in-use");
  });
});

test("a command waits for another program that has a file for a moment", async () => {
  const bundle = await bundleForNode("sigap-test-locks", { holder: "test/store/programs/hold.ts" });
  const files = [
    [open.paths.log, "300"],
    [open.paths.view, "300", viewKeyOf(open.officeKey)],
  ];
  for (const words of files) {
    const holder = spawn(process.execPath, [join(bundle, "holder.js"), ...words], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((held) => holder.stdout.once("data", held));
    const id = receive(open);
    expect(open.query("requests.detail", { id }).row.status).toBe("open");
    await new Promise((ended) => (holder.exitCode === null ? holder.once("exit", ended) : ended(0)));
  }
});
