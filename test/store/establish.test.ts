import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FEATURES } from "../../main/features/index";
import { establishFolder, type NewOffice } from "../../main/features/office/establish";
import { systemRandom } from "../../main/platform/ids";
import {
  newestOf,
  newOfficeKey,
  openWithPassphrase,
  readOfficeKeyFile,
  wrapOfficeKey,
  writeOfficeKeyFile,
} from "../../main/platform/office-key";
import { type DataPaths, dataPaths } from "../../main/platform/paths";
import { verifyLog } from "../../main/store/log/verification";
import { Store } from "../../main/store/store";
import { Refusal } from "../../shared/ipc/errors";
import { fixedClock, RESOURCES } from "../helpers/store";

const PASSPHRASE = "tujuh bebek berbaris";
const office: NewOffice = {
  office: "klaten",
  workstation: "K1",
  administrator: { login: "admin", name: "Ayu Ningsih", passwordHash: "-" },
};
const random = systemRandom();
let paths: DataPaths;
beforeEach(() => {
  paths = dataPaths(mkdtempSync(join(tmpdir(), "sigap-establish-")));
});
afterEach(() => rmSync(paths.folder, { recursive: true, force: true }));
const options = () => ({ paths, officeKey: newOfficeKey(random), clock: fixedClock(), random, features: FEATURES });

test("an office begins with its calendar, its catalog and one administrator, sealed with the passphrase", async () => {
  const chosen = options();
  await establishFolder(chosen, office, PASSPHRASE, RESOURCES);
  const file = readOfficeKeyFile(paths.officeKey);
  expect(await openWithPassphrase(file, PASSPHRASE)).toEqual(chosen.officeKey);
  await expect(openWithPassphrase(file, "salah")).rejects.toMatchObject({ code: "wrong-passphrase" });
  expect(readFileSync(paths.officeKey, "latin1")).not.toContain(newestOf(chosen.officeKey).key.toString("base64"));
  const store = Store.open(chosen);
  expect(store.notices).toEqual([]);
  expect(store.referenceData.office.office).toBe("klaten");
  expect(store.referenceData.current.size).toBeGreaterThan(0);
  expect([...store.referenceData.operators.values()]).toMatchObject([{ login: "admin", roles: ["administrator"] }]);
  expect(store.identity).toMatchObject({ code: "K1", prefix: "K1" });
  expect(verifyLog(store.database)).toMatchObject({ ok: true, origins: 1 });
  store.close();
});

test("a set-up that a power cut interrupted can be made again; a finished one cannot", async () => {
  // As far as it had come: an empty log, and a key that nothing was sealed with.
  const first = options();
  Store.open(first).close();
  writeOfficeKeyFile(paths.officeKey, await wrapOfficeKey(first.officeKey, "yang lama", random));
  const again = options();
  await establishFolder(again, office, PASSPHRASE, RESOURCES);
  expect(await openWithPassphrase(readOfficeKeyFile(paths.officeKey), PASSPHRASE)).toEqual(again.officeKey);
  const before = readFileSync(paths.officeKey);
  const third = establishFolder(options(), { ...office, workstation: "K2" }, PASSPHRASE, RESOURCES);
  await expect(third).rejects.toMatchObject(new Refusal("setup-done"));
  expect(readFileSync(paths.officeKey).equals(before)).toBe(true);
  const store = Store.open(again);
  expect(store.identity?.code).toBe("K1");
  expect(store.referenceData.operators.size).toBe(1);
  store.close();
});
