import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../../main/cli/run";
import { FEATURES } from "../../main/features/index";
import { establishFolder, hashOperatorPassword } from "../../main/features/office/establish";
import { systemRandom } from "../../main/platform/ids";
import { lockFolder } from "../../main/platform/lock";
import {
  addToKeyStore,
  newOfficeKey,
  openWithPassphrase,
  readOfficeKeyFile,
  writeOfficeKeyFile,
} from "../../main/platform/office-key";
import { dataPaths } from "../../main/platform/paths";
import { Database } from "../../main/store/database";
import { Store } from "../../main/store/store";
import { chainAnew } from "../helpers/chain";
import { aRequest, fixedClock, RESOURCES } from "../helpers/store";
import { cli, cliJson, openDemoView, scratchFolder } from "./helpers";

const scratch = scratchFolder();
const at = (...parts: string[]) => scratch.path(...parts);
afterAll(scratch.remove);

interface Verified {
  events: number;
  origins: number;
  ok: boolean;
  keyed: boolean | null;
  firstBad: { origin: string; seq: number; id: string; reason: string } | null;
}

beforeAll(async () => {
  const options = ["--office", "bantul", "--requests", "12", "--seed", "5", "--now", "2026-11-20T15:00:00+07:00"];
  await cliJson("demo", "--data", at("demo"), ...options);
}, 60_000);

/** A copy of the demo folder, for a test that spoils it. */
function copyOfDemo(name: string) {
  cpSync(at("demo"), at(name), { recursive: true });
  return dataPaths(at(name));
}

describe("backup, keys backup, restore", () => {
  test("bring a demo back: all events, a new origin, the same rows", async () => {
    const before = await cliJson<Verified>("verify", "--data", at("demo"));
    const made = await cliJson("backup", "--data", at("demo"), "--to", at("a.backup"));
    const none = { files: 0, copied: 0, missing: [] };
    expect(made).toEqual({ path: at("a.backup"), events: before.events, origins: 1, attachments: none });
    await cliJson("keys", "backup", "--data", at("demo"), "--to", at("a.keys"));
    const from = ["--from", at("a.backup"), "--keys", at("a.keys")];
    const restored = await cliJson<{ events: number; prefix: string }>("restore", ...from, "--data", at("back"));
    expect(restored.events).toBe(before.events + 1);
    expect(restored.prefix).toMatch(/^K1\.[A-Z0-9]{4}$/);
    const after = await cliJson<Verified>("verify", "--data", at("back"));
    const attachments = { files: 0, missing: [], damaged: [] };
    expect(after).toEqual({
      events: before.events + 1,
      origins: 2,
      ok: true,
      keyed: true,
      firstBad: null,
      attachments,
      withoutKey: 0,
    });
    expect(await cliJson("rebuild", "--data", at("back"))).toMatchObject({ same: true, events: before.events + 1 });
    expect(readFileSync(at("back", "demo.json"), "utf8")).toBe(readFileSync(at("demo", "demo.json"), "utf8"));

    const again = await cli("restore", ...from, "--data", at("back"));
    expect(again).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/tidak kosong/) });
    const twice = await cli("backup", "--data", at("demo"), "--to", at("a.backup"));
    expect(twice).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/sudah ada/) });
  }, 60_000);

  test("name what is missing", async () => {
    const cases: [string[], RegExp][] = [
      [["backup", "--data", at("demo")], /--to harus diisi/],
      [["backup", "--to", at("x")], /--data harus diisi/],
      [["backup", "--data", at("nowhere"), "--to", at("x")], /nowhere tidak ada/],
      [["backup", "--data", scratch.path(), "--to", at("x")], /bukan folder data Sigap/],
      [["backup", "--data", at("demo"), "--to", at("no", "folder", "x")], /tidak ada/],
      [["restore", "--from", at("x"), "--keys", at("y"), "--data", at("z")], /cadangan .*x tidak ada/],
      [["restore", "--keys", at("y"), "--data", at("z")], /--from harus diisi/],
      [["keys", "backup", "--data", at("demo")], /--to harus diisi/],
      [["keys"], /keys backup/],
    ];
    for (const [args, message] of cases) {
      const run = await cli(...args);
      expect(run, args.join(" ")).toMatchObject({ code: 1, out: "", err: expect.stringMatching(message) });
    }
  });
});

describe("verify", () => {
  test.each([
    [
      "hash",
      "UPDATE events SET payload = payload || ' ' WHERE pos = (SELECT min(pos) FROM events WHERE type = 'request.received')",
    ],
    ["gap", "DELETE FROM events WHERE origin_seq = 150"],
    ["chain", "UPDATE events SET prev_hash = zeroblob(32) WHERE origin_seq = 150"],
  ])("names the first bad event: %s", async (reason, change) => {
    const paths = copyOfDemo(`spoiled-${reason}`);
    const log = new Database(paths.log);
    const before = log.rawAll<{ id: string; seq: number; type: string }>(
      "SELECT id, origin_seq AS seq, type FROM events ORDER BY pos",
    );
    log.exec(change);
    log.close();
    const run = await cli("verify", "--data", paths.folder, "--json");
    expect(run.code).toBe(1);
    const result = JSON.parse(run.out) as Verified;
    const bad = before.find(({ id }) => id === result.firstBad?.id);
    const expected =
      reason === "hash" ? before.find(({ type }) => type === "request.received") : before[reason === "gap" ? 150 : 149];
    expect(result).toMatchObject({ ok: false, firstBad: { reason, seq: expected?.seq } });
    expect(bad).toEqual(expected);
    expect(run.err).toMatch(/tidak utuh/);
  });

  test("with the key names what was written without it; without one it says that it did not look", async () => {
    const paths = copyOfDemo("foreign");
    const log = new Database(paths.log);
    const all = log.rawGet<{ n: number }>("SELECT count(*) AS n FROM events")?.n ?? 0;
    log.exec("UPDATE events SET payload = '{}' WHERE origin_seq = 150");
    chainAnew(log);
    log.close();
    expect(await cliJson("verify", "--data", at("demo"))).toMatchObject({ ok: true, keyed: true });
    const run = await cli("verify", "--data", paths.folder, "--json");
    expect(run).toMatchObject({ code: 1, err: expect.stringMatching(/tidak utuh/) });
    expect(JSON.parse(run.out)).toMatchObject({ ok: false, keyed: false, firstBad: { seq: 150, reason: "foreign" } });
    expect((await cli("verify", "--data", paths.folder)).out).toMatch(/150 dari K1.*tanpa kunci kantor/);
    rmSync(paths.demo);
    const keyless = await cliJson<Verified>("verify", "--data", paths.folder);
    expect(keyless).toMatchObject({ events: all, ok: true, keyed: null, firstBad: null });
    writeFileSync(at("frasa-demo"), "demo\n");
    const args = ["verify", "--data", paths.folder, "--passphrase-file", at("frasa-demo"), "--json"];
    expect(JSON.parse((await cli(...args)).out)).toMatchObject({ keyed: false, firstBad: { seq: 150 } });
    // Nothing else works on it either.
    writeFileSync(paths.demo, readFileSync(at("demo", "demo.json")));
    expect(await cli("rebuild", "--data", paths.folder)).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(/peristiwa 150 dari K1/),
    });
  });

  test("says that a file is damaged, and that a log is missing", async () => {
    const damaged = copyOfDemo("damaged");
    writeFileSync(damaged.log, "bukan basis data ".repeat(1_000));
    const cut = copyOfDemo("cut");
    truncateSync(cut.log, 50_000);
    for (const { folder } of [damaged, cut]) {
      const run = await cli("verify", "--data", folder, "--json");
      expect(run).toMatchObject({ code: 1, err: expect.stringMatching(/tidak utuh.*restore/) });
      expect(JSON.parse(run.out)).toMatchObject({ ok: false, firstBad: { reason: "damaged" } });
    }
    rmSync(cut.log);
    expect(await cli("verify", "--data", cut.folder)).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(/log\.db tidak ada/),
    });
  });

  test("reads a log of a newer version no further than its mark", async () => {
    const paths = copyOfDemo("newer");
    const log = new Database(paths.log);
    log.exec("PRAGMA user_version = 99; UPDATE meta SET value = '99' WHERE key = 'oldest_app'");
    log.close();
    expect(await cli("verify", "--data", paths.folder)).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(/lebih baru.*Perbarui Sigap/),
    });
  });
});

describe("lost keys", () => {
  test("are counted by verify, and come back from a backup of the keys", async () => {
    const paths = copyOfDemo("lost-keys");
    await cliJson("keys", "backup", "--data", paths.folder, "--to", at("lost-keys.keys"));
    const keys = new Database(paths.keys);
    keys.exec("DELETE FROM stream_keys WHERE key_id IN (SELECT key_id FROM stream_keys ORDER BY created DESC LIMIT 3)");
    keys.close();
    const run = await cli("verify", "--data", paths.folder, "--json");
    expect(run).toMatchObject({ code: 1, err: expect.stringMatching(/keys restore/) });
    expect(JSON.parse(run.out)).toMatchObject({ ok: false, firstBad: null, withoutKey: 3 });
    const restored = await cliJson("keys", "restore", "--data", paths.folder, "--from", at("lost-keys.keys"));
    expect(restored).toMatchObject({ taken: 3, dropped: 0, withoutKey: 0 });
    expect(await cliJson("verify", "--data", paths.folder)).toMatchObject({ ok: true, withoutKey: 0 });
    const wrong = await cli("keys", "restore", "--data", paths.folder, "--from", paths.view);
    expect(wrong).toMatchObject({ code: 1, err: expect.stringMatching(/bukan cadangan kunci/) });
  });

  test("of every operator leave a way in with the office passphrase", async () => {
    const paths = copyOfDemo("no-operators");
    const keys = new Database(paths.keys);
    keys.exec("DELETE FROM stream_keys");
    keys.close();
    const refused = await cli("rebuild", "--data", paths.folder, "--login", "x", "--password-file", paths.demo);
    expect(refused.code).toBe(1);
    writeFileSync(at("demo-frasa"), "demo\n");
    writeFileSync(at("sandi-baru"), "sandi yang baru\n");
    const words = ["--passphrase-file", at("demo-frasa"), "--login", "admin2", "--name", "Sri"];
    const made = await cliJson(
      "restore-administrator",
      "--data",
      paths.folder,
      ...words,
      "--password-file",
      at("sandi-baru"),
    );
    expect(made).toMatchObject({ login: "admin2" });
    const officeKey = await openWithPassphrase(readOfficeKeyFile(paths.officeKey), "demo");
    const store = Store.open({ paths, officeKey, clock: fixedClock(), random: systemRandom(), features: FEATURES });
    expect(store.notices).toContainEqual({ code: "keys-lost", params: { streams: expect.any(Number) } });
    store.close();
  });
});

describe("rebuild", () => {
  test("puts a changed view right and says that it was not the same", async () => {
    const paths = copyOfDemo("changed-view");
    const view = await openDemoView(paths);
    view.exec("UPDATE requests SET subject = 'diubah' WHERE row = (SELECT min(row) FROM requests)");
    view.close();
    expect(await cliJson("rebuild", "--data", paths.folder)).toMatchObject({ same: false });
    expect(await cliJson("rebuild", "--data", paths.folder)).toMatchObject({ same: true });
  });

  test.each(["missing", "damaged"])("makes a %s view", async (what) => {
    const paths = copyOfDemo(`view-${what}`);
    if (what === "missing") rmSync(paths.view);
    else writeFileSync(paths.view, "bukan basis data ".repeat(1_000));
    expect(await cliJson("rebuild", "--data", paths.folder)).toMatchObject({ same: false });
    expect(await cliJson("rebuild", "--data", paths.folder)).toMatchObject({ same: true });
  });

  test("of an older copy of the log goes on under a new origin, so that no number is given twice", async () => {
    const paths = copyOfDemo("older");
    const officeKey = await openWithPassphrase(readOfficeKeyFile(paths.officeKey), "demo");
    const options = { paths, officeKey, clock: fixedClock(), random: systemRandom(), features: FEATURES };
    const desk = (store: Store) =>
      [...store.referenceData.operators.values()].find(({ roles }) => roles.includes("service-desk"))?.id ?? "";
    const receive = () => {
      const store = Store.open(options);
      const answer = store.execute("requests.receive", aRequest(), { operatorId: desk(store) }) as { number: string };
      store.close();
      return answer.number;
    };
    cpSync(paths.log, at("older.log"));
    const lost = receive();
    cpSync(at("older.log"), paths.log);
    const run = await cli("rebuild", "--data", paths.folder, "--json");
    expect(run).toMatchObject({ code: 0, err: expect.stringMatching(/awalan lain/) });
    const next = receive();
    expect(next).not.toBe(lost);
    expect(next).toMatch(/^K1\.[A-Z0-9]{4}-2026-00001$/);
    expect(await cliJson("verify", "--data", paths.folder)).toMatchObject({ ok: true, origins: 2 });
  });

  test("leaves a folder alone that another Sigap has, and says who", async () => {
    const lock = lockFolder(dataPaths(at("demo")).lock, Date.parse("2026-11-23T09:00:00+07:00"));
    try {
      const run = await cli("rebuild", "--data", at("demo"));
      expect(run).toMatchObject({ code: 1, out: "" });
      expect(run.err).toContain(`proses ${process.pid}`);
      expect(run.err).toContain("2026-11-23T09:00:00+07:00");
      // Reading and backing up go on beside it.
      expect(await cliJson("verify", "--data", at("demo"))).toMatchObject({ ok: true });
      expect(await cliJson("backup", "--data", at("demo"), "--to", at("beside.backup"))).toMatchObject({ origins: 1 });
    } finally {
      lock.release();
    }
  });
});

describe("an office's own folder", () => {
  const office = () => dataPaths(at("office"));
  const write = (name: string, text: string) => {
    writeFileSync(at(name), text);
    return at(name);
  };
  const access = () => ["--passphrase-file", at("frasa"), "--login", "kepala.tu", "--password-file", at("sandi")];

  beforeAll(async () => {
    const [clock, random] = [fixedClock(), systemRandom()];
    const options = { paths: office(), officeKey: newOfficeKey(random), clock, random, features: FEATURES };
    const passwordHash = await hashOperatorPassword("sandi yang panjang");
    const administrator = { login: "kepala.tu", name: "Kepala TU", passwordHash };
    const input = { office: "klaten", workstation: "K3", administrator } as const;
    await establishFolder(options, input, "frasa kantor klaten", RESOURCES);
    const store = Store.open(options);
    const first = [...store.referenceData.operators.keys()][0] ?? "";
    const desk = { login: "loket", name: "Loket", roles: ["service-desk"], passwordHash };
    store.execute("operators.create", desk, { operatorId: first, main: true });
    store.close();
    write("frasa", "frasa kantor klaten\n");
    write("sandi", "sandi yang panjang\n");
    write("salah", "bukan ini\n");
  }, 60_000);

  test("is no demo, whatever file is laid into it or into a backup of its keys", async () => {
    const paths = dataPaths(at("office-marked"));
    cpSync(office().folder, paths.folder, { recursive: true });
    cpSync(dataPaths(at("demo")).demo, paths.demo);
    const keysTo = ["--data", paths.folder, "--to", at("marked.keys")];
    expect(await cli("keys", "backup", ...keysTo, "--passphrase-file", at("frasa"))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/hanya untuk administrator/),
    });
    expect(existsSync(at("marked.keys"))).toBe(false);
    await cliJson("keys", "backup", ...keysTo, ...access());
    await cliJson("backup", "--data", paths.folder, "--to", at("marked.backup"));
    const from = ["--from", at("marked.backup"), "--keys", at("marked.keys"), "--data", at("marked-back")];
    expect(await cli("restore", ...from, "--passphrase-file", at("frasa"))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/hanya untuk administrator/),
    });
    await cliJson("restore", ...from, ...access());
    expect(existsSync(dataPaths(at("marked-back")).demo)).toBe(false);
  });

  test("is no demo either where a demo's wrapped key stands beside the one that the system's key store opens", async () => {
    const paths = dataPaths(at("office-mixed"));
    cpSync(office().folder, paths.folder, { recursive: true });
    const officeKey = await openWithPassphrase(readOfficeKeyFile(paths.officeKey), "frasa kantor klaten");
    // A key store that gives back what it was given, as the office's own session has it.
    const keyStore = { encrypt: (plain: Buffer) => plain, decrypt: (wrapped: Buffer) => wrapped };
    addToKeyStore(paths.officeKey, officeKey, keyStore);
    const { osKeyStore } = readOfficeKeyFile(paths.officeKey);
    writeOfficeKeyFile(paths.officeKey, { ...readOfficeKeyFile(dataPaths(at("demo")).officeKey), osKeyStore });
    cpSync(dataPaths(at("demo")).demo, paths.demo);
    const told: string[] = [];
    const io = { out: () => {}, err: (text: string) => told.push(text) };
    const words = ["keys", "backup", "--data", paths.folder, "--to", at("mixed.keys")];
    expect(await runCli(words, { io, resources: RESOURCES, clock: fixedClock(), keyStore })).toBe(1);
    expect(told.join("")).toMatch(/hanya untuk administrator/);
    expect(existsSync(at("mixed.keys"))).toBe(false);
  });

  test("opens its keys to an administrator with the passphrase, and restores", async () => {
    await cliJson("backup", "--data", office().folder, "--to", at("office.backup"));
    await cliJson("keys", "backup", "--data", office().folder, "--to", at("office.keys"), ...access());
    const from = ["--from", at("office.backup"), "--keys", at("office.keys"), "--data", at("office-back")];
    expect(await cli("restore", ...from)).toMatchObject({ code: 1, err: expect.stringMatching(/frasa sandi/) });
    expect(existsSync(at("office-back"))).toBe(false);
    expect(await cliJson("restore", ...from, ...access())).toMatchObject({ prefix: expect.stringMatching(/^K3\./) });
    expect(await cliJson("rebuild", "--data", at("office-back"), ...access())).toMatchObject({ same: true });
  });

  test.each([
    ["without a passphrase", [], /--passphrase-file/],
    ["with a wrong passphrase", ["--passphrase-file", "salah"], /Frasa sandi kantor salah/],
    ["without a login", ["--passphrase-file", "frasa"], /--login NAMA/],
    [
      "with a wrong password",
      ["--passphrase-file", "frasa", "--login", "kepala.tu", "--password-file", "salah"],
      /kata sandi salah/,
    ],
    [
      "as nobody known",
      ["--passphrase-file", "frasa", "--login", "siapa", "--password-file", "sandi"],
      /kata sandi salah/,
    ],
    [
      "as no administrator",
      ["--passphrase-file", "frasa", "--login", "loket", "--password-file", "sandi"],
      /hanya untuk administrator/,
    ],
    ["with a file that is not there", ["--passphrase-file", "tiada"], /tiada/],
  ])("stays closed %s", async (_how, words, message) => {
    const args = words.map((word, index) => (words[index - 1]?.endsWith("-file") ? at(word) : word));
    for (const verb of [["rebuild"], ["keys", "backup", "--to", at("never.keys")]]) {
      const run = await cli(...verb, "--data", office().folder, ...args);
      expect(run).toMatchObject({ code: 1, out: "", err: expect.stringMatching(message) });
    }
    expect(existsSync(at("never.keys"))).toBe(false);
  });
});
