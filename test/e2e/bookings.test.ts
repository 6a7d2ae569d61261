import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "./helpers/axe";
import { ADMINISTRATOR, addOperator, call, establish, fieldOf, logIn, pictureOfFailure } from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

// Trenggalek 9 lends the Smart Center in two flows: A lends it, B uses it.
describe("the resource calendar", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let first = "";

  beforeAll(async () => {
    sigap = await launchSigap();
    page = sigap.page;
    await establish(page, "trenggalek");
    await addOperator(page, "sri", "Sri Wahyuni", ["service-desk"]);
    await addOperator(page, "jaga", "Joko Jaga", ["call-taker"]);
    await call(page, "session.logout", {});
    await page.reload();
    await logIn(page, "sri");
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());

  const calendar = async () => {
    await page.keyboard.press("Control+4");
    await page.getByRole("heading", { level: 1, name: "Kalender sumber daya" }).waitFor();
    await page.getByRole("grid").waitFor();
    await expect.poll(() => page.getByRole("grid").evaluate((grid) => grid === document.activeElement)).toBe(true);
  };
  const cellWords = () => page.locator('[role="gridcell"][aria-selected="true"]').textContent();
  const side = () => page.getByRole("complementary", { name: "Yang dipilih" });
  /** From the form of Trenggalek 9 on: who, what, and in which flow. */
  const fillForm = async (name: string, flow: RegExp) => {
    await page.getByRole("heading", { level: 1, name: /^9\./ }).waitFor();
    await page.keyboard.press("Alt+a");
    await page.getByText("Instansi pemerintah").click();
    await fieldOf(page, "Nama yang menghubungi").fill(name);
    await fieldOf(page, "Nama instansi").fill("SMKN 1 Trenggalek");
    await fieldOf(page, "Perihal").fill(`Kunjungan ${name}`);
    await page.getByRole("radiogroup", { name: "Alur" }).getByText(flow).click();
  };

  test("an empty week; N receives a request for the chosen time", async () => {
    await calendar();
    // Next Monday: the whole week lies ahead.
    await page.keyboard.press("PageDown");
    await page.keyboard.press("Home");
    expect(await cellWords()).toBe("");
    await side().getByText("Belum dipakai").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("n");
    await page.getByRole("status").filter({ hasText: "Waktu yang dipilih di kalender: Smart Center" }).waitFor();
    // Only the service that lends it is offered.
    await expect.poll(() => page.getByRole("option").count()).toBe(1);
    await page.keyboard.press("Enter");
    await fillForm("Budi Santoso", /A\. Pinjam/);
    expect(await fieldOf(page, "Dari").inputValue()).toMatch(/ 08\.00$/);
    expect(await fieldOf(page, "Sampai").inputValue()).toMatch(/ 09\.00$/);
    await page.getByRole("button", { name: "2 jam" }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    const heading = page.getByRole("heading", { level: 1, name: /^Permohonan K1-\d{4}-00001 diterima$/ });
    first = ((await heading.textContent()) ?? "").match(/K1-\d{4}-00001/)?.[0] ?? "";
  });

  test("the week shows who has it when; Enter opens the request", async () => {
    await calendar();
    await page.locator('[role="gridcell"]').filter({ hasText: first }).waitFor();
    expect(await cellWords()).toMatch(/^08\.00–10\.00K1-/);
    await side().getByText("Budi Santoso, SMKN 1 Trenggalek").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: first }).waitFor();
    await calendar();
  });

  test("the day shows it by the hour, and the arrows find the free ones", async () => {
    await page.keyboard.press("d");
    await page.getByRole("columnheader", { name: "08.00" }).waitFor();
    const chosen = page.locator('[role="gridcell"][aria-selected="true"]');
    await expect.poll(() => chosen.getAttribute("aria-label")).toBe(`Smart Center, 08.00: ${first}`);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => chosen.getAttribute("aria-label")).toBe(`Smart Center, 09.00: ${first}`);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => chosen.getAttribute("aria-label")).toBe("Smart Center, 10.00: Belum dipakai");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("a clash is said while the time is typed, and the second booking is refused with everything kept", async () => {
    await page.keyboard.press("n");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await fillForm("Ani Lestari", /B\. Pakai/);
    const from = fieldOf(page, "Dari");
    const free = await from.inputValue();
    expect(free).toMatch(/ 10\.00$/);
    await from.fill(free.replace("10.00", "09.30"));
    const warning = page.getByRole("alert").filter({ hasText: "Smart Center sudah dipakai pada waktu itu" });
    await warning.waitFor();
    expect(await warning.textContent()).toContain(first);
    // Flow B asks how many come.
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").getByText("Jumlah peserta: Wajib diisi.", { exact: false }).waitFor();
    await page.keyboard.type("30");
    await page.keyboard.press("Control+Enter");
    const summary = page.getByRole("alert").filter({ hasText: "isian yang perlu diperbaiki" });
    await summary.getByText("Sudah dipakai pada waktu itu. Pilih waktu atau ruang lain.").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await fieldOf(page, "Perihal").inputValue()).toBe("Kunjungan Ani Lestari");
    expect(await from.inputValue()).toBe(free.replace("10.00", "09.30"));
    await from.fill(free);
    await warning.waitFor({ state: "hidden" });
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: /^Permohonan K1-\d{4}-00002 diterima$/ }).waitFor();
  });

  test("a booking is cancelled with a reason, and its time is free again", async () => {
    await calendar();
    await page.keyboard.press("w");
    await page.locator('[role="gridcell"]').filter({ hasText: first }).waitFor();
    // Up and down go through the day's bookings.
    await page.keyboard.press("Home");
    await side().getByText(first).waitFor();
    await page.keyboard.press("ArrowDown");
    await side().getByText("Ani Lestari", { exact: false }).first().waitFor();
    await page.keyboard.press("ArrowUp");
    await side().getByText("Budi Santoso", { exact: false }).first().waitFor();
    await page.keyboard.press("x");
    const dialog = page.getByRole("dialog", { name: "Batalkan pemakaian Smart Center" });
    await dialog.waitFor();
    await page.keyboard.press("Control+Enter");
    await dialog.getByText("Wajib diisi.").first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.type("Kunjungan ditunda sekolah");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "hidden" });
    await page.locator('[role="gridcell"]').filter({ hasText: first }).waitFor({ state: "hidden" });
    await side().getByText("Ani Lestari", { exact: false }).first().waitFor();
  });

  test("who may not see applicants sees only that the room is taken", async () => {
    await logIn(page, "jaga");
    await page.keyboard.press("Control+4");
    await page.getByRole("grid").waitFor();
    const booked = page.locator('[role="gridcell"]').filter({ hasText: "K1-" });
    // The calendar is where the last operator of this window left it, or on today's week.
    if ((await booked.count()) === 0) await page.keyboard.press("PageDown");
    await booked.first().click();
    await side().getByText("Disembunyikan").first().waitFor();
    expect(await page.getByText("Ani Lestari").count()).toBe(0);
    expect(await side().getByRole("button", { name: "Batalkan pemakaian" }).count()).toBe(0);
  });

  test("an office without rooms is told where to add them", async () => {
    await logIn(page, ADMINISTRATOR.login, ADMINISTRATOR.password);
    await page.keyboard.press("Control+4");
    await page.getByRole("grid").waitFor();
    await page.getByRole("combobox", { name: "Jenis sumber daya" }).click();
    await page.getByRole("option", { name: "Kendaraan" }).click();
    await page.getByText("Tidak ada sumber daya jenis ini.").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Tambah di Pengaturan" }).click();
    await page.waitForURL(/#\/settings/);
  });
});
