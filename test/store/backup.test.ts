import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FEATURES } from "../../main/features/index";
import { operatorsOfLog } from "../../main/features/operators/of-log";
import { systemRandom } from "../../main/platform/ids";
import { newestOf, wrapOfficeKey, writeOfficeKeyFile } from "../../main/platform/office-key";
import { type DataPaths, dataPaths } from "../../main/platform/paths";
import { backupLog, restoreFolder, restoreLastBackup } from "../../main/store/backup/backup";
import { knownBackups, openLogForReading } from "../../main/store/backup/backup-files";
import { backupKeys, readKeysBackup } from "../../main/store/backup/keys-backup";
import { Database } from "../../main/store/database";
import { FeatureSet } from "../../main/store/feature-set";
import { verifyLog } from "../../main/store/log/verification";
import { Store, type StoreOptions } from "../../main/store/store";
import { Refusal } from "../../shared/ipc/errors";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

let held: TestStore;
let target: string;
const random = systemRandom();

beforeEach(async () => {
  held = openTestStore();
  writeOfficeKeyFile(held.paths.officeKey, await wrapOfficeKey(held.officeKey, "frasa kantor", random));
  target = join(held.paths.folder, "log.backup");
});
afterEach(() => held.close());

function storeOptions() {
  return { paths: held.paths, officeKey: held.officeKey, clock: held.clock, random, features: FEATURES };
}

function refusalAtOpening(options: StoreOptions): Refusal | null {
  try {
    Store.open(options).close();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

describe("a backup of the log", () => {
  test("is one complete file while the store is open, with no key in it", () => {
    held.execute("requests.receive", aRequest());
    const made = backupLog(held.paths, target, 5);
    const copy = openLogForReading(target);
    expect({ ...verifyLog(copy), attachments: { files: 0, copied: 0, missing: [] } }).toEqual(made);
    expect(
      copy.rawAll<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map((row) => row.name),
    ).toEqual(["events", "heads", "signed_heads", "meta"]);
    copy.close();
    expect(made).toMatchObject({ ok: true, origins: 1 });
    expect(readFileSync(target).includes("Sri Wahyuni")).toBe(false);
    expect(readFileSync(target).includes(newestOf(held.officeKey).key)).toBe(false);
    expect(readdirSync(held.paths.folder).filter((name) => name.startsWith("log.backup"))).toEqual(["log.backup"]);
    expect(knownBackups(held.paths.backups)).toEqual([{ path: target, at: 5 }]);
    expect(held.query("workstation.status", {}, "administrator").lastBackup).toEqual({ path: target, at: 5 });
  });

  test("holds what was committed, not what is being written", () => {
    const before = held.store.database.rawGet<{ n: number }>("SELECT count(*) AS n FROM events")?.n;
    held.store.inBulk(() => {
      held.execute("requests.receive", aRequest());
      held.execute("requests.receive", aRequest());
      expect(backupLog(held.paths, target, 1).events).toBe(before);
    });
    expect(backupLog(held.paths, `${target}2`, 2).events).toBe((before ?? 0) + 2);
  });

  test("never overwrites, and is not noted when it failed", () => {
    writeFileSync(target, "yang lama");
    expect(() => backupLog(held.paths, target, 1)).toThrow(/sudah ada/);
    expect(() => backupLog(held.paths, join(held.paths.folder, "tidak/ada.backup"), 1)).toThrow();
    expect(readFileSync(target, "utf8")).toBe("yang lama");
    expect(knownBackups(held.paths.backups)).toEqual([]);
  });

  test("of a log whose chain is broken is refused and leaves no file", () => {
    held.store.database.exec("UPDATE events SET payload = '{}' WHERE origin_seq = 3");
    expect(() => backupLog(held.paths, target, 1)).toThrow(/tidak utuh: peristiwa 3 /);
    expect(existsSync(target)).toBe(false);
  });
});

describe("a restored folder", () => {
  const restored = () => dataPaths(join(held.paths.folder, "pulih"));
  const restore = (changes: Partial<Parameters<typeof restoreFolder>[0]> = {}) =>
    restoreFolder({
      from: target,
      keys: `${target}.keys`,
      paths: restored(),
      clock: held.clock,
      random,
      features: FEATURES,
      passphrase: () => "frasa kantor",
      authorise: async ({ log, keyring }) =>
        operatorsOfLog(log, keyring, new FeatureSet(FEATURES)).find(({ login }) => login === "administrator")?.id ??
        null,
      ...changes,
    });

  beforeEach(() => {
    held.execute("requests.receive", aRequest());
    backupLog(held.paths, target, 1);
    backupKeys(held.paths, `${target}.keys`);
  });

  test("goes on under its own origin: no number is given twice, and everything can be read", async () => {
    const made = await restore();
    const store = Store.open({ ...storeOptions(), paths: restored() });
    try {
      const input = aRequest();
      const context = { operatorId: held.operators["service-desk"] };
      const next = store.execute("requests.receive", input, context) as { number: string };
      const here = held.execute("requests.receive", aRequest());
      expect(next.number).not.toBe(here.number);
      expect(next.number).toMatch(/^K1\.[A-Z0-9]{4}-2026-00001$/);
      expect(next.number.startsWith(made.prefix)).toBe(true);
      expect(verifyLog(store.database)).toMatchObject({ ok: true, origins: 2 });
      const rows = store.database.rawAll<{ applicant: string }>("SELECT applicant FROM view.requests");
      expect(rows.map((row) => row.applicant)).toEqual(["Sri Wahyuni", "Sri Wahyuni"]);
      expect(store.referenceData.office.workstations.map(({ origin }) => origin)).toEqual([
        held.store.identity?.origin,
        made.origin,
      ]);
    } finally {
      store.close();
    }
  });

  test("needs the right passphrase, an authorised person and an empty folder", async () => {
    await expect(restore({ passphrase: () => "salah" })).rejects.toMatchObject({ code: "wrong-passphrase" });
    await expect(restore({ authorise: () => Promise.reject(new Refusal("wrong-password")) })).rejects.toMatchObject({
      code: "wrong-password",
    });
    expect(existsSync(restored().folder)).toBe(false);
    await expect(restore({ paths: held.paths })).rejects.toThrow(/tidak kosong/);
  });

  test("is not made from a changed backup, a file that is none, or another office's keys", async () => {
    const other = openTestStore();
    try {
      writeOfficeKeyFile(other.paths.officeKey, await wrapOfficeKey(other.officeKey, "frasa kantor", random));
      backupKeys(other.paths, `${target}.other`);
    } finally {
      other.close();
    }
    await expect(restore({ keys: `${target}.other` })).rejects.toThrow(/bukan kunci cadangan/);
    await expect(restore({ keys: target })).rejects.toThrow(/bukan cadangan kunci/);
    await expect(restore({ from: `${target}.keys` })).rejects.toThrow(/bukan log Sigap/);
    const copy = new Database(target);
    copy.exec("UPDATE events SET wall = wall + 1 WHERE origin_seq = 2");
    copy.close();
    await expect(restore()).rejects.toThrow(/tidak utuh: peristiwa 2 /);
    writeFileSync(target, "bukan basis data ".repeat(500));
    await expect(restore()).rejects.toMatchObject({ code: "log-damaged" });
    expect(existsSync(restored().folder)).toBe(false);
  });

  test("says how many streams it cannot read where the keys are older than the log", async () => {
    held.execute("requests.receive", aRequest());
    // The pool of keys made ahead of need is in the backup too; only one made later is missing.
    held.store.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const later = `${target}.later`;
    backupLog(held.paths, later, 2);
    const keys = new Database(`${target}.keys`);
    const used = openLogForReading(later);
    const last = used.rawGet<{ id: Uint8Array }>(
      "SELECT substr(personal, 2, 16) AS id FROM events WHERE personal IS NOT NULL ORDER BY pos DESC LIMIT 1",
    );
    used.close();
    keys.rawRun("DELETE FROM stream_keys WHERE key_id = ?", last?.id ?? Buffer.alloc(16));
    keys.close();
    expect(await restore({ from: later })).toMatchObject({ withoutKey: 1 });
  });

  test("the office key in the file opens with the passphrase only", () => {
    writeOfficeKeyFile(held.paths.officeKey, {
      ...readKeysBackup(`${target}.keys`).officeKey,
      osKeyStore: "dibungkus tempat kunci",
    });
    backupKeys(held.paths, `${target}.keys2`);
    expect(readKeysBackup(`${target}.keys2`).officeKey.osKeyStore).toBeNull();
    expect(readFileSync(`${target}.keys2`).includes(newestOf(held.officeKey).key)).toBe(false);
  });
});

describe("the last backup after the log was lost", () => {
  // A copy of the folder as it lies on the disk: the store of the original stays open.
  let paths: DataPaths;
  const lost = () => ({ ...storeOptions(), paths });

  beforeEach(() => {
    held.execute("requests.receive", aRequest());
    backupLog(held.paths, target, 1);
    held.execute("requests.receive", aRequest());
    held.store.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    paths = dataPaths(mkdtempSync(join(tmpdir(), "sigap-lost-")));
    cpSync(held.paths.folder, paths.folder, { recursive: true });
  });
  afterEach(() => rmSync(paths.folder, { recursive: true, force: true }));

  test("takes a damaged log's place, which stays beside it", () => {
    truncateSync(paths.log, 6_000);
    expect(refusalAtOpening(lost())?.code).toBe("log-damaged");
    const made = restoreLastBackup(lost());
    expect(made).toMatchObject({ path: target, passedOver: [], withoutKey: 0 });
    expect(readdirSync(paths.folder).some((name) => name.startsWith("log.db.damaged-"))).toBe(true);
    const store = Store.open(lost());
    const answer = store.execute("requests.receive", aRequest(), { operatorId: held.operators["service-desk"] });
    expect((answer as { number: string }).number).toBe(`${made.prefix}-2026-00001`);
    expect(store.database.rawGet<{ n: number }>("SELECT count(*) AS n FROM view.requests")?.n).toBe(2);
    expect(verifyLog(store.database)).toMatchObject({ ok: true, origins: 2 });
    store.close();
  });

  test("passes over backups that are gone or damaged; without any it says so", () => {
    writeFileSync(join(paths.folder, "rusak.backup"), "rusak");
    const list = [
      ...knownBackups(paths.backups),
      { path: join(paths.folder, "rusak.backup"), at: 2 },
      { path: "/tidak/ada.backup", at: 3 },
    ];
    writeFileSync(paths.backups, JSON.stringify(list));
    rmSync(paths.log);
    const made = restoreLastBackup(lost());
    expect(made.path).toBe(target);
    expect(made.passedOver).toEqual(["/tidak/ada.backup", join(paths.folder, "rusak.backup")]);
    rmSync(paths.log);
    rmSync(target);
    expect(() => restoreLastBackup(lost())).toThrow(Refusal);
    expect(existsSync(paths.log)).toBe(false);
  });
});
