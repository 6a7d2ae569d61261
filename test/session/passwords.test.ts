import { afterEach, describe, expect, test } from "vitest";
import { FEATURES } from "../../main/features/index";
import { hashOperatorPassword } from "../../main/features/office/establish";
import { systemRandom } from "../../main/platform/ids";
import { type LoginStore, Passwords } from "../../main/session/passwords";
import { Reader } from "../../main/store/reader";
import { Refusal } from "../../shared/ipc/errors";
import { openTestStore, type TestStore } from "../helpers/store";

let test_: TestStore | null = null;
afterEach(() => {
  test_?.close();
  test_ = null;
});

function passwordsOf({ clock }: TestStore): Passwords {
  return new Passwords(
    () => clock.now().wall,
    { warn: () => {} },
    () => clock.now().mono,
  );
}

/** A real store with one operator whose password is real, asked in the same thread. */
async function openLogin(): Promise<{ passwords: Passwords; store: LoginStore; opened: TestStore; id: string }> {
  const opened = openTestStore();
  test_ = opened;
  const admin = { operatorId: opened.operators.administrator, main: true };
  const { id } = opened.store.execute(
    "operators.create",
    {
      login: "budi",
      name: "Budi",
      roles: ["service-desk"],
      passwordHash: await hashOperatorPassword("sandi yang benar"),
    },
    admin,
  ) as { id: string };
  const withReader = <T>(work: (reader: Reader) => T): T => {
    const reader = new Reader({
      paths: opened.paths,
      officeKey: opened.officeKey,
      clock: opened.clock,
      random: systemRandom(),
      features: FEATURES,
      workstation: {
        version: "0",
        dataFolder: opened.paths.folder,
        keyProtection: "passphrase",
        catalogProblems: [],
        notices: [],
      },
    });
    try {
      return work(reader);
    } finally {
      reader.close();
    }
  };
  const store: LoginStore = {
    credential: async (by) => withReader((reader) => reader.credential(by)),
    executeAsMain: async (name, input, operatorId) => opened.store.execute(name, input, { operatorId, main: true }),
  };
  return { passwords: passwordsOf(opened), store, opened, id };
}

test("the right password opens, a wrong one does not", async () => {
  const { passwords, store, id } = await openLogin();
  expect((await passwords.login(store, "budi", "sandi yang benar")).id).toBe(id);
  await expect(passwords.login(store, "budi", "salah")).rejects.toMatchObject({ code: "wrong-password" });
});

test("five wrong tries slow the next one down, even for the right password and after a restart", async () => {
  const { passwords, store, opened } = await openLogin();
  for (let index = 0; index < 5; index++) {
    await expect(passwords.login(store, "budi", "salah")).rejects.toMatchObject({ code: "wrong-password" });
  }
  await expect(passwords.login(store, "budi", "sandi yang benar")).rejects.toMatchObject({
    code: "slow-down",
    params: { seconds: 5 },
  });
  opened.reopen();
  const restarted = passwordsOf(opened);
  await expect(restarted.login(store, "budi", "sandi yang benar")).rejects.toMatchObject({ code: "slow-down" });
  opened.clock.advance(5_000);
  await restarted.login(store, "budi", "sandi yang benar");
  await expect(restarted.login(store, "budi", "salah")).rejects.toMatchObject({ code: "wrong-password" });
});

test("a clock that was ahead when the wrong tries were made locks nobody out for longer than the wait", async () => {
  const { store, opened } = await openLogin();
  opened.clock.set("2036-01-01T00:00:00+07:00");
  for (let index = 0; index < 5; index++) {
    await expect(passwordsOf(opened).login(store, "budi", "salah")).rejects.toMatchObject({ code: "wrong-password" });
  }
  opened.clock.set("2026-11-23T09:00:00+07:00");
  const passwords = passwordsOf(opened);
  const slowedDown = (seconds: number) =>
    expect(passwords.login(store, "budi", "sandi yang benar")).rejects.toMatchObject({
      code: "slow-down",
      params: { seconds },
    });
  await slowedDown(5);
  opened.clock.advance(2_000);
  await slowedDown(3);
  opened.clock.advance(3_000);
  await passwords.login(store, "budi", "sandi yang benar");
  await expect(passwords.login(store, "budi", "salah")).rejects.toMatchObject({ code: "wrong-password" });
});

test("a clock that is set back while somebody waits makes nobody wait longer", async () => {
  const { passwords, store, opened } = await openLogin();
  for (let index = 0; index < 5; index++) {
    await expect(passwords.login(store, "budi", "salah")).rejects.toMatchObject({ code: "wrong-password" });
  }
  opened.clock.advance(2_000);
  for (const [behind, left] of [
    ["2026-11-23T09:00:01+07:00", 3],
    ["2016-01-01T00:00:00+07:00", 3],
  ] as const) {
    opened.clock.set(behind);
    await expect(passwords.login(store, "budi", "sandi yang benar")).rejects.toMatchObject({
      code: "slow-down",
      params: { seconds: left },
    });
  }
  opened.clock.advance(3_000);
  await passwords.login(store, "budi", "sandi yang benar");
});

describe("a disk that is full", () => {
  /** As long as the log may not grow, nothing can be recorded. */
  const full = (opened: TestStore) => opened.store.database.exec("PRAGMA main.max_page_count = 1");
  const room = (opened: TestStore) => opened.store.database.exec("PRAGMA main.max_page_count = 1000000");
  /** Fills what is left of the log's last page: what follows needs another one. */
  async function fill(opened: TestStore, id: string): Promise<void> {
    full(opened);
    for (let tries = 0; tries < 500; tries++) {
      try {
        opened.store.execute("operators.record-login", { id, ok: true }, { operatorId: null, main: true });
      } catch (error) {
        expect(error).toMatchObject({ code: "disk-full" });
        return;
      }
    }
    throw new Error("the disk was never full");
  }
  const wrong = async (passwords: Passwords, store: LoginStore, times: number) => {
    for (let index = 0; index < times; index++) {
      await expect(passwords.login(store, "budi", "salah")).rejects.toMatchObject({ code: "wrong-password" });
    }
  };
  const slowedDown = (passwords: Passwords, store: LoginStore, seconds: number) =>
    expect(passwords.login(store, "budi", "sandi yang benar")).rejects.toMatchObject({
      code: "slow-down",
      params: { seconds },
    });

  test("does not refuse the right password", async () => {
    const { passwords, store, opened, id } = await openLogin();
    await fill(opened, id);
    expect((await passwords.login(store, "budi", "sandi yang benar")).id).toBe(id);
    expect((await passwords.confirm(store, id, "sandi yang benar")).id).toBe(id);
  });

  test("slows wrong passwords down as ever, also together with recorded ones", async () => {
    const { passwords, store, opened, id } = await openLogin();
    await wrong(passwords, store, 3);
    await fill(opened, id);
    // The last of the filling ones was a right one.
    await wrong(passwords, store, 5);
    await slowedDown(passwords, store, 5);
    opened.clock.advance(5_000);
    await wrong(passwords, store, 1);
    await slowedDown(passwords, store, 10);
    room(opened);
    opened.clock.advance(10_000);
    await wrong(passwords, store, 1);
    await slowedDown(passwords, store, 20);
    opened.clock.advance(20_000);
    await passwords.login(store, "budi", "sandi yang benar");
    await wrong(passwords, store, 5);
    await slowedDown(passwords, store, 5);
  });

  test("forgets recorded wrong passwords after a right one, and counts anew", async () => {
    const { passwords, store, opened, id } = await openLogin();
    await fill(opened, id);
    room(opened);
    await wrong(passwords, store, 5);
    opened.clock.advance(5_000);
    // Recording a right one fails once; the record still has five wrong ones.
    const failing: LoginStore = { ...store, executeAsMain: () => Promise.reject(new Refusal("disk-full")) };
    await passwords.login(failing, "budi", "sandi yang benar");
    await wrong(passwords, store, 5);
    await slowedDown(passwords, store, 5);
  });
});

test("tries at the same moment are counted one after the other", async () => {
  const { passwords, store } = await openLogin();
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => passwords.login(store, "budi", "salah")));
  const codes = outcomes.map((outcome) => outcome.status === "rejected" && (outcome.reason as { code: string }).code);
  expect(codes.filter((code) => code === "wrong-password").length).toBe(5);
  expect(codes.filter((code) => code === "slow-down").length).toBe(3);
});

test("a login that does not exist is refused and slowed down in the same way", async () => {
  const { passwords, store } = await openLogin();
  for (let index = 0; index < 5; index++) {
    await expect(passwords.login(store, "siapa", "salah")).rejects.toMatchObject({ code: "wrong-password" });
  }
  await expect(passwords.login(store, "siapa", "salah")).rejects.toMatchObject({ code: "slow-down" });
});

test("a deactivated operator does not get in", async () => {
  const { passwords, store, opened, id } = await openLogin();
  opened.execute("operators.deactivate", { id }, "administrator");
  await expect(passwords.login(store, "budi", "sandi yang benar")).rejects.toMatchObject({ code: "wrong-password" });
});
