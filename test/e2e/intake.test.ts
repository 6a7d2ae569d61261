import { rm } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newFolder } from "./helpers/command-line";
import {
  addOperator,
  call,
  errorAt,
  establish,
  fieldOf,
  logIn,
  PASSPHRASE,
  pictureOfFailure,
  queueRows,
  serviceId,
} from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

describe("receiving a request", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let folder: string;

  const start = async () => {
    sigap = await launchSigap({ dataDir: folder, args: ["--password-store=basic"] });
    page = sigap.page;
    page.setDefaultTimeout(10_000);
  };
  beforeAll(async () => {
    folder = await newFolder();
    await start();
    await establish(page);
    await addOperator(page, "sri", "Sri Wahyuni", ["service-desk"]);
    await page.reload();
    await logIn(page, "sri");
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(async () => {
    await sigap?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const field = (label: string) => fieldOf(page, label);
  const openPicker = async () => {
    await page.keyboard.press("n");
    await page.getByRole("combobox", { name: "Nomor atau nama layanan" }).waitFor();
  };
  const openForm = async (no: number) => {
    await openPicker();
    await page.keyboard.type(String(no));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: new RegExp(`^${no}\\.`) }).waitFor();
  };
  /** The requirement of the standard that has the focus. */
  const focusedRequirement = () =>
    page.evaluate(() => [...document.querySelectorAll("[data-requirement]")].findIndex((row) => row.matches(":focus")));

  test("a service without a published standard cannot be chosen and says why", async () => {
    await openPicker();
    await page.keyboard.type("27");
    const option = page.getByRole("option", { name: /Penanganan Keberatan/ });
    await option.waitFor();
    expect(await option.getAttribute("aria-selected")).toBe("true");
    expect(await option.getAttribute("aria-disabled")).toBe("true");
    expect(await option.textContent()).toMatch(/Belum dapat diterima/);
    expect(await option.textContent()).toMatch(/dokumen sumber tidak memuat isi standarnya/);
    await page.keyboard.press("Enter");
    await option.click({ force: true });
    expect(await page.getByRole("combobox").evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByRole("heading", { level: 1, name: /pilih layanan/ }).count()).toBe(1);
  });

  test("bad input is told at its fields and keeps everything typed", async () => {
    await page.keyboard.press("Control+A");
    await page.keyboard.type("12");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /^12\./ }).waitFor();
    await page.keyboard.press("Alt+a");
    await page.getByText("Surat", { exact: true }).click();
    const nextYear = new Date().getUTCFullYear() + 1;
    await field("Nomor surat").fill("005/123/KPNW");
    await field("Tanggal surat").fill(`5/7/${nextYear}`);
    await field("NIK (bila ada)").fill("3402 0931 0290 0001");
    await field("Telepon / WhatsApp").fill("telepon rumah");
    await field("Surel").fill("sri(at)bantulkab");
    await field("Uraian").fill("Minta bantuan menyusun konten.\nBaris kedua.");
    await field("Diterima pada").fill("31/02/2026 09.00");
    await page.keyboard.press("Control+Enter");

    const summary = page.getByRole("alert").filter({ hasText: "isian yang perlu diperbaiki" });
    await summary.waitFor();
    expect(await summary.getByRole("listitem").allTextContents()).toEqual([
      "Jangka waktu yang berlaku: Pilih jangka waktu yang sesuai dengan permohonan ini.",
      "Tanggal surat: Tanggal ini belum terjadi. Periksa tahunnya.",
      "Nama pemohon: Wajib diisi.",
      "Telepon / WhatsApp: Nomor ini tidak dikenal. Contoh: 0812-3456-7890, (0274) 367509, +62 812 …, 112.",
      "NIK: Tanggal lahir di dalam NIK tidak ada. Periksa angka ke-7 sampai ke-12.",
      "Surel: Alamat surel tidak lengkap. Contoh: nama@bantulkab.go.id.",
      "Perihal: Wajib diisi.",
      "Diterima pada: Tanggal ini tidak ada di kalender.",
    ]);
    expect(await errorAt(field("Tanggal surat"))).toBe("Tanggal ini belum terjadi. Periksa tahunnya.");
    expect(await errorAt(field("Nama pemohon"))).toBe("Wajib diisi.");
    expect(await errorAt(field("Telepon / WhatsApp"))).toMatch(/^Nomor ini tidak dikenal/);
    expect(await errorAt(field("NIK (bila ada)"))).toMatch(/^Tanggal lahir di dalam NIK tidak ada/);
    expect(await errorAt(field("Surel"))).toMatch(/^Alamat surel tidak lengkap/);
    expect(await errorAt(field("Perihal"))).toBe("Wajib diisi.");
    expect(await errorAt(field("Diterima pada"))).toBe("Tanggal ini tidak ada di kalender.");
    await page.locator('[data-path="limit"]').getByText("Pilih jangka waktu yang sesuai").waitFor();

    const kept = [
      ["Nomor surat", "005/123/KPNW"],
      ["Tanggal surat", `5/7/${nextYear}`],
      ["NIK (bila ada)", "3402 0931 0290 0001"],
      ["Telepon / WhatsApp", "telepon rumah"],
      ["Surel", "sri(at)bantulkab"],
      ["Uraian", "Minta bantuan menyusun konten.\nBaris kedua."],
      ["Diterima pada", "31/02/2026 09.00"],
    ] as const;
    for (const [label, text] of kept) expect(await field(label).inputValue()).toBe(text);

    // Each line of the summary leads to its field.
    await summary.getByRole("button", { name: "Perihal" }).click();
    expect(await field("Perihal").evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test("mended, it is saved with what was typed", async () => {
    await page.keyboard.type("Penyusunan konten pameran");
    await page.locator('[data-path="limit"] input[type=radio]').first().check();
    const lastYear = new Date().getUTCFullYear() - 1;
    await field("Tanggal surat").fill(`5/7/${lastYear}`);
    await field("Nama pemohon").fill("Sri Wahyuni");
    await field("Telepon / WhatsApp").fill("0812-3456-7890");
    await field("NIK (bila ada)").fill("3402 0954 0290 0001");
    await field("Surel").fill("sri@bantulkab.go.id");
    await field("Diterima pada").fill("");
    await page.keyboard.press("Control+Enter");
    const heading = page.getByRole("heading", { level: 1, name: /^Permohonan K1-\d{4}-00001 diterima$/ });
    await heading.waitFor();
    await page.getByText(/^Dijanjikan selesai/).waitFor();
    await page.keyboard.press("o");
    await page.getByRole("heading", { level: 1, name: /^K1-/ }).waitFor();
    const [found] = await queueRows(page, { search: "pameran" });
    const detail = await call(page, "requests.detail", { id: found?.id ?? "" });
    expect(detail.applicant).toMatchObject({
      name: "Sri Wahyuni",
      nik: "3402095402900001",
      email: "sri@bantulkab.go.id",
    });
    expect(detail.letter).toEqual({ number: "005/123/KPNW", date: `${lastYear}-07-05` });
    expect(detail.details).toBe("Minta bantuan menyusun konten.\nBaris kedua.");
  });

  test("an incomplete file is saved and waits, and goes on once it is complete", async () => {
    await page.keyboard.press("q");
    await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
    await openForm(43);
    const { service } = await call(page, "catalog.service", { id: await serviceId(page, 43), hash: null });
    const requirements = service.entry.requirements;
    expect(requirements.length).toBeGreaterThan(3);
    await expect.poll(focusedRequirement).toBe(0);
    // All but the last two are complete; each key goes on to the next.
    for (let done = 0; done < requirements.length - 2; done += 1) await page.keyboard.press("1");
    await page.getByText(`${requirements.length - 2} dari ${requirements.length} lengkap`).waitFor();
    await page.getByText("Persyaratan belum lengkap: jangka waktu belum berjalan").waitFor();
    await field("Nama pemohon").fill("Bambang Sutrisno");
    await field("Perihal").fill("Rekomendasi menara di Sewon");
    await page.keyboard.press("Control+Enter");

    await page.getByRole("heading", { level: 1, name: /diterima$/ }).waitFor();
    const told = await page.getByText(/^Permohonan Anda untuk layanan/).textContent();
    expect(told).toContain(requirements.at(-1));
    expect(told).toContain(requirements.at(-2));
    expect(told).not.toContain(requirements[0]);

    await page.keyboard.press("o");
    await page.getByText(/^Menunggu persyaratan dilengkapi sejak .*Jangka waktu berhenti\.$/).waitFor();
    await page.getByRole("heading", { name: /^K1-/ }).locator("..").getByText("Menunggu pemohon").waitFor();
    await page.keyboard.press("p");
    await expect.poll(focusedRequirement).toBe(0);
    for (let row = 0; row < requirements.length - 2; row += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("1");
    await page.keyboard.press("1");
    await page.getByText("Perubahan belum disimpan").waitFor();
    await page.keyboard.press("Control+s");
    await page.getByText(/^Menunggu persyaratan dilengkapi/).waitFor({ state: "hidden" });
    await page.getByRole("heading", { name: /^K1-/ }).locator("..").getByText("Diproses").waitFor();
    await page.getByText("Dilanjutkan").first().waitFor();
  });

  test("what was typed survives a power cut", { timeout: 60_000 }, async () => {
    await page.keyboard.press("q");
    await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
    await openForm(52);
    await page.getByText("Instansi pemerintah").click();
    await field("Nama yang menghubungi").fill("Wahyu Nugroho");
    await field("Nama instansi").fill("Kalurahan Panggungharjo");
    await field("Uraian").fill("Lampu modem merah.\nSudah dimatikan dan dinyalakan lagi.");
    await field("Perihal").fill("Internet kalurahan putus-nyam");
    await page.getByText(/^Isian aman/).waitFor();
    const saved = await page.getByText(/^Isian aman/).textContent();
    await page.keyboard.press("End");
    await page.keyboard.type("bung");
    // The line shows minutes; the draft itself tells that the last letters are in it.
    await expect
      .poll(async () => (await call(page, "drafts.get", { form: "requests.receive" }))?.content ?? "")
      .toContain("putus-nyambung");
    expect(saved).not.toBeNull();

    await sigap.kill();
    await start();
    await page.getByRole("heading", { name: "Buka kunci kantor" }).waitFor();
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Masuk" }).waitFor();
    await logIn(page, "sri");
    await openPicker();
    const offer = page.getByRole("status").filter({ hasText: "Ada isian yang belum disimpan dari" });
    await offer.waitFor();
    expect(await offer.textContent()).toContain("Internet kalurahan putus-nyambung");
    await page.keyboard.press("Alt+u");
    await page.getByRole("heading", { level: 1, name: /^52\./ }).waitFor();
    expect(await field("Nama yang menghubungi").inputValue()).toBe("Wahyu Nugroho");
    expect(await field("Nama instansi").inputValue()).toBe("Kalurahan Panggungharjo");
    expect(await field("Uraian").inputValue()).toBe("Lampu modem merah.\nSudah dimatikan dan dinyalakan lagi.");
    expect(await field("Perihal").inputValue()).toBe("Internet kalurahan putus-nyambung");

    // Saved, it is offered no more; the numbers go on after the two before.
    await page.keyboard.press("Alt+a");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: /^Permohonan K1-\d{4}-00003 diterima$/ }).waitFor();
    await page.keyboard.press("n");
    await page.getByRole("option").first().waitFor();
    expect(await page.getByText("Ada isian yang belum disimpan dari").count()).toBe(0);
  });
});
