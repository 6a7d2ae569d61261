import { afterEach, expect, test } from "vitest";
import { FEATURES } from "../../main/features/index";
import { hashOperatorPassword } from "../../main/features/office/establish";
import { systemRandom } from "../../main/platform/ids";
import { type LoginStore, Passwords } from "../../main/session/passwords";
import { Reader } from "../../main/store/reader";
import { openTestStore, type TestStore } from "../helpers/store";

let test_: TestStore | null = null;
afterEach(() => {
  test_?.close();
  test_ = null;
});

function passwordsOf({ clock }: TestStore): Passwords {
  return new Passwords(
    () => clock.now().wall,
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
        demo: false,
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
