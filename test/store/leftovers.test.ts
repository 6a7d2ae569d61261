import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FEATURES } from "../../main/features";
import { systemRandom } from "../../main/platform/ids";
import { wrapOfficeKey, writeOfficeKeyFile } from "../../main/platform/office-key";
import { type DataPaths, dataPaths } from "../../main/platform/paths";
import { backupLog, restoreFolder } from "../../main/store/backup/backup";
import { backupKeys } from "../../main/store/backup/keys-backup";
import { Database } from "../../main/store/database";
import { PLACE } from "../../main/store/log/incarnation";
import { receive } from "../helpers/requests";
import { openTestStore, type TestStore, testStore } from "../helpers/store";
import { newTestFolder } from "../helpers/template";

/** What a crash leaves half-made is gone after the next start. */
let open: TestStore;
let folders: string[];
beforeEach(() => {
  open = openTestStore();
  // So that nothing is left of what setting it up made ahead.
  open.reopen();
  folders = [];
});
afterEach(() => {
  open.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const newFolder = () => {
  const folder = newTestFolder();
  folders.push(folder);
  return folder;
};

/** The folder as a console that is killed now leaves it; `moved`: to another place, as far as the log knows. */
function killed(moved: boolean): DataPaths {
  open.store.writeMeta(PLACE, moved ? "elsewhere" : "");
  const paths = dataPaths(newFolder());
  cpSync(open.paths.folder, paths.folder, { recursive: true });
  rmSync(paths.lock);
  return paths;
}

function keysIn({ keys }: DataPaths): { all: number; spare: number } {
  const database = new Database(keys);
  try {
    const count = (table: string) =>
      database.rawGet<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? Number.NaN;
    return { all: count("stream_keys"), spare: count("spare_keys") };
  } finally {
    database.close();
  }
}

/** Opens a killed console's folder, says how many keys are in it then, and checks that each person can be read. */
function started(paths: DataPaths): number {
  const { officeKey, clock, operators } = open;
  const next = testStore({ paths, officeKey, clock, operators }, systemRandom());
  try {
    expect(next.store.lostKeys()).toBe(0);
    const { all, spare } = keysIn(paths);
    expect(spare).toBe(0);
    // The next one has a key of its own, whatever was taken out.
    expect(next.query("requests.detail", { id: receive(next) }).row.applicant).toBe("Sri Wahyuni");
    return all;
  } finally {
    next.close();
  }
}

describe("keys that were made ahead", () => {
  test("and never used are taken out, those of persons stay", () => {
    const before = keysIn(open.paths).all;
    receive(open);
    receive(open);
    expect(keysIn(open.paths)).toEqual({ all: before + 256, spare: 256 });
    expect(started(killed(false))).toBe(before + 2);
  });

  test("stay where something that is not in the log may use them", () => {
    const before = keysIn(open.paths).all;
    receive(open);
    expect(started(killed(true))).toBeGreaterThanOrEqual(before + 256);
    const aside = killed(false);
    writeFileSync(`${aside.log}.damaged-20261123T020000`, "");
    expect(started(aside)).toBeGreaterThanOrEqual(before + 256);
  });

  test("are gone after an orderly close", () => {
    const before = keysIn(open.paths).all;
    receive(open);
    open.shut();
    expect(keysIn(open.paths)).toEqual({ all: before + 1, spare: 0 });
  });
});

test("half-made files in the folder are gone after a start", () => {
  const { view, log, logCheck, backups } = open.paths;
  open.shut();
  const left = [`${view}.new`, `${view}.new-wal`, `${log}.restored`, `${logCheck}.new`, `${backups}.new`];
  for (const path of left) writeFileSync(path, "setengah jadi");
  open.reopen();
  expect(open.store.notices).toEqual([]);
  expect(left.filter((path) => existsSync(path))).toEqual([]);
});

test("what a cut-off backup left beside is removed by the next, under whatever name, and nothing that is under way", () => {
  const folder = newFolder();
  const at = (name: string) => join(folder, name);
  for (const name of ["K1-2026-11-20.backup.part", "K1-2026-11-20.backup.part-journal", "K1.keys.part", "other.part"]) {
    writeFileSync(at(name), "setengah jadi");
    utimesSync(at(name), new Date(0), new Date(0));
  }
  writeFileSync(at("now.backup.part"), "sedang ditulis");
  backupLog(open.paths, at("K1-2026-11-23.backup"), 1);
  expect(readdirSync(folder).sort()).toEqual(["K1-2026-11-23.backup", "now.backup.part", "other.part"]);
});

describe("a restore that was cut off", () => {
  /** A process that has long ended, in every system's counting. */
  const NOBODY = "2147483646";
  let backup: string;
  beforeEach(async () => {
    receive(open);
    writeOfficeKeyFile(open.paths.officeKey, await wrapOfficeKey(open.officeKey, "frasa kantor", systemRandom()));
    backup = join(newFolder(), "K1.backup");
    backupLog(open.paths, backup, 1);
    backupKeys(open.paths, `${backup}.keys`);
  });

  const restore = (paths: DataPaths) =>
    restoreFolder({
      from: backup,
      keys: `${backup}.keys`,
      paths,
      clock: open.clock,
      random: systemRandom(),
      features: FEATURES,
      passphrase: () => "frasa kantor",
      authorise: () => Promise.resolve(open.operators.administrator),
    });

  function halfRestored(by: string): DataPaths {
    const paths = dataPaths(newFolder());
    cpSync(open.paths.officeKey, paths.officeKey);
    writeFileSync(paths.keys, "setengah jadi");
    mkdirSync(paths.attachments);
    writeFileSync(paths.restoring, by);
    return paths;
  }

  test("is begun again by the next into the same folder", async () => {
    const paths = halfRestored(NOBODY);
    expect((await restore(paths)).withoutKey).toBe(0);
    expect(existsSync(paths.restoring)).toBe(false);
    // What was restored is an office now, and no restore takes it for its own.
    await expect(restore(paths)).rejects.toThrow(/tidak kosong/);
  });

  test("is left alone while it goes on", async () => {
    const paths = halfRestored(String(process.ppid));
    await expect(restore(paths)).rejects.toThrow(/sedang dipulihkan/);
    expect(existsSync(paths.officeKey)).toBe(true);
  });
});
