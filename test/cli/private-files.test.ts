import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { dataPaths } from "../../main/platform/paths";
import { makeDataFolder, usualRoot } from "../../main/platform/private-files";
import { bundleForNode } from "../helpers/bundle";
import { RESOURCES } from "../helpers/store";
import { scratchFolder } from "./helpers";

const scratch = scratchFolder();
afterAll(scratch.remove);

/** Everything below a folder, and the folder, that another user has any right to. */
function openToOthers(folder: string): string[] {
  const below = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  return [folder, ...below].filter((path) => (statSync(path).mode & 0o077) !== 0);
}

test.skipIf(process.platform === "win32")(
  "another user of the machine can read no file and enter no folder, whatever the system's habit is",
  async () => {
    const bundle = await bundleForNode("sigap-test-cli", { cli: "main/cli/index.ts" });
    const run = (...words: string[]) => {
      // Without a habit of its own, every file a program makes is open to everybody.
      const done = spawnSync(
        "sh",
        ["-c", 'umask 0; exec "$@"', "sh", process.execPath, join(bundle, "cli.js"), ...words],
        {
          encoding: "utf8",
          cwd: join(RESOURCES, ".."),
        },
      );
      if (done.status !== 0) throw new Error(done.stderr);
    };
    const data = scratch.path("open");
    const { folder, log } = dataPaths(data);
    mkdirSync(data, { mode: 0o777 });
    chmodSync(data, 0o755);
    run("demo", "--data", data, "--office", "bantul", "--requests", "3");
    expect(openToOthers(folder)).toEqual([]);

    // As an older version, or a copy by another program, left it.
    chmodSync(folder, 0o755);
    chmodSync(log, 0o644);
    run("rebuild", "--data", data);
    const backups = scratch.path("backups");
    mkdirSync(backups, { mode: 0o700 });
    run("backup", "--data", data, "--to", join(backups, "a.backup"));
    run("keys", "backup", "--data", data, "--to", join(backups, "a.keys"));
    expect(openToOthers(backups)).toEqual([]);

    const back = scratch.path("back");
    mkdirSync(back);
    chmodSync(back, 0o755);
    run("restore", "--from", join(backups, "a.backup"), "--keys", join(backups, "a.keys"), "--data", back);
    expect(openToOthers(back)).toEqual([]);
    makeDataFolder(dataPaths(data));
    expect(openToOthers(folder)).toEqual([]);
  },
  60_000,
);

test.skipIf(process.platform === "win32")("a folder that holds other things keeps its mode", () => {
  const shared = scratch.path("shared");
  mkdirSync(shared);
  writeFileSync(join(shared, "other.txt"), "x");
  chmodSync(shared, 0o755);
  makeDataFolder(dataPaths(shared));
  expect(statSync(shared).mode & 0o777).toBe(0o755);
});

test("on Windows data lies in the local folder, which no server gets a copy of", () => {
  const local = join("C:", "Users", "siti", "AppData", "Local");
  const roaming = join("C:", "Users", "siti", "AppData", "Roaming");
  expect(usualRoot("win32", roaming, local)).toBe(join(local, "Sigap"));
  expect(usualRoot("win32", roaming, undefined)).toBe(join(roaming, "Sigap"));
  expect(usualRoot("linux", "/home/siti/.config", local)).toBe(join("/home/siti/.config", "Sigap"));
});
