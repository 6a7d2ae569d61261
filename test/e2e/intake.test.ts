import { rm } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Field } from "../../shared/domain/fields/field";
import { accessibilityFaults } from "./helpers/axe";
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
  /** The number of the request that is asked for again. */
  let known = "";

  const start = async () => {
    sigap = await launchSigap({ dataDir: folder, args: ["--password-store=basic"] });
    page = sigap.page;
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
    // While the file is incomplete, what the service itself asks may be missing too; it is told with the rest.
    const banner = page.getByText("Sampaikan kepada pemohon:").locator("..");
    await expect.poll(() => banner.textContent()).toContain("Titik koordinat rencana menara");
    await field("Titik koordinat rencana menara").fill("-7,888123 110,330456");
    await expect.poll(() => banner.textContent()).not.toContain("Titik koordinat rencana menara");
    await page.keyboard.press("Control+Enter");

    await page.getByRole("heading", { level: 1, name: /diterima$/ }).waitFor();
    const told = await page.getByLabel("Isi pemberitahuan").inputValue();
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

  test("what was typed survives a power cut", async () => {
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
      .poll(async () => (await call(page, "drafts.list", { prefix: "requests.receive" }))[0]?.content ?? "")
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
    const offer = page.getByRole("status").filter({ hasText: "Isian yang belum disimpan" });
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
    expect(await page.getByText("Isian yang belum disimpan").count()).toBe(0);
  });

  const requirementRow = (place: number) => page.locator("[data-requirement]").nth(place);
  /** Lets go of files over an element, as dragging them from a folder does. */
  const drop = async (onto: Locator, files: readonly { name: string; type: string; bytes: number[] }[]) => {
    const data = await page.evaluateHandle((given) => {
      const transfer = new DataTransfer();
      for (const { name, type, bytes } of given) transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
      return transfer;
    }, files);
    await onto.dispatchEvent("dragover", { dataTransfer: data });
    await onto.dispatchEvent("drop", { dataTransfer: data });
  };
  const text = (words: string) => [...Buffer.from(words)];
  const PDF = text("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");

  test("a file dropped onto a requirement answers it; a wrong one is refused by name", async () => {
    await page.keyboard.type("38");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /^38\./ }).waitFor();
    await drop(requirementRow(1), [{ name: "KTP Siti.pdf", type: "application/pdf", bytes: PDF }]);
    await page.getByText("KTP Siti.pdf").waitFor();
    await page.getByText("1 dari 3 lengkap").waitFor();
    await drop(requirementRow(0), [{ name: "formulir.pdf", type: "application/pdf", bytes: text("bukan pdf") }]);
    await page.getByRole("alert").filter({ hasText: "formulir.pdf" }).getByText("isinya bukan PDF").waitFor();
    await page.getByText("1 dari 3 lengkap").waitFor();
    await drop(requirementRow(0), [{ name: "pasang.exe", type: "", bytes: [0x4d, 0x5a, 1, 2, 3] }]);
    await page
      .getByRole("alert")
      .filter({ hasText: "pasang.exe" })
      .getByText("Berkas program tidak diterima")
      .waitFor();
    await page.getByRole("button", { name: "Hapus formulir.pdf" }).click();
    await page.getByRole("button", { name: "Hapus pasang.exe" }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Alt+a");
    await page.getByText("3 dari 3 lengkap").waitFor();
  });

  test("what the service itself asks is asked, and the card that is there wants its NIK", async () => {
    await field("Nama pemohon").fill("Siti Aminah");
    await field("Perihal").fill("Salinan anggaran 2025");
    await page.keyboard.press("Control+Enter");
    const summary = page.getByRole("alert").filter({ hasText: "isian yang perlu diperbaiki" });
    await summary.waitFor();
    const told = (await summary.getByRole("listitem").allTextContents()).join("\n");
    expect(told).toContain("NIK: Standar layanan ini meminta KTP.");
    const { service } = await call(page, "catalog.service", { id: await serviceId(page, 38), hash: null });
    const required = service.fields.filter((asked) => asked.required && !asked.when);
    expect(required.length).toBeGreaterThan(0);
    for (const asked of required) expect(told).toContain(`${asked.label}: Wajib diisi.`);
    await field("NIK").fill("3402 0954 0290 0001");
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const asked of required) await answer(asked);
  });
  /** Answers a declared field with something good. */
  const answer = async (asked: Pick<Field, "id" | "kind" | "options">) => {
    const place = page.locator(`[data-path="fields.${asked.id}"]`);
    const option = asked.options?.[0]?.label ?? "";
    if (asked.kind === "choices") return page.getByLabel(option, { exact: true }).check();
    if (asked.kind === "choice" || asked.kind === "yes-no") {
      if ((await place.getByRole("radio").count()) > 0) return place.getByText(option || "Ya", { exact: true }).click();
      await place.click();
      return page.getByRole("option", { name: option }).click();
    }
    return place.fill(asked.kind === "number" ? "1" : "Rincian anggaran belanja tahun 2025");
  };

  test("10,000 letters in a name are told at the field and stay; letters of other scripts are names", async () => {
    const name = field("Nama pemohon");
    await name.fill("سري وحيوني ".repeat(1000).slice(0, 10_000));
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => errorAt(name)).toBe("Terlalu panjang: 10.000 karakter, paling banyak 120. Ringkaskan.");
    expect((await name.inputValue()).length).toBe(10_000);
    await name.fill("سري Siti\u202e Aminah e\u0301");
    await page.getByText(/^Isian aman/).waitFor();
  });

  test("all of it survives a power cut, the files too; saved, the file answers its requirement", async () => {
    await expect
      .poll(async () => (await call(page, "drafts.list", { prefix: "requests.receive" }))[0]?.content ?? "")
      .toContain("Siti\u202e Aminah");
    await sigap.kill();
    await start();
    await page.getByRole("heading", { name: "Buka kunci kantor" }).waitFor();
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Masuk" }).waitFor();
    await logIn(page, "sri");
    await openPicker();
    await page.getByRole("status").filter({ hasText: "Salinan anggaran 2025" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Alt+u");
    await page.getByRole("heading", { level: 1, name: /^38\./ }).waitFor();
    await page.getByText("KTP Siti.pdf").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: /^Permohonan K1-\d{4}-00004 diterima$/ }).waitFor();
    const [found] = await queueRows(page, { search: "anggaran" });
    const detail = await call(page, "requests.detail", { id: found?.id ?? "" });
    expect(detail.applicant?.name).toBe("سري Siti Aminah \u00e9");
    expect(detail.attachments).toMatchObject([{ name: "KTP Siti.pdf", kind: "pdf", requirement: 1 }]);
    expect(detail.fields.filter(({ value }) => value !== null && value !== "").length).toBeGreaterThan(0);
    known = found?.number ?? "";
  });
  test("the same again is warned of; the operator looks and decides to receive it", async () => {
    await page.keyboard.press("n");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.type("38");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /^38\./ }).waitFor();
    await field("Nama pemohon").fill("سري Siti Aminah \u00e9");
    const warning = page.getByRole("region", { name: "Mungkin sudah pernah diterima" });
    await warning.getByText(known).waitFor();
    await warning.getByText("pemohon dan layanan sama, belum selesai").waitFor();
    await page.keyboard.press("Alt+m");
    await warning.getByRole("region", { name: known }).getByText("Salinan anggaran 2025").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await field("Perihal").fill("Salinan laporan kinerja");
    await page.keyboard.press("Control+Enter");
    const dialog = page.getByRole("dialog", { name: "Mungkin sudah pernah diterima" });
    await dialog.getByText(known).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    // The key that saves, pressed once more in haste, decides nothing.
    await page.keyboard.press("Control+Enter");
    expect(await queueRows(page)).toHaveLength(4);
    await page.keyboard.press("Alt+y");
    await page.getByRole("heading", { level: 1, name: /^Permohonan K1-\d{4}-00005 diterima$/ }).waitFor();
    // Nothing of it was there: what to tell the applicant stands ready.
    const told = page.getByRole("region", { name: "Sampaikan kepada pemohon" });
    expect(await told.getByLabel("Isi pemberitahuan").inputValue()).toMatch(/^Yth\. .*Siti Aminah/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("or notes it on the known request instead, and no new one is made", async () => {
    await page.keyboard.press("n");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.type("38");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /^38\./ }).waitFor();
    await drop(requirementRow(2), [{ name: "tujuan.txt", type: "text/plain", bytes: text("Untuk penelitian") }]);
    await page.getByText("tujuan.txt").waitFor();
    await field("Nama pemohon").fill("سري Siti Aminah \u00e9");
    await field("Perihal").fill("Salinan anggaran 2025, sekali lagi");
    const warning = page.getByRole("region", { name: "Mungkin sudah pernah diterima" });
    await warning.getByRole("button", { name: new RegExp(known) }).click();
    await warning.getByRole("button", { name: "Catat di sana saja" }).click();
    const dialog = page.getByRole("dialog", { name: `Catat pada ${known}` });
    await dialog.getByText("1 berkas ikut dipindahkan ke sana.").waitFor();
    expect(await dialog.getByLabel("Catatan").inputValue()).toContain("Salinan anggaran 2025, sekali lagi");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: known }).waitFor();
    const rows = await queueRows(page);
    expect(rows).toHaveLength(5);
    const detail = await call(page, "requests.detail", { id: rows.find(({ number }) => number === known)?.id ?? "" });
    expect(detail.attachments.map(({ name }) => name)).toEqual(["KTP Siti.pdf", "tujuan.txt"]);
    expect(await call(page, "drafts.list", { prefix: "requests.receive" })).toEqual([]);
  });

  test("several forms may be left behind; each is continued or discarded", async () => {
    for (const no of [52, 53]) {
      await page.keyboard.press("Control+1");
      await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
      await openForm(no);
      await field("Perihal").fill(`Ditinggal ${no}`);
      await page.getByText(/^Isian aman/).waitFor();
    }
    await page.keyboard.press("Control+1");
    await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
    await openPicker();
    const kept = page.getByRole("status").getByRole("listitem");
    await expect.poll(() => kept.count()).toBe(2);
    expect(await kept.first().textContent()).toContain("Ditinggal 53");
    // What was typed is not thrown away by one key.
    await page.keyboard.press("Alt+d");
    await page.getByRole("button", { name: /Buang isian ini/ }).waitFor();
    expect(await kept.count()).toBe(2);
    await page.keyboard.press("Alt+d");
    await expect.poll(() => kept.count()).toBe(1);
    await page.keyboard.press("Alt+u");
    await page.getByRole("heading", { level: 1, name: /^52\./ }).waitFor();
    expect(await field("Perihal").inputValue()).toBe("Ditinggal 52");
  });
});
