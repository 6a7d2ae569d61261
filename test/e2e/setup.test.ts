import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { call, errorAt, fieldOf, pictureOfFailure } from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

// The first start on an empty folder, filled in by keyboard alone.
describe("the first start", () => {
  let sigap: LaunchedSigap;
  let page: Page;

  beforeAll(async () => {
    // Chromium's built-in store is none that keeps a key, whatever the desktop of this machine offers.
    sigap = await launchSigap({ args: ["--password-store=basic"] });
    page = sigap.page;
    await page.getByRole("heading", { name: "Siapkan Sigap di komputer ini" }).waitFor();
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());

  /** The label that the focused field has on the screen. */
  const focusedLabel = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? "").replace(/\s*\*$/, "") : "";
    });
  /** Types into the focused field, instead of what is in it, and goes on to the next. */
  const typeAndGoOn = async (label: string, text: string) => {
    expect(await focusedLabel()).toBe(label);
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  };
  const field = (label: string) => fieldOf(page, label);
  const errorOf = (label: string) => errorAt(field(label));

  test("says that the office key is kept by the passphrase alone", async () => {
    await page.getByText("Penyimpanan kunci sistem tidak ditemukan di komputer ini.").waitFor();
    await page.getByText("tanpa frasa ini data pribadi dalam cadangan tidak dapat dibaca siapa pun").waitFor();
  });

  test("an empty form is told what it lacks, at the fields and in a list that leads to them", async () => {
    await page.keyboard.press("Control+Enter");
    const summary = page.getByRole("alert").filter({ hasText: "isian yang perlu diperbaiki" });
    await summary.waitFor();
    const lines = await summary.getByRole("listitem").allInnerTexts();
    expect(lines).toEqual([
      "Kantor: Wajib diisi.",
      "Nama lengkap: Wajib diisi.",
      "Nama masuk: 2–32 karakter: huruf kecil, angka, titik, garis; diawali huruf atau angka.",
      "Kata sandi: Paling sedikit 8 karakter; kalimat yang panjang lebih baik.",
      "Frasa sandi kantor: Paling sedikit 8 karakter; kalimat yang panjang lebih baik.",
    ]);
    await expect.poll(focusedLabel).toBe("Kantor");
  });

  test("bad input says what to do and keeps what was typed", async () => {
    await page.keyboard.press("ArrowDown");
    await page.getByRole("option", { name: "Kabupaten Bantul" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await typeAndGoOn("Kode stasiun kerja", "1-K");
    await typeAndGoOn("Nama lengkap", "Rina Administrator");
    await typeAndGoOn("Nama masuk", "Rina Admin");
    await typeAndGoOn("Kata sandi", "pendek");
    await typeAndGoOn("Kata sandi, sekali lagi", "pendek");
    await typeAndGoOn("Frasa sandi kantor", "frasa sandi kantor");
    await typeAndGoOn("Frasa sandi kantor, sekali lagi", "frasa sandi kantot");
    await page.keyboard.press("Control+Enter");

    await expect.poll(() => errorOf("Kode stasiun kerja")).toMatch(/huruf besar dan angka, diawali huruf. Contoh: K1/);
    expect(await errorOf("Nama masuk")).toMatch(/2–32 karakter: huruf kecil/);
    expect(await errorOf("Kata sandi")).toMatch(/Paling sedikit 8 karakter/);
    expect(await errorOf("Frasa sandi kantor, sekali lagi")).toBe("Kedua isian tidak sama. Ketik ulang.");
    expect(await errorOf("Nama lengkap")).toBeNull();
    expect(await field("Kode stasiun kerja").inputValue()).toBe("1-K");
    expect(await field("Nama lengkap").inputValue()).toBe("Rina Administrator");
    expect(await field("Nama masuk").inputValue()).toBe("Rina Admin");
    expect(await field("Kata sandi").inputValue()).toBe("pendek");
    expect(await field("Frasa sandi kantor").inputValue()).toBe("frasa sandi kantor");
    expect((await call(page, "session.status", {})).phase).toBe("setup");
  });

  test("mended field by field it ends logged in, in the chosen office", async () => {
    await expect.poll(focusedLabel).toBe("Kode stasiun kerja");
    await typeAndGoOn("Kode stasiun kerja", "k1");
    await page.keyboard.press("Tab");
    await typeAndGoOn("Nama masuk", "rina.admin");
    await typeAndGoOn("Kata sandi", "sandi-administrator");
    await typeAndGoOn("Kata sandi, sekali lagi", "sandi-administrator");
    await page.keyboard.press("Tab");
    await typeAndGoOn("Frasa sandi kantor, sekali lagi", "frasa sandi kantor");
    await page.keyboard.press("Control+Enter");

    await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
    const status = await call(page, "session.status", {});
    expect(status).toMatchObject({
      phase: "ready",
      office: "bantul",
      workstation: "K1",
      keyProtection: "passphrase",
      keyStoreAvailable: false,
      operator: { login: "rina.admin", name: "Rina Administrator", roles: ["administrator"] },
    });
    await page.getByText("Kunci kantor: dilindungi frasa sandi").waitFor();
    await page.getByText("Semua permohonan sudah selesai.").waitFor();
  });

  test("an administrator is not offered what needs another role", async () => {
    expect(await page.getByRole("button", { name: /Permohonan baru/ }).count()).toBe(0);
    await page.keyboard.press("Control+8");
    await page.getByRole("heading", { name: "Operator", level: 1 }).waitFor();
  });
});
