import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FEATURES } from "../../main/features";
import { establishFolder, type NewOffice } from "../../main/features/office/establish";
import { systemRandom } from "../../main/platform/ids";
import {
  addToKeyStore,
  DEMO_COST,
  type KeyStore,
  newestOf,
  newOfficeKey,
  nextGeneration,
  type OfficeKey,
  openWithKeyStore,
  openWithOffice,
  openWithPassphrase,
  readOfficeKeyFile,
  sealWithOffice,
  wrapOfficeKey,
  writeOfficeKeyFile,
} from "../../main/platform/office-key";
import { type DataPaths, dataPaths } from "../../main/platform/paths";
import { Database } from "../../main/store/database";
import { bringOfficeKeyBack, keptOfficeKey, officeKeyFileOf } from "../../main/store/log/kept-key";
import { Store } from "../../main/store/store";
import { receive } from "../helpers/requests";
import { fixedClock, openTestStore, RESOURCES } from "../helpers/store";

const random = systemRandom();
const NOW = Date.parse("2026-11-23T09:00:00+07:00");
const PASSPHRASE = "tujuh bebek berbaris";
const OFFICE: NewOffice = {
  office: "klaten",
  workstation: "K1",
  administrator: { login: "admin", name: "Ayu Ningsih", passwordHash: "-" },
};

describe("an office key of several generations", () => {
  const bound = Buffer.from("what it belongs to");
  const first = newOfficeKey(random);
  const second = nextGeneration(first, random);

  test("seals with the newest, and opens what an older one sealed", () => {
    const [old, recent] = [first, second].map((key) => sealWithOffice(key, Buffer.from("plain"), bound, random));
    expect(old?.readUInt32BE()).toBe(1);
    expect(recent?.readUInt32BE()).toBe(2);
    expect(openWithOffice(second, old ?? Buffer.alloc(0), bound)?.toString()).toBe("plain");
    expect(openWithOffice(second, recent ?? Buffer.alloc(0), bound)?.toString()).toBe("plain");
    expect(openWithOffice(first, recent ?? Buffer.alloc(0), bound)).toBeNull();
  });

  test("opens nothing under another number, for another thing, or from nothing", () => {
    const sealed = sealWithOffice(second, Buffer.from("plain"), bound, random);
    // The same key under the other number: the number itself is bound.
    const renumbered: OfficeKey = [{ generation: 1, key: newestOf(second).key }];
    const moved = Buffer.from(sealed);
    moved.writeUInt32BE(1);
    expect(openWithOffice(renumbered, moved, bound)).toBeNull();
    expect(openWithOffice(second, sealed, Buffer.from("another thing"))).toBeNull();
    expect(openWithOffice(second, Buffer.alloc(2), bound)).toBeNull();
  });

  test("lies in one file, each generation wrapped with the passphrase", async () => {
    const file = await wrapOfficeKey(second, PASSPHRASE, random, DEMO_COST);
    expect(file.generations.map(({ generation }) => generation)).toEqual([1, 2]);
    expect(await openWithPassphrase(file, PASSPHRASE)).toEqual(second);
    await expect(openWithPassphrase(file, "salah")).rejects.toMatchObject({ code: "wrong-passphrase" });
    // Exchanged, neither opens: nothing is sealed with an old key because somebody turned the file over.
    const [one, two] = file.generations.map(({ wrapped }) => wrapped);
    const turned = {
      ...file,
      generations: [
        { generation: 1, wrapped: two ?? "" },
        { generation: 2, wrapped: one ?? "" },
      ],
    };
    await expect(openWithPassphrase(turned, PASSPHRASE)).rejects.toMatchObject({ code: "wrong-passphrase" });
  });

  test("opens all of it from the system's key store, unless the file has a newer one since", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sigap-key-store-"));
    const path = join(folder, "office-key.json");
    const flip = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
    const store: KeyStore = { encrypt: flip, decrypt: flip };
    try {
      writeOfficeKeyFile(path, await wrapOfficeKey(second, PASSPHRASE, random, DEMO_COST));
      addToKeyStore(path, second, store);
      expect(openWithKeyStore(readOfficeKeyFile(path), store)).toEqual(second);
      const { osKeyStore } = readOfficeKeyFile(path);
      const third = await wrapOfficeKey(nextGeneration(second, random), PASSPHRASE, random, DEMO_COST);
      expect(openWithKeyStore({ ...third, osKeyStore }, store)).toBeNull();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("opens a folder whose keys were wrapped before, and wraps new ones with the newest", () => {
    const open = openTestStore();
    const options = { paths: open.paths, clock: open.clock, random, features: FEATURES };
    const generations = () => {
      const keys = new Database(open.paths.keys, { readOnly: true });
      const rows = keys.rawAll<{ wrapped: Uint8Array }>("SELECT wrapped FROM stream_keys");
      keys.close();
      return new Set(rows.map(({ wrapped }) => Buffer.from(wrapped).readUInt32BE()));
    };
    try {
      const id = receive(open);
      open.shut();
      expect(generations()).toEqual(new Set([1]));
      const store = Store.open({ ...options, officeKey: nextGeneration(open.officeKey, random) });
      const add = { id, note: "Pemohon menelepon" };
      store.execute("requests.add-note", add, { operatorId: open.operators["service-desk"] });
      store.idle();
      expect(generations()).toEqual(new Set([1, 2]));
      store.close();
    } finally {
      open.close();
    }
  });
});

describe("an office whose office-key.json", () => {
  let paths: DataPaths;
  let officeKey: OfficeKey;
  beforeEach(async () => {
    paths = dataPaths(mkdtempSync(join(tmpdir(), "sigap-key-lost-")));
    officeKey = newOfficeKey(random);
    await establishFolder(options(), OFFICE, PASSPHRASE, RESOURCES, DEMO_COST);
  });
  afterEach(() => rmSync(paths.folder, { recursive: true, force: true }));
  const options = () => ({ paths, officeKey, clock: fixedClock(), random, features: FEATURES });
  const takeAwayTheCopy = () => {
    const keys = new Database(paths.keys);
    keys.exec("DELETE FROM kept");
    keys.close();
  };
  const beginAnew = () =>
    establishFolder({ ...options(), officeKey: newOfficeKey(random) }, OFFICE, PASSPHRASE, RESOURCES, DEMO_COST);

  test("is lost is no empty folder: no first set-up writes another key, and nothing is changed", async () => {
    rmSync(paths.officeKey);
    const before = readdirSync(paths.folder).sort();
    const log = readFileSync(paths.log);
    await expect(beginAnew()).rejects.toMatchObject({ code: "setup-done" });
    takeAwayTheCopy();
    await expect(beginAnew()).rejects.toMatchObject({ code: "setup-done" });
    expect(readdirSync(paths.folder).sort()).toEqual(before);
    expect(readFileSync(paths.log).equals(log)).toBe(true);
  });

  test("is lost gets it back from the copy in keys.db, and the passphrase opens it", async () => {
    const { osKeyStore: _kept, ...before } = readOfficeKeyFile(paths.officeKey);
    rmSync(paths.officeKey);
    expect(await openWithPassphrase(officeKeyFileOf(paths) ?? fail(), PASSPHRASE)).toEqual(officeKey);
    expect(existsSync(paths.officeKey)).toBe(false);
    bringOfficeKeyBack(paths, NOW);
    expect(readOfficeKeyFile(paths.officeKey)).toEqual({ ...before, osKeyStore: null });
    const store = Store.open({
      ...options(),
      officeKey: await openWithPassphrase(officeKeyFileOf(paths) ?? fail(), PASSPHRASE),
    });
    expect([...store.referenceData.operators.values()]).toMatchObject([{ login: "admin", name: "Ayu Ningsih" }]);
    store.close();
  });

  test("cannot be read gets it back too; what was there stays beside it", () => {
    writeFileSync(paths.officeKey, "{");
    bringOfficeKeyBack(paths, NOW);
    expect(readOfficeKeyFile(paths.officeKey).generations).toHaveLength(1);
    expect(readFileSync(`${paths.officeKey}.damaged-20261123T020000`, "utf8")).toBe("{");
  });

  test("is lost with its copy is told so, with what to do", () => {
    rmSync(paths.officeKey);
    takeAwayTheCopy();
    const lost = { code: "office-key-lost", params: { folder: paths.folder } };
    expect(() => bringOfficeKeyBack(paths, NOW)).toThrow(expect.objectContaining(lost));
    expect(() => officeKeyFileOf(paths)).toThrow(expect.objectContaining(lost));
    expect(existsSync(paths.officeKey)).toBe(false);
  });

  test("is lost together with the log is no empty folder either", async () => {
    rmSync(paths.officeKey);
    renameSync(paths.log, `${paths.log}.away`);
    rmSync(paths.view);
    await expect(beginAnew()).rejects.toMatchObject({ code: "setup-done" });
    bringOfficeKeyBack(paths, NOW);
    expect(() => Store.open(options())).toThrow(expect.objectContaining({ code: "log-damaged" }));
  });

  test("was exchanged does not take the copy with it; a newer generation does", async () => {
    const kept = () => {
      const keys = new Database(paths.keys, { readOnly: true });
      const file = keptOfficeKey(keys);
      keys.close();
      return file ?? fail();
    };
    writeOfficeKeyFile(paths.officeKey, await wrapOfficeKey(newOfficeKey(random), "another", random, DEMO_COST));
    Store.open(options()).close();
    expect(await openWithPassphrase(kept(), PASSPHRASE)).toEqual(officeKey);
    const next = nextGeneration(officeKey, random);
    writeOfficeKeyFile(paths.officeKey, await wrapOfficeKey(next, PASSPHRASE, random, DEMO_COST));
    Store.open({ ...options(), officeKey: next }).close();
    expect(await openWithPassphrase(kept(), PASSPHRASE)).toEqual(next);
  });
});

function fail(): never {
  throw new Error("there is no office key");
}
