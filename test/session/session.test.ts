import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DEMO_PASSPHRASE, writeDemo } from "../../main/features/demo/demo-file";
import { hashOperatorPassword } from "../../main/features/office/establish";
import { systemRandom } from "../../main/platform/ids";
import {
  DEMO_COST,
  type KeyStore,
  newOfficeKey,
  wrapOfficeKey,
  writeOfficeKeyFile,
} from "../../main/platform/office-key";
import { dataPaths } from "../../main/platform/paths";
import { Session } from "../../main/session/session";
import { StoreThreads } from "../../main/workers/client";

const random = systemRandom();
let folder: string;
let session: Session | null = null;

/** Threads that answer as the store's do, without a store: what is tested here is who waits for whom. */
const writerOf = (lastEntry: number | null, { credential = null as object | null, isDemoLog = false } = {}) =>
  `const { parentPort } = require("node:worker_threads");
parentPort.once("message", () => {
  parentPort.on("message", (request) => {
    const value = { "last-entry": LAST_ENTRY, credential: CREDENTIAL }[request.operation];
    parentPort.postMessage({ id: request.id, ok: true, value: value === undefined ? {} : value });
    if (request.operation === "close") parentPort.close();
  });
  parentPort.postMessage({ event: "opened", notices: [], office: "bantul", demo: DEMO_LOG, identity: null });
});`
    .replace("LAST_ENTRY", String(lastEntry))
    .replace("DEMO_LOG", String(isDemoLog))
    .replace("CREDENTIAL", JSON.stringify(credential));
const READER_THAT_CANNOT_OPEN = `const { parentPort } = require("node:worker_threads");
parentPort.once("message", () => {
  parentPort.postMessage({ event: "not-opened", error: { code: "internal", params: {}, fields: {} } });
});`;
const KEEPER_THAT_FAILS = `throw new Error("disk I/O error");`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sigap-session-"));
  mkdirSync(join(folder, "workers"));
  writeFileSync(join(folder, "workers", "package.json"), '{"type":"commonjs"}');
  writeFileSync(join(folder, "workers", "writer.js"), writerOf(null));
  writeFileSync(join(folder, "workers", "reader.js"), READER_THAT_CANNOT_OPEN);
  writeFileSync(join(folder, "workers", "keeper.js"), KEEPER_THAT_FAILS);
});
afterEach(async () => {
  vi.useRealTimers();
  await session?.close();
  session = null;
  rmSync(folder, { recursive: true, force: true });
});

function openSession(keyStore: KeyStore | null, errors: string[] = []): Session {
  const workers = join(folder, "workers");
  session = new Session({
    paths: dataPaths(folder),
    resources: folder,
    workers,
    threads: new StoreThreads(workers),
    version: "0",
    keyStore,
    random,
    now: () => 0,
    logger: { warn: () => {}, error: (what) => errors.push(what) },
    announce: () => {},
  });
  return session;
}

async function writeKey(passphrase = "frasa sandi"): Promise<void> {
  writeOfficeKeyFile(
    dataPaths(folder).officeKey,
    await wrapOfficeKey(newOfficeKey(random), passphrase, random, DEMO_COST),
  );
}

test("an office key that cannot be read blocks the console, which still says so", async () => {
  writeFileSync(dataPaths(folder).officeKey, "{");
  const opened = openSession(null);
  await opened.start();
  expect(await opened.status()).toMatchObject({ phase: "blocked", keyProtection: null });
});

test("a passphrase that is sent twice opens the folder once", async () => {
  await writeKey();
  const opened = openSession(null);
  await opened.start();
  const sent = [1, 2].map(() => opened.unlockKey({ passphrase: "frasa sandi" }));
  await expect(sent[0]).resolves.toBeUndefined();
  await expect(sent[1]).rejects.toMatchObject({ code: "setup-done" });
  expect((await opened.status()).phase).toBe("login");
});

const DEMO_LOGIN = { login: "loket", password: "demo", role: "service-desk", name: "Loket" } as const;
const writeDemoFile = () =>
  writeDemo(dataPaths(folder).demo, {
    seed: 1,
    office: "bantul",
    passphrase: DEMO_PASSPHRASE,
    logins: [DEMO_LOGIN],
  });

test("a demo opens by itself and offers its logins", async () => {
  writeFileSync(join(folder, "workers", "writer.js"), writerOf(null, { isDemoLog: true }));
  await writeKey(DEMO_PASSPHRASE);
  writeDemoFile();
  const opened = openSession(null);
  await opened.start();
  expect(await opened.status()).toMatchObject({ phase: "login", demo: true, demoLogins: [DEMO_LOGIN] });
});

test("a folder whose log does not say that it is a demo's is none, whatever lies beside it", async () => {
  await writeKey(DEMO_PASSPHRASE);
  writeDemoFile();
  const opened = openSession(null);
  await opened.start();
  expect(await opened.status()).toMatchObject({ phase: "login", demo: false, demoLogins: [] });
});

test("a demo whose file was taken away still says that it is one", async () => {
  writeFileSync(join(folder, "workers", "writer.js"), writerOf(null, { isDemoLog: true }));
  await writeKey(DEMO_PASSPHRASE);
  const opened = openSession(null);
  await opened.start();
  expect((await opened.status()).phase).toBe("unlock-key");
  await opened.unlockKey({ passphrase: DEMO_PASSPHRASE });
  expect(await opened.status()).toMatchObject({ phase: "login", demo: true, demoLogins: [] });
});

test("a key store that refuses to keep the key does not keep the office out", async () => {
  await writeKey();
  const refuse = () => {
    throw new Error("the key ring is locked");
  };
  const opened = openSession({ encrypt: refuse, decrypt: refuse });
  await opened.start();
  await opened.unlockKey({ passphrase: "frasa sandi" });
  expect(await opened.status()).toMatchObject({ phase: "login", keyProtection: "passphrase" });
});

test("readers that cannot open and a keeper that fails leave the console working, and it can be closed", async () => {
  await writeKey();
  const errors: string[] = [];
  const opened = openSession(null, errors);
  await opened.start();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await opened.unlockKey({ passphrase: "frasa sandi" });
  vi.advanceTimersByTime(5_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(errors).toEqual(["keeper"]));
  expect((await opened.status()).phase).toBe("login");
  await opened.close();
});

test("the 112 desk is there once the office key is given and while nobody works, for each time anew", async () => {
  const passwordHash = await hashOperatorPassword("rahasia sekali");
  const sri = { id: "o1", login: "sri", name: "Sri", roles: ["call-taker"], active: true, passwordHash };
  const credential = { ...sri, failedLogins: 0, failedAt: null };
  writeFileSync(join(folder, "workers", "writer.js"), writerOf(null, { credential }));
  const opened = openSession(null);
  expect(opened.atDesk()).toBeNull();
  await writeKey();
  await opened.start();
  expect([(await opened.status()).phase, opened.atDesk()]).toEqual(["unlock-key", null]);
  await opened.unlockKey({ passphrase: "frasa sandi" });
  const first = opened.atDesk()?.desk;
  expect([first !== undefined, opened.atDesk()?.desk === first]).toEqual([true, true]);
  await opened.login({ login: "sri", password: "rahasia sekali", clockConfirmed: false });
  expect(opened.atDesk()).toBeNull();
  opened.lock();
  const second = opened.atDesk()?.desk;
  expect([second !== undefined, second === first]).toEqual([true, false]);
  await expect(opened.unlock({ password: "bukan" })).rejects.toMatchObject({ code: "wrong-password" });
  expect(opened.atDesk()?.desk).toBe(second);
  await opened.unlock({ password: "rahasia sekali" });
  expect(opened.atDesk()).toBeNull();
  opened.logout();
  expect(opened.atDesk()?.desk).not.toBe(second);
});

test("a clock that stands before the last entry is asked about before anybody logs in, and once confirmed no more", async () => {
  const lastEntry = Date.parse("2026-11-23T08:00:00+07:00");
  writeFileSync(join(folder, "workers", "writer.js"), writerOf(lastEntry));
  await writeKey();
  const opened = openSession(null);
  await opened.start();
  await opened.unlockKey({ passphrase: "frasa sandi" });
  const login = (clockConfirmed: boolean) => opened.login({ login: "noc", password: "rahasia", clockConfirmed });
  await expect(login(false)).rejects.toMatchObject({ code: "clock-behind", params: { now: 0, last: lastEntry } });
  const wrongLogin = { code: "wrong-password" };
  await expect(login(true)).rejects.toMatchObject(wrongLogin);
  await expect(login(false)).rejects.toMatchObject(wrongLogin);
});

describe("an office whose key file is gone", () => {
  const setupThread = (work: string) => `const { parentPort, workerData } = require("node:worker_threads");
if (workerData.task === "find-office-key") { ${work} }`;
  beforeEach(() => {
    writeFileSync(dataPaths(folder).log, "a log");
  });

  test("is never offered a first set-up: the console is blocked and says why", async () => {
    const refused = JSON.stringify({ code: "office-key-lost", params: { folder }, fields: {} });
    writeFileSync(join(folder, "workers", "setup.js"), setupThread(`parentPort.postMessage({ error: ${refused} });`));
    const opened = openSession(null);
    await opened.start();
    expect(await opened.status()).toMatchObject({
      phase: "blocked",
      problem: { code: "office-key-lost", params: { folder } },
    });
  });

  test("is asked for its passphrase once the copy is back", async () => {
    await writeKey();
    const { officeKey } = dataPaths(folder);
    renameSync(officeKey, `${officeKey}.copy`);
    const back = `require("node:fs").renameSync(workerData.paths.officeKey + ".copy", workerData.paths.officeKey);`;
    writeFileSync(
      join(folder, "workers", "setup.js"),
      setupThread(`${back} parentPort.postMessage({ finished: true });`),
    );
    const opened = openSession(null);
    await opened.start();
    expect((await opened.status()).phase).toBe("unlock-key");
    await opened.unlockKey({ passphrase: "frasa sandi" });
    expect((await opened.status()).phase).toBe("login");
  });
});
