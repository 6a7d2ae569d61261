import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "./helpers/axe";
import {
  ADMINISTRATOR,
  addOperator,
  call,
  establish,
  fieldOf,
  logIn,
  notice,
  pictureOfFailure,
  receive,
} from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

/** A service whose limit is one of working days: two of them after the day of receipt. */
const NETWORK_REPAIR = 52;
const DAY_MS = 86_400_000;
/** A Monday in Ramadan of a year that the app brings the days off of; the office closes at 15.00 then. */
const RECEIVED = Date.parse("2025-03-10T10:00:00+07:00");

describe("the office's settings", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let request: { id: string; number: string };

  beforeAll(async () => {
    sigap = await launchSigap();
    page = sigap.page;
    await establish(page);
    await logIn(page, ADMINISTRATOR.login, ADMINISTRATOR.password);
    await addOperator(page, "loket", "Wulan Loket", ["service-desk"]);
    await addOperator(page, "ketua", "Bambang Ketua", ["team-lead"]);
    await logIn(page, "loket");
    request = await receive(page, NETWORK_REPAIR, { receivedAt: RECEIVED });
    await logIn(page, ADMINISTRATOR.login, ADMINISTRATOR.password);
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());

  const openPart = async (part: string, heading: string) => {
    await page.evaluate((path) => {
      location.hash = path;
    }, `/settings/${part}`);
    await page.getByRole("heading", { level: 2, name: heading, exact: true }).waitFor();
  };
  const dialog = () => page.getByRole("dialog");
  const deadline = async () => (await call(page, "requests.detail", { id: request.id })).row.deadline;
  /** The date on which the request is due, as a person types it. */
  const typed = (ms: number) => new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Jakarta" }).format(ms);

  test("a holiday shows the deadlines it moves before it is saved, old beside new, and the promised date stays", async () => {
    const before = await deadline();
    if (before.due === null) throw new Error("the request has no due time");
    await openPart("calendar", "Hari libur");
    await page.getByText("2025", { exact: true }).click();
    await page.keyboard.press("n");
    await dialog().waitFor();
    await dialog().getByText("Lengkapi isian untuk melihat tenggat yang bergeser.").waitFor();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => dialog().getByRole("alert").textContent()).toContain("Nama: Wajib diisi.");

    await fieldOf(dialog(), "Tanggal").fill(typed(before.due));
    const row = dialog().locator('[role=grid] [role=rowgroup] [role="row"]');
    await row.waitFor();
    await fieldOf(dialog(), "Nama").fill("Cuti bersama tambahan");
    await dialog().getByText("1 tenggat bergeser: 1 mundur, 0 maju").waitFor();
    await row.getByText(request.number).waitFor();
    const cells = await row.getByRole("gridcell").allTextContents();
    expect(cells[0]).toBe(request.number);
    // Old, new and promised: the old one and the promised one are the same, the new one is later.
    expect(cells.at(-3)).toBe(cells.at(-1));
    expect(cells.at(-2)).not.toBe(cells.at(-1));
    expect((await deadline()).due).toBe(before.due);
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.keyboard.press("Control+Enter");
    await dialog().waitFor({ state: "hidden" });
    await notice(page, "Kalender disimpan");
    const after = await deadline();
    expect(after.due).toBeGreaterThan(before.due);
    expect(after.promised).toBe(before.due);
    await page.getByRole("cell", { name: "Cuti bersama tambahan" }).waitFor();
  });

  test("afterwards everybody finds what moved, and the promised date in the request", async () => {
    await logIn(page, "loket");
    await page.evaluate(() => {
      location.hash = "/moved";
    });
    const row = page.locator('[role=grid] [role=rowgroup] [role="row"]');
    await row.getByText(request.number).waitFor();
    const cells = await row.getByRole("gridcell").allTextContents();
    expect(cells[0]).toBe(request.number);
    expect(cells).toContain("Sri Wahyuni");
    expect(cells.at(-3)).toBe(cells.at(-1));
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("grid").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: request.number }).waitFor();
    const { promised } = await deadline();
    expect(promised).toBe(Date.parse("2025-03-12T15:00:00+07:00"));
    await page
      .getByText(/Rab 12 Mar 2025 15\.00 WIB/)
      .first()
      .waitFor();
  });

  test("only the administrator has them", async () => {
    await logIn(page, "ketua");
    await page.evaluate(() => {
      location.hash = "/settings/texts";
    });
    await page.getByText("Peran Anda tidak membuka layar ini").waitFor();
    await logIn(page, ADMINISTRATOR.login, ADMINISTRATOR.password);
  });

  test("a canned text is edited with a preview; an unknown blank is reported; Ctrl+S saves", async () => {
    await openPart("texts", "Teks siap pakai");
    await fieldOf(page, "Isi").fill("Yth. {pemohon}, nomor {nomor}, {apa}");
    await page.getByText("Isian ini tidak dikenal dan akan tercetak apa adanya: {apa}").waitFor();
    await page.getByText("Yth. Nama Pemohon, nomor K1-2026-00012, {apa}").waitFor();
    await fieldOf(page, "Judul").fill("");
    await page.keyboard.press("Control+s");
    await expect.poll(() => page.getByRole("alert").first().textContent()).toContain("Judul: Wajib diisi.");
    expect(await fieldOf(page, "Isi").inputValue()).toContain("{apa}");
    await fieldOf(page, "Judul").fill("Kurang lengkap");
    await fieldOf(page, "Isi").fill("Yth. {pemohon}, persyaratan kurang: {persyaratanKurang}");
    await page.keyboard.press("Control+s");
    await notice(page, "Pengaturan disimpan");
    const settings = await call(page, "settings.get", {});
    expect(settings.texts[0]).toMatchObject({ title: "Kurang lengkap", service: null });
    await expect.poll(() => page.getByText(/^Tersimpan .* oleh Rina Administrator$/).count()).toBe(1);
  });

  test("what is typed and not saved outlives a change of the screen", async () => {
    await openPart("letterhead", "Kop surat");
    await fieldOf(page, "Alamat").fill("Jalan yang belum disimpan");
    await page.keyboard.press("Alt+9");
    await page.getByRole("heading", { level: 2, name: "Ruang dan sumber daya", exact: true }).waitFor();
    await page.keyboard.press("Alt+1");
    await page.getByText("Isian yang belum disimpan dari waktu lalu dipulihkan.").waitFor();
    expect(await fieldOf(page, "Alamat").inputValue()).toBe("Jalan yang belum disimpan");
    await page.getByRole("button", { name: "Batalkan perubahan" }).click();
    await expect.poll(() => fieldOf(page, "Alamat").inputValue()).toBe("");
  });

  test("a setting that changed meanwhile is not overwritten unseen", async () => {
    await openPart("letterhead", "Kop surat");
    await fieldOf(page, "Alamat").fill("Alamat saya");
    const { letterhead, versions } = await call(page, "settings.get", {});
    await call(page, "settings.set-letterhead", {
      version: versions.letterhead,
      letterhead: { ...letterhead, address: "Alamat orang lain" },
    });
    await page.getByText("Pengaturan ini baru saja diubah orang lain").waitFor();
    expect(await fieldOf(page, "Alamat").inputValue()).toBe("Alamat saya");
    await page.getByRole("button", { name: "Pakai isian saya" }).click();
    await page.keyboard.press("Control+s");
    await notice(page, "Pengaturan disimpan");
    // The notice may be that of the time before.
    await expect.poll(async () => (await call(page, "settings.get", {})).letterhead.address).toBe("Alamat saya");
  });

  test("an actor of the catalog gets its people", async () => {
    await openPart("actors", "Pelaku dan orang");
    const people = page.getByLabel("Orang: Ketua Tim", { exact: true }).and(page.locator("input"));
    await people.click();
    await page.getByRole("option", { name: "Bambang Ketua" }).click();
    await page.keyboard.press("Control+s");
    await expect
      .poll(async () =>
        (await call(page, "settings.get", {})).actors.map(({ label, operators }) => [label, operators.length]),
      )
      .toEqual([["Ketua Tim", 1]]);
  });

  test("the basis of time limits asks before it moves deadlines", async () => {
    const before = await deadline();
    await openPart("clocks", "Dasar jangka waktu");
    await page.getByText("Hari kalender", { exact: true }).first().click();
    await page.keyboard.press("Control+s");
    await dialog()
      .getByText(/tenggat bergeser/)
      .waitFor();
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await deadline()).basis).toBe("calendar");
    const after = await deadline();
    expect(after.promised).toBe(before.promised);
    expect(Math.abs((after.due ?? 0) - (before.due ?? 0))).toBeLessThan(10 * DAY_MS);
    expect(after.due).not.toBe(before.due);
  });

  test("every part is without serious faults for those who use aids, in both themes", async () => {
    for (const [part, heading] of [
      ["letterhead", "Kop surat"],
      ["sections", "Bidang dan seksi"],
      ["actors", "Pelaku dan orang"],
      ["calendar", "Hari libur"],
      ["hours", "Jam kantor"],
      ["clocks", "Dasar jangka waktu"],
      ["numbering", "Penomoran"],
      ["texts", "Teks siap pakai"],
      ["resources", "Ruang dan sumber daya"],
    ] as const) {
      await openPart(part, heading);
      if (part === "sections") await page.getByRole("button", { name: "Buat dari katalog" }).first().click();
      expect([part, await accessibilityFaults(page)]).toEqual([part, []]);
    }
  }, 180_000);
});
