import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ROLES } from "../../shared/domain/operators/roles";
import { accessibilityFaults } from "./helpers/axe";
import { demoFolder, newFolder } from "./helpers/command-line";
import {
  ADMINISTRATOR,
  addOperator,
  answerTo,
  call,
  errorAt,
  establish,
  fieldOf,
  logIn,
  notice,
  PASSPHRASE,
  PASSWORD,
  pictureOfFailure,
} from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

const phaseOf = async (page: Page) => (await call(page, "session.status", {})).phase;

describe("login and lock", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let folder: string;

  const start = async () => {
    sigap = await launchSigap({ dataDir: folder, args: ["--password-store=basic"] });
    page = sigap.page;
  };
  beforeAll(async () => {
    folder = await newFolder();
    await start();
    await establish(page);
    await addOperator(page, "sri", "Sri Wahyuni", ["service-desk"]);
    await addOperator(page, "budi", "Budi Santoso", ["team-lead"]);
    await call(page, "session.logout", {});
    await page.reload();
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(async () => {
    await sigap?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const login = () => fieldOf(page, "Nama masuk");
  const password = () => fieldOf(page, "Kata sandi");

  test("what is missing is asked for", async () => {
    await page.getByRole("heading", { name: "Masuk" }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => errorAt(login())).toBe("Wajib diisi.");
    expect(await errorAt(password())).toBe("Wajib diisi.");
  });

  test("a wrong password is refused and can be typed over", async () => {
    expect(await login().evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type("sri");
    await page.keyboard.press("Tab");
    await page.keyboard.type("bukan sandinya");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Nama masuk atau kata sandi salah.", { exact: false }).waitFor();
    expect(await login().inputValue()).toBe("sri");
    expect(await password().evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await phaseOf(page)).toBe("login");
  });

  test("after five wrong tries the next one has to wait, for this login only", async () => {
    const enter = page.getByRole("button", { name: "Masuk" });
    const idle = () => enter.evaluate((button) => button.getAttribute("data-loading") === null);
    for (let wrong = 2; wrong <= 5; wrong += 1) {
      await page.keyboard.type(`salah ${wrong}`);
      await page.keyboard.press("Enter");
      await expect.poll(() => password().evaluate((element: HTMLInputElement) => element.selectionEnd)).toBe(7);
      await expect.poll(idle).toBe(true);
    }
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    const wait = page.getByText(/^Tunggu \d+ detik sebelum mencoba lagi\.$/);
    await wait.waitFor();
    expect(await enter.isDisabled()).toBe(true);
    expect(await phaseOf(page)).toBe("login");

    // Somebody else's login is not held up by it.
    await login().fill("budi");
    await wait.waitFor({ state: "hidden" });
    await password().fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Menu operator: Budi Santoso, Ketua tim" }).waitFor();
    await call(page, "session.logout", {});

    // The right password goes in once the time is over, and the count begins anew.
    await expect
      .poll(async () => (await answerTo(page, "session.login", { login: "sri", password: PASSWORD })).ok, {
        interval: 500,
      })
      .toBe(true);
  });

  test("the lock hides the screen and keeps a half-typed form", async () => {
    await logIn(page, "sri");
    await page.keyboard.press("n");
    await page.getByRole("combobox", { name: "Nomor atau nama layanan" }).waitFor();
    await page.keyboard.type("52");
    await page.keyboard.press("Enter");
    const subject = fieldOf(page, "Perihal");
    await subject.fill("Internet mati sejak pag");
    await page.keyboard.press("Control+l");
    await page.getByRole("heading", { name: "Layar terkunci" }).waitFor();
    expect(await subject.isVisible()).toBe(false);
    expect(await phaseOf(page)).toBe("locked");
    expect(await answerTo(page, "requests.counts", {})).toMatchObject({ ok: false, error: { code: "locked" } });
    // An emergency call waits for no password; what was recorded before stays hidden.
    const emergency = { id: "0192f0c1-0000-7000-8000-000000000112", channel: "112", number: "0812-3456-7890" };
    const started = await answerTo(page, "calls.start", { ...emergency, ringAt: null, answerAt: null });
    expect(started).toMatchObject({ ok: true, value: { id: emergency.id } });
    const held = { id: emergency.id, class: "ghost", ended: true } as const;
    expect(await answerTo(page, "calls.classify", held)).toMatchObject({ ok: true });
    for (const name of ["calls.detail", "calls.claim"] as const) {
      expect(await answerTo(page, name, { id: emergency.id })).toMatchObject({ ok: false, error: { code: "locked" } });
    }
    // Nothing typed now reaches the form or moves the screen behind.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+1");

    await page.keyboard.type("bukan sandinya");
    await page.keyboard.press("Enter");
    const unlock = fieldOf(page, "Kata sandi Sri Wahyuni");
    await expect.poll(() => errorAt(unlock)).toBe("Kata sandi salah.");
    expect(await phaseOf(page)).toBe("locked");

    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await subject.waitFor();
    expect(await subject.inputValue()).toBe("Internet mati sejak pag");
    // The focus is where it was: typing goes on.
    await expect.poll(() => subject.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("End");
    await page.keyboard.type("i");
    expect(await subject.inputValue()).toBe("Internet mati sejak pagi");
  });

  test("a suspend locks, and so does a computer that nobody touches", async () => {
    await page.getByRole("heading", { name: "Layar terkunci" }).waitFor({ state: "hidden" });
    await sigap.app.evaluate(({ powerMonitor }) => powerMonitor.emit("suspend"));
    expect(await phaseOf(page)).toBe("locked");
    await fieldOf(page, "Kata sandi Sri Wahyuni").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await expect.poll(() => phaseOf(page)).toBe("ready");
    await sigap.app.evaluate(({ powerMonitor }) => Reflect.set(powerMonitor, "getSystemIdleTime", () => 15 * 60));
    await expect.poll(() => phaseOf(page), { timeout: 20_000 }).toBe("locked");
    await sigap.app.evaluate(({ powerMonitor }) => Reflect.set(powerMonitor, "getSystemIdleTime", () => 0));
    await fieldOf(page, "Kata sandi Sri Wahyuni").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await expect.poll(() => phaseOf(page)).toBe("ready");
  });

  test("another operator can take over a locked screen, and sees nothing of the one before", async () => {
    await page.keyboard.press("Control+l");
    await page.getByRole("button", { name: "Masuk sebagai operator lain" }).click();
    await login().waitFor();
    await logIn(page, "budi");
    expect(await page.getByText("Internet mati").count()).toBe(0);
    await page.keyboard.press("n");
    await page.getByRole("combobox", { name: "Nomor atau nama layanan" }).waitFor();
    await page.getByRole("option").first().waitFor();
    expect(await page.getByText(/isian yang belum disimpan/).count()).toBe(0);
  });

  describe("the administrator", () => {
    const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
    const choose = async (name: string) => {
      await row(name).click();
      await page.getByRole("grid", { name: "Operator" }).focus();
    };

    test("creates an operator, told first what is wrong", async () => {
      await logIn(page, ADMINISTRATOR.login, ADMINISTRATOR.password);
      await page.keyboard.press("Control+8");
      await page.getByRole("heading", { name: "Operator", level: 1 }).waitFor();
      await page.keyboard.press("n");
      const dialog = page.getByRole("dialog", { name: "Operator baru" });
      await dialog.waitFor();
      await expect.poll(() => fieldOf(dialog, "Nama lengkap").evaluate((e) => e === document.activeElement)).toBe(true);
      await page.keyboard.type("Wahyu Nugroho");
      await page.keyboard.press("Tab");
      await page.keyboard.type("sri");
      await fieldOf(dialog, "Kata sandi awal").fill("pendek");
      await fieldOf(dialog, "Ulangi kata sandi").fill("pandak");
      await page.keyboard.press("Control+Enter");
      await expect.poll(() => errorAt(fieldOf(dialog, "Kata sandi awal"))).toMatch(/Paling sedikit 8 karakter/);
      expect(await errorAt(fieldOf(dialog, "Ulangi kata sandi"))).toBe("Kedua kata sandi tidak sama.");
      await dialog.getByText("Pilih paling sedikit satu peran.").first().waitFor();

      await dialog.getByLabel("Operator NOC").check();
      await fieldOf(dialog, "Kata sandi awal").fill(PASSWORD);
      await fieldOf(dialog, "Ulangi kata sandi").fill(PASSWORD);
      await page.keyboard.press("Control+Enter");
      await expect.poll(() => errorAt(fieldOf(dialog, "Nama masuk"))).toBe("Sudah dipakai. Pilih yang lain.");
      expect(await fieldOf(dialog, "Nama lengkap").inputValue()).toBe("Wahyu Nugroho");
      await fieldOf(dialog, "Nama masuk").fill("wahyu");
      await page.keyboard.press("Control+Enter");
      await dialog.waitFor({ state: "hidden" });
      await notice(page, "Operator Wahyu Nugroho dibuat. Nama masuk: wahyu");
      expect(await row("Wahyu Nugroho").textContent()).toContain("Operator NOC");
    });

    test("changes roles, at once", async () => {
      await choose("Wahyu Nugroho");
      await page.keyboard.press("r");
      const dialog = page.getByRole("dialog", { name: "Peran Wahyu Nugroho" });
      await dialog.getByLabel("Petugas 112").check();
      await dialog.getByLabel("Operator NOC").uncheck();
      await page.keyboard.press("Control+Enter");
      await dialog.waitFor({ state: "hidden" });
      await expect.poll(() => row("Wahyu Nugroho").textContent()).toContain("Petugas 112");
      const answer = await call(page, "operators.list", {});
      expect(answer.find((operator) => operator.login === "wahyu")?.roles).toEqual(["call-taker"]);
    });

    test("takes a login away and gives it back", async () => {
      await choose("Wahyu Nugroho");
      await page.keyboard.press("x");
      await page.getByRole("dialog", { name: "Nonaktifkan Wahyu Nugroho?" }).waitFor();
      await page.keyboard.press("Control+Enter");
      await expect.poll(() => row("Wahyu Nugroho").textContent()).toContain("Dinonaktifkan");
      await call(page, "session.logout", {});
      expect(await answerTo(page, "session.login", { login: "wahyu", password: PASSWORD })).toMatchObject({
        ok: false,
        error: { code: "wrong-password" },
      });
      await logIn(page, ADMINISTRATOR.login, ADMINISTRATOR.password);
      await page.keyboard.press("Control+8");
      await choose("Wahyu Nugroho");
      await page.keyboard.press("x");
      await page.getByRole("dialog", { name: "Aktifkan lagi Wahyu Nugroho?" }).waitFor();
      await page.keyboard.press("Control+Enter");
      await notice(page, "Wahyu Nugroho aktif lagi.");
    });

    test("cannot remove the last administrator, neither by roles nor by taking the login away", async () => {
      const refusal = "Harus selalu ada satu administrator yang aktif.";
      await choose("Rina Administrator");
      await page.keyboard.press("x");
      const leave = page.getByRole("dialog", { name: "Nonaktifkan Rina Administrator?" });
      await leave.waitFor();
      await page.keyboard.press("Control+Enter");
      await leave.getByText(refusal, { exact: false }).waitFor();
      await page.keyboard.press("Escape");
      await leave.waitFor({ state: "hidden" });

      await page.keyboard.press("r");
      const roles = page.getByRole("dialog", { name: "Peran Rina Administrator" });
      await roles.getByLabel("Ketua tim").check();
      await roles.getByLabel("Administrator").uncheck();
      await page.keyboard.press("Control+Enter");
      await roles.getByText(refusal, { exact: false }).waitFor();
      await page.keyboard.press("Escape");
      await roles.waitFor({ state: "hidden" });
      const own = (await call(page, "session.status", {})).operator;
      expect(own?.roles).toEqual(["administrator"]);
    });
  });

  test("the next start asks for the office's passphrase", async () => {
    await sigap.close();
    await start();
    await page.getByRole("heading", { name: "Buka kunci kantor" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await answerTo(page, "session.login", { login: "sri", password: PASSWORD })).toMatchObject({
      ok: false,
      error: { code: "key-locked" },
    });
    await page.keyboard.type("frasa yang salah");
    await page.keyboard.press("Enter");
    await expect.poll(() => errorAt(fieldOf(page, "Frasa sandi kantor"))).toBe("Frasa sandi salah.");
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Masuk" }).waitFor();
    await logIn(page, "sri");
  });
});

describe("a demo folder", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = await demoFolder(12);
    sigap = await launchSigap({ dataDir: folder });
    page = sigap.page;
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(async () => {
    await sigap?.close();
    await rm(dirname(folder), { recursive: true, force: true });
  });

  test("lists one login per role, and one key logs in", async () => {
    const list = page.getByRole("region", { name: "Login peragaan" });
    await list.waitFor();
    const shown = await call(page, "session.status", {});
    expect(shown.demoLogins.map((entry) => entry.role).sort()).toEqual([...ROLES].sort());
    expect(await list.getByRole("button").count()).toBe(ROLES.length);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("2");
    const second = shown.demoLogins[1];
    await page.getByRole("button", { name: new RegExp(`^Menu operator: ${second?.name},`) }).waitFor();
    await page.getByText("Data peragaan").first().waitFor();
  });
});
