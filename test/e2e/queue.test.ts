import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { QUEUE_VIEWS } from "../../shared/ipc/requests";
import { demoFolder } from "./helpers/command-line";
import { call, pictureOfFailure, queueRows } from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

const REQUESTS = 320;

describe("the queue", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let folder: string;

  const start = async () => {
    sigap = await launchSigap({ dataDir: folder, args: ["--demo-login", "service-desk"] });
    page = sigap.page;
    await page.getByRole("heading", { level: 1 }).waitFor();
    await rows().first().waitFor();
  };
  beforeAll(async () => {
    folder = await demoFolder(REQUESTS);
    await start();
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(async () => {
    await sigap?.close();
    await rm(dirname(folder), { recursive: true, force: true });
  });

  const grid = () => page.getByRole("grid");
  const rows = () => page.locator('[role=grid] [role=rowgroup] [role="row"]');
  const selected = () => page.locator('[role=grid] [role="row"][aria-selected=true]');
  const selectedNumber = async () => (await selected().getByRole("gridcell").first().textContent())?.trim() ?? "";
  const selectedIndex = async () => Number(await selected().getAttribute("aria-rowindex")) - 2;
  /** What the line below the table says: how many rows are here, and whether these are all. */
  const foot = () => page.getByText(/^[\d.]+ (dari [\d.]+ termuat|baris termuat|permohonan)$/).textContent();
  const rowsLoaded = async () => Number.parseInt(((await foot()) ?? "").replaceAll(".", ""), 10);
  const search = () => page.getByRole("searchbox");
  const theme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
  test("the keys 1 to 7 go to the views; each tab tells how many there are", async () => {
    const counts = await call(page, "requests.counts", {});
    expect(counts.all).toBe(REQUESTS);
    expect(counts.open).toBeGreaterThan(0);
    for (const [index, view] of QUEUE_VIEWS.entries()) {
      await page.keyboard.press(String(index + 1));
      const tab = page.getByRole("tab").nth(index);
      await expect.poll(() => tab.getAttribute("aria-selected")).toBe("true");
      expect(await tab.textContent()).toMatch(new RegExp(`\\D${counts[view]}$`));
      const first = await queueRows(page, { view, limit: 1 });
      await expect.poll(async () => (await rows().count()) > 0).toBe(first.length > 0);
    }
  });

  test("a view without rows says what to do", async () => {
    const counts = await call(page, "requests.counts", {});
    const none = QUEUE_VIEWS.findIndex((view) => counts[view] === 0);
    // Which view is empty depends on the day; on one where none is, the search below is an empty list too.
    if (none >= 0) {
      await page.keyboard.press(String(none + 1));
      await grid()
        .getByText(/Tekan N untuk menerima permohonan baru|Pilih tampilan Semua/)
        .waitFor();
    }
    await page.keyboard.press("/");
    await page.keyboard.type("zzz tidak ada");
    await grid().getByText("Tidak ada permohonan yang cocok dengan pencarian atau saringan.").waitFor();
    await grid().getByText("Hapus saringan dan pencarian untuk melihat semuanya.").waitFor();
    await page.keyboard.press("Escape");
    expect(await search().inputValue()).toBe("");
    await page.keyboard.press("Escape");
    await page.keyboard.press("7");
    await rows().first().waitFor();
  });

  test("arrows, pages and ends move through the rows and load more of them", async () => {
    await page.keyboard.press("7");
    await page.keyboard.press("Home");
    await expect.poll(selectedIndex).toBe(0);
    expect(await foot()).toBe(`100 dari ${REQUESTS} termuat`);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect.poll(selectedIndex).toBe(2);
    await page.keyboard.press("ArrowUp");
    await expect.poll(selectedIndex).toBe(1);
    await page.keyboard.press("PageDown");
    await expect.poll(selectedIndex).toBeGreaterThan(5);
    await page.keyboard.press("PageUp");
    await expect.poll(selectedIndex).toBeLessThan(5);

    await expect
      .poll(async () => {
        await page.keyboard.press("End");
        return rowsLoaded();
      })
      .toBe(REQUESTS);
    await page.keyboard.press("End");
    await expect.poll(selectedIndex).toBe(REQUESTS - 1);
    expect(await foot()).toBe(`${REQUESTS} permohonan`);
    // However far it was scrolled, only what is in view is there.
    expect(await rows().count()).toBeLessThan(100);
    expect(await selectedNumber()).toBe((await queueRows(page, { descending: false, limit: 1 }))[0]?.number);
    await page.keyboard.press("Home");
    await expect.poll(selectedIndex).toBe(0);
    expect(await selectedNumber()).toBe((await queueRows(page, { limit: 1 }))[0]?.number);
  });

  test("Enter opens the row, Q leads back to it", async () => {
    for (let down = 0; down < 3; down += 1) await page.keyboard.press("ArrowDown");
    await expect.poll(selectedIndex).toBe(3);
    const number = await selectedNumber();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: number }).waitFor();
    await page.keyboard.press("q");
    await page.getByRole("heading", { level: 1, name: "Antrean permohonan" }).waitFor();
    await expect.poll(selectedNumber).toBe(number);
  });

  test("the search finds numbers, applicants and words of the subject", async () => {
    const [sample] = await queueRows(page, { limit: 1 });
    if (!sample) throw new Error("The demo has no requests.");
    const word = sample.subject.split(" ").find((part) => /^\p{L}{5,}$/u.test(part)) ?? sample.subject;
    for (const typed of [sample.number, sample.applicant, word]) {
      await page.keyboard.press("/");
      await page.keyboard.press("Control+A");
      await page.keyboard.type(typed);
      const expected = await queueRows(page, { search: typed });
      expect(expected.map((row) => row.id)).toContain(sample.id);
      await expect.poll(rowsLoaded).toBe(expected.length);
      await page.keyboard.press("Enter");
    }
    await page.keyboard.press("/");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(rowsLoaded).toBeGreaterThan(50);
  });

  test("a click on a head sorts by it and turns the order at the second click", async () => {
    const head = page.getByRole("columnheader", { name: "Nomor" });
    const first = async () => (await rows().first().getByRole("gridcell").first().textContent())?.trim();
    await head.getByRole("button").click();
    await expect.poll(() => head.getAttribute("aria-sort")).toBe("descending");
    const newest = (await queueRows(page, { sort: "number", descending: true, limit: 1 }))[0]?.number;
    await expect.poll(first).toBe(newest);
    await head.getByRole("button").click();
    await expect.poll(() => head.getAttribute("aria-sort")).toBe("ascending");
    const oldest = (await queueRows(page, { sort: "number", descending: false, limit: 1 }))[0]?.number;
    expect(oldest).not.toBe(newest);
    await expect.poll(first).toBe(oldest);
    await page.getByRole("columnheader", { name: "Jangka waktu" }).getByRole("button").click();
  });

  test("filters narrow the rows, tell that they do, and are taken away together", async () => {
    const all = await rowsLoaded();
    await grid().focus();
    await page.keyboard.press("f");
    const bar = page.getByRole("search", { name: "Saringan" });
    await bar.getByRole("combobox", { name: "Status" }).focus();
    await page.keyboard.type("Selesai");
    await page.getByRole("option", { name: "Selesai diserahkan" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Saringan (1)" }).waitFor();
    await expect.poll(async () => (await rows().first().textContent())?.includes("Selesai diserahkan")).toBe(true);
    await expect.poll(() => rows().filter({ hasNotText: "Selesai diserahkan" }).count()).toBe(0);
    await bar.getByRole("button", { name: "Hapus saringan" }).click();
    await page.getByRole("button", { name: "Saringan F" }).waitFor();
    await expect.poll(rowsLoaded).toBe(all);
    await grid().focus();
    await page.keyboard.press("f");
    await bar.waitFor({ state: "hidden" });
  });

  test("N begins a new request", async () => {
    await page.keyboard.press("n");
    await page.getByRole("combobox", { name: "Nomor atau nama layanan" }).waitFor();
    await page.keyboard.press("Control+1");
    await page.getByRole("heading", { level: 1, name: "Antrean permohonan" }).waitFor();
  });

  test("the command bar finds screens and commands by parts of their words", async () => {
    const bar = page.getByRole("dialog").getByPlaceholder("Cari perintah atau layar …");
    await page.keyboard.press("Control+k");
    await bar.waitFor();
    await page.keyboard.type("stasiun");
    await page
      .getByRole("button", { name: /Stasiun kerja/ })
      .last()
      .waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Stasiun kerja ini" }).waitFor();

    await page.keyboard.press("Control+k");
    await bar.waitFor();
    await page.keyboard.type("zzz");
    await page.getByText("Tidak ada perintah yang cocok. Coba kata lain.").waitFor();
    await page.keyboard.press("Escape");
    await bar.waitFor({ state: "hidden" });

    expect(await theme()).toBe("dark");
    await page.keyboard.press("Control+k");
    await bar.waitFor();
    await page.keyboard.type("ganti tema");
    await page.keyboard.press("Enter");
    await expect.poll(theme).toBe("light");
    await page.keyboard.press("Control+1");
    await page.getByRole("heading", { level: 1, name: "Antrean permohonan" }).waitFor();
  });

  test("? shows every shortcut of the screen", async () => {
    await page.keyboard.press("?");
    const help = page.getByRole("dialog", { name: "Pintasan papan ketik" });
    await help.waitFor();
    for (const [label, keys] of [
      ["Permohonan baru", "N"],
      ["Cari permohonan", "/"],
      ["Terlambat", "4"],
      ["Kunci layar", "CtrlL"],
      ["Katalog layanan", "Ctrl2"],
    ]) {
      const line = help.locator("dl > div").filter({ has: page.locator("dt", { hasText: new RegExp(`^${label}$`) }) });
      expect(await line.locator("dd").textContent()).toBe(keys);
    }
    await page.keyboard.press("Escape");
    await help.waitFor({ state: "hidden" });
  });

  test("the language changes words, status and dates, and back", async () => {
    const clock = page.locator("footer time");
    await page.keyboard.press("Alt+l");
    await page.getByRole("heading", { level: 1, name: "Request queue" }).waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe("en");
    expect(await page.getByRole("tab").first().textContent()).toMatch(/^Mine/);
    await page.getByRole("columnheader", { name: "Number" }).waitFor();
    expect(await clock.textContent()).toMatch(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) .* \d\d:\d\d:\d\d WIB$/);
    const english = (await grid().textContent()) ?? "";
    expect(english).toMatch(/In progress|Handed over|Waiting for applicant/);
    expect(english).not.toMatch(/Diproses|Selesai diserahkan|Menunggu pemohon/);
    await page.keyboard.press("Alt+l");
    await page.getByRole("heading", { level: 1, name: "Antrean permohonan" }).waitFor();
    expect(await clock.textContent()).toMatch(/^(Sen|Sel|Rab|Kam|Jum|Sab|Min) .* \d\d\.\d\d\.\d\d WIB$/);
    expect(await grid().textContent()).toMatch(/Diproses|Selesai diserahkan|Menunggu pemohon/);
  });

  test("the theme and the view are as they were left after a restart", async () => {
    await page.keyboard.press("5");
    await expect.poll(() => page.getByRole("tab").nth(4).getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("Alt+l");
    await page.getByRole("heading", { level: 1, name: "Request queue" }).waitFor();
    await sigap.close();
    await start();
    await page.getByRole("heading", { level: 1, name: "Request queue" }).waitFor();
    expect(await theme()).toBe("light");
    expect(await page.getByRole("tab").nth(4).getAttribute("aria-selected")).toBe("true");
  });
});
