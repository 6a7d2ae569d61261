import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ROLES } from "../../shared/domain/operators/roles";
import { accessibilityFaults } from "./helpers/axe";
import {
  addOperator,
  answerTo,
  behindTheBack,
  call,
  errorAt,
  establish,
  fieldOf,
  logIn,
  pictureOfFailure,
  receive,
} from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";
import { find, goOnAs, handOver, seen, take } from "./helpers/work";

/** "2026-11-23" as it is typed: "23/11/2026". */
function typedDay(ms: number): string {
  const [year, month, day] = new Date(ms + 7 * 3_600_000).toISOString().slice(0, 10).split("-");
  return `${day}/${month}/${year}`;
}

/** An office with an operator of each role. */
async function office(name: "bantul" | "klaten" | "polewali-mandar"): Promise<LaunchedSigap> {
  const sigap = await launchSigap();
  await establish(sigap.page, name);
  for (const role of ROLES.slice(1)) await addOperator(sigap.page, role, `Operator ${role}`, [role]);
  await sigap.page.reload();
  return sigap;
}

const picture = (page: Page, name: string) => page.screenshot({ path: `out/e2e/procedure-${name}.png` });

describe("public information with an extension and an objection (Bantul 38)", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let id = "";
  let number = "";

  beforeAll(async () => {
    sigap = await office("bantul");
    page = sigap.page;
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());
  const field = (label: string) => fieldOf(page, label);
  const deadlinePanel = () => page.getByRole("region", { name: "Jangka waktu", exact: true });
  const timeline = () => page.getByRole("region", { name: "Riwayat" });

  test("the limit is extended once, in writing, and the new date is shown before", async () => {
    await logIn(page, "service-desk");
    ({ id, number } = await receive(page, 38, {
      subject: "Anggaran pengadaan internet 2026",
      fields: { information: "Dokumen anggaran internet kapanewon", purpose: "Penelitian" },
    }));
    await find(page, number);
    await page.getByText("Dokumen anggaran internet kapanewon").waitFor();
    await deadlinePanel().getByText("Belum dipakai; hanya dapat satu kali.").waitFor();
    const before = await seen(page, id);

    await page.keyboard.press("e");
    const dialog = page.getByRole("dialog", { name: `Perpanjang jangka waktu ${number}` });
    await dialog.getByText("ditambah perpanjangan waktu 7 hari kerja dengan pemberitahuan tertulis").waitFor();
    await picture(page, "extend");
    expect(await accessibilityFaults(page)).toEqual([]);
    // Nothing filled in: each lack is said, and the request stays as it is.
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => errorAt(field("Alasan perpanjangan"))).toBe("Wajib diisi.");
    expect((await seen(page, id)).extensions).toEqual([]);
    await dialog.getByRole("combobox", { name: "Dasar" }).click();
    await page.getByRole("option", { name: "Informasi belum dikuasai atau belum didokumentasikan" }).click();
    await field("Nomor pemberitahuan tertulis").fill("B/500/01/2026");
    await field("Tanggal pemberitahuan tertulis").fill(typedDay(Date.now()));
    await field("Alasan perpanjangan").fill("Dokumen masih dihimpun dari kapanewon");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "hidden" });

    const after = await seen(page, id);
    expect(after.row.deadline.due).toBe(before.extensionsLeft[0]?.dueAfter);
    expect(after.row.deadline.promised).toBe(before.row.deadline.due);
    await deadlinePanel().getByText("Sudah dipakai; hanya dapat satu kali.").waitFor();
    await deadlinePanel().getByText("Dokumen masih dihimpun dari kapanewon").waitFor();
    await timeline().getByText("Jangka waktu diperpanjang").waitFor();
    expect(await timeline().textContent()).toContain("pemberitahuan B/500/01/2026");
    // E does nothing more: the extension is used.
    await page.keyboard.press("e");
    expect(await page.getByRole("dialog").count()).toBe(0);

    await page.keyboard.press("w");
    const why = page.getByRole("dialog", { name: `Mengapa tanggal ini? ${number}` });
    await why.getByText("Jatuh tempo berubah dari yang dijanjikan: jangka waktu diperpanjang.").waitFor();
    await picture(page, "why");
    await page.keyboard.press("Escape");
  });

  test("the service's own fields are put right after intake", async () => {
    await page.keyboard.press("s");
    const dialog = page.getByRole("dialog", { name: `Isian layanan ${number}` });
    await dialog.waitFor();
    await fieldOf(dialog, "Tujuan penggunaan informasi").fill("");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => errorAt(fieldOf(dialog, "Tujuan penggunaan informasi"))).toBe("Wajib diisi.");
    await fieldOf(dialog, "Tujuan penggunaan informasi").fill("Skripsi tentang anggaran");
    await picture(page, "fields");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "hidden" });
    await page.getByRole("region", { name: "Data permohonan" }).getByText("Skripsi tentang anggaran").waitFor();
    expect(await timeline().textContent()).toContain("yang berubah: Tujuan penggunaan informasi");
  });

  test("a canned refusal is filled in, and what it leaves open is seen before it is sent", async () => {
    await take(page, id, "complete");
    await goOnAs(page, (await seen(page, id)).steps.find((step) => step.state === "current")?.roles[0] ?? "", number);
    await page.keyboard.press("Escape");
    await page.keyboard.press("2");
    const note = page.locator('[data-path="note"]');
    await note.focus();
    await page.keyboard.press("Alt+s");
    await page.getByRole("menuitem", { name: /Pemohon dihubungi/ }).waitFor();
    await picture(page, "texts");
    await page.keyboard.press("Escape");
    await note.fill("Dikecualikan menurut {pasal}");
    await page.getByText("Masih ada bagian yang belum terisi:").waitFor();
    await page.keyboard.press("Control+Enter");
    expect((await seen(page, id)).current).toBe("s3");
    expect(
      await note.evaluate((element: HTMLTextAreaElement) =>
        element.value.slice(element.selectionStart, element.selectionEnd),
      ),
    ).toBe("{pasal}");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.type("Pasal 17 huruf h");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await seen(page, id)).current).toBe("s4");
    await timeline().getByText("Dikecualikan menurut Pasal 17 huruf h").waitFor();
  });

  test("an objection and its sheet are on record", async () => {
    await take(page, id, "objection");
    await goOnAs(page, "service-desk", number);
    // The action is there once the register's part of the request is.
    await page
      .getByRole("button", { name: /^(Isi|Tambah) lembar / })
      .first()
      .waitFor();
    await page.keyboard.press("i");
    await page.getByRole("dialog", { name: "Isi lembar register" }).waitFor();
    await page.keyboard.press("2");
    await page.getByRole("dialog", { name: "Keberatan" }).waitFor();
    await field("Tanggal keberatan diterima").fill(typedDay(Date.now()));
    await page.getByRole("checkbox", { name: /^a\. permohonan ditolak/ }).check();
    await page.getByText("Pemohon sendiri", { exact: true }).click();
    await page.keyboard.press("Control+Enter");
    await timeline().getByText("Lembar diisi: Keberatan").waitFor();
    await take(page, id, "answered");
    await take(page, id, "information-given");
    await expect.poll(async () => (await seen(page, id)).row.status).toBe("ready");
    const survey = await handOver(page, id);
    expect(survey).not.toBe("");
    await page.getByRole("status", { name: "Kode survei kepuasan" }).getByText(survey).waitFor();
    await picture(page, "handed-over");
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe("network maintenance with timed steps (Polewali Mandar 15)", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let id = "";
  let number = "";

  beforeAll(async () => {
    sigap = await office("polewali-mandar");
    page = sigap.page;
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());
  const field = (label: string) => fieldOf(page, label);
  const current = () => page.getByRole("region", { name: "Langkah sekarang" });

  test("a date is agreed where the standard gives none, and is the promised one", async () => {
    await logIn(page, "service-desk");
    ({ id, number } = await receive(page, 15, { subject: "Jaringan kantor kecamatan putus", limit: null }));
    await find(page, number);
    await page.getByText("Standar layanan ini tidak memuat perpanjangan.").waitFor();
    await page.keyboard.press("g");
    const dialog = page.getByRole("dialog", { name: `Sepakati tanggal ${number}` });
    await dialog.waitFor();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => errorAt(field("Selesai paling lambat"))).toBe("Wajib diisi.");
    await field("Selesai paling lambat").fill("01/01/2026 09.00");
    await page.keyboard.press("Control+Enter");
    await expect
      .poll(() => errorAt(field("Selesai paling lambat")))
      .toBe("Tanggal ini sudah lewat. Tulis tanggal yang akan datang.");
    await picture(page, "agree");
    const due = Date.now() + 3 * 24 * 3_600_000;
    await field("Selesai paling lambat").fill(`${typedDay(due)} 10.00`);
    await field("Catatan kesepakatan").fill("Disepakati lewat telepon dengan camat");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "hidden" });
    const { agreedDue, row } = await seen(page, id);
    expect(row.deadline).toMatchObject({ due: agreedDue, promised: agreedDue });
    const timeline = page.getByRole("region", { name: "Riwayat" });
    await timeline.getByText("Disepakati lewat telepon dengan camat").waitFor();
  });

  test("each step shows the time it took of what the document allows", async () => {
    const quotas: (number | null)[] = [];
    while ((await seen(page, id)).current !== null) {
      const detail = await seen(page, id);
      const step = detail.steps.find((candidate) => candidate.id === detail.current);
      quotas.push((step?.quotaMs ?? 0) / 60_000);
      await goOnAs(page, step?.roles[0] ?? "team-lead", number);
      await current()
        .getByText(/terpakai .* dari .* kerja/)
        .waitFor();
      if (quotas.length === 1) await picture(page, "quota");
      await take(page, id);
    }
    // Two to ten minutes of reporting each, an hour of repair: the technician settles it without the provider.
    expect(quotas).toEqual([10, 60, 10, 10]);
    const { steps } = await seen(page, id);
    expect(steps.filter(({ usedMs }) => usedMs !== null).map(({ id: step }) => step)).toEqual(["s2", "s3", "s8", "s9"]);
    await goOnAs(page, "service-desk", number);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe("a request that is taken up again, and duplicates", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let id = "";
  let number = "";

  beforeAll(async () => {
    sigap = await office("bantul");
    page = sigap.page;
    await logIn(page, "admin", "sandi-administrator");
    await addOperator(page, "deputy", "Rina Kedua", ["administrator"]);
    await addOperator(page, "double", "Dwi Rangkap", ["section-head", "service-desk"]);
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());
  const field = (label: string) => fieldOf(page, label);
  const status = (words: string) =>
    page.getByRole("heading", { level: 1, name: /^K1-/ }).locator("..").getByText(words, { exact: true }).waitFor();

  test("a refused request is reopened with a reason, and its limit begins anew", async () => {
    await logIn(page, "service-desk");
    ({ id, number } = await receive(page, 52, { receivedAt: Date.now() - 20 * 24 * 3_600_000 }));
    const before = await seen(page, id);
    await goOnAs(page, "section-head", number);
    await page.keyboard.press("x");
    await page.getByRole("dialog", { name: `Tolak permohonan ${number}` }).waitFor();
    // By keyboard: the list of texts, the second one, Enter.
    await page.keyboard.type("Jaringan itu milik penyedia lain");
    await page.keyboard.press("Alt+s");
    await page.getByRole("menuitem", { name: /Bukan kewenangan dinas ini/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const reason = field("Alasan penolakan");
    await expect
      .poll(() => reason.inputValue())
      .toBe(`Permohonan ${number} tidak termasuk kewenangan dinas ini. Jaringan itu milik penyedia lain`);
    await page.keyboard.press("Control+Enter");
    await status("Ditolak");

    await logIn(page, "service-desk");
    // The view of all requests: one that has ended is not among those to be done.
    await page.keyboard.press("7");
    await find(page, number);
    await page.keyboard.press("r");
    const dialog = page.getByRole("dialog", { name: `Buka kembali ${number}` });
    await dialog.getByText(/Jangka waktu dihitung baru mulai sekarang/).waitFor();
    await picture(page, "reopen");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => errorAt(field("Alasan dibuka kembali"))).toBe("Wajib diisi.");
    await page.keyboard.type("Ternyata jaringan milik dinas");
    await page.keyboard.press("Control+Enter");
    await status("Diproses");
    const after = await seen(page, id);
    expect(after.pastEnds).toHaveLength(1);
    expect(after.row.deadline.promised).toBeGreaterThan(before.row.deadline.promised ?? 0);
    const facts = page.getByRole("region", { name: "Data permohonan" });
    await facts.getByText(/Dibuka lagi .* karena: Ternyata jaringan milik dinas/).waitFor();
  });

  test("a duplicate is found, compared, merged by keyboard, and separated again", async () => {
    const other = await receive(page, 52, { subject: "Internet kapanewon mati lagi" });
    await page.keyboard.press("q");
    await find(page, other.number);
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog", { name: `Gabungkan ${other.number} dengan permohonan lain` });
    await dialog.getByRole("button", { name: new RegExp(number) }).waitFor();
    await picture(page, "merge-search");
    await page.keyboard.type(number);
    await dialog.getByRole("heading", { name: "Hasil pencarian" }).waitFor();
    await dialog.getByRole("button", { name: new RegExp(number) }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await dialog.getByText(`${other.number} menjadi bagian dari ${number}.`).waitFor();
    await picture(page, "merge-compare");
    expect(await accessibilityFaults(page)).toEqual([]);
    await field("Alasan penggabungan").fill("Keluhan yang sama");
    await page.keyboard.press("Control+Enter");
    await status("Digabungkan");
    await page.getByText(`Permohonan ini digabungkan ke ${number} dan diproses di sana.`).waitFor();
    expect((await seen(page, id)).duplicates.map((duplicate) => duplicate.number)).toEqual([other.number]);
    await picture(page, "merged");

    await page.keyboard.press("u");
    await page.getByRole("dialog", { name: `Batalkan penggabungan ${other.number}` }).waitFor();
    await page.keyboard.type("Ternyata tempat yang berbeda");
    await page.keyboard.press("Control+Enter");
    await status("Diproses");
    expect((await seen(page, id)).duplicates).toEqual([]);
    const timeline = page.getByRole("region", { name: "Riwayat" });
    await timeline.getByText(`Penggabungan dibatalkan: ${number}`).waitFor();
  });

  test("what was typed wrongly at intake is corrected, old and new side by side", async () => {
    await page.keyboard.press("q");
    await find(page, number);
    await page.keyboard.press("k");
    const dialog = page.getByRole("dialog", { name: `Koreksi data ${number}` });
    await dialog.waitFor();
    await page.keyboard.press("Control+Enter");
    await dialog
      .getByText(/Belum ada yang diubah/)
      .first()
      .waitFor();
    await fieldOf(dialog, "Telepon").fill("12");
    await fieldOf(dialog, "Alasan koreksi").fill("Salah ketik");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => errorAt(fieldOf(dialog, "Telepon"))).toMatch(/Nomor ini tidak dikenal/);
    await fieldOf(dialog, "Telepon").fill("0813-1111-2222");
    await picture(page, "correct");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "hidden" });
    const timeline = page.getByRole("region", { name: "Riwayat" });
    await timeline.getByText(/Telepon: .*345.* → .*1111.*/).waitFor();
  });

  test("a role that is taken away while its holder types is said, and the text stays", async () => {
    const { number: mine, id: open } = await receive(page, 52, { subject: "Peran dicabut" });
    await goOnAs(page, "double", mine);
    const note = page.locator('[data-path="note"]');
    await note.fill("Sudah saya periksa di lokasi");
    const operators = await call(page, "operators.brief", {});
    const double = operators.find(({ name }) => name === "Dwi Rangkap");
    await behindTheBack(sigap, "double", "deputy", () =>
      call(page, "operators.set-roles", { id: double?.id ?? "", roles: ["service-desk"] }),
    );
    await note.focus();
    await page.keyboard.press("Control+Enter");
    await page.getByText("Anda tidak dapat menyelesaikan langkah ini lagi").waitFor();
    await page.getByText("Sudah saya periksa di lokasi").waitFor();
    await picture(page, "role-removed");
    expect((await seen(page, open)).steps.every(({ records }) => records.length === 0)).toBe(true);
    expect(await answerTo(page, "requests.add-note", { id: open, note: "masih boleh" })).toMatchObject({ ok: true });
  });
});

describe("a fee and a room (Klaten 11 and 7)", () => {
  let sigap: LaunchedSigap;
  let page: Page;

  beforeAll(async () => {
    sigap = await office("klaten");
    page = sigap.page;
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());
  const field = (label: string) => fieldOf(page, label);

  test("the product of a paid service is handed over once the fee is on record", async () => {
    await logIn(page, "service-desk");
    const { id, number } = await receive(page, 11);
    await find(page, number);
    while ((await seen(page, id)).current !== null) await take(page, id);
    await goOnAs(page, "service-desk", number);
    await page.getByText("Biaya Rp 40.000 belum tercatat. Produk belum dapat diserahkan.").waitFor();
    await page.keyboard.press("b");
    const dialog = page.getByRole("dialog", { name: `Biaya ${number}` });
    await dialog.waitFor();
    await field("Jumlah yang dibayar").fill("30000");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => errorAt(field("Keterangan"))).toMatch(/berbeda dari standar.* Tulis sebabnya\./);
    expect(await accessibilityFaults(page)).toEqual([]);
    await field("Jumlah yang dibayar").fill("40000");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "hidden" });
    const timeline = page.getByRole("region", { name: "Riwayat" });
    await timeline.getByText("Biaya dicatat", { exact: true }).waitFor();
    await handOver(page, id);
  });

  test("a room that is taken is said before it is asked for, refused, and given back with a reason", async () => {
    const hour = (at: number) => `${typedDay(Date.now() + 7 * 24 * 3_600_000)} ${String(at).padStart(2, "0")}.00`;
    const first = await receive(page, 7, { subject: "Rapat pertama" });
    const second = await receive(page, 7, { subject: "Rapat kedua" });
    for (const [{ id, number }, from] of [
      [first, 9],
      [second, 10],
    ] as const) {
      const detail = await seen(page, id);
      const step = detail.steps.find((candidate) => candidate.id === detail.current);
      await goOnAs(page, step?.roles[0] ?? "team-lead", number);
      await page.keyboard.press("j");
      await page.getByRole("dialog", { name: `Pesan ruang atau alat ${number}` }).waitFor();
      await field("Dari").fill(hour(from));
      await field("Sampai").fill(hour(from + 2));
      if (from === 10) {
        await page.getByText("Ruang Rapat Diskominfo sudah dipakai pada waktu itu").waitFor();
        await picture(page, "clash");
        expect(await accessibilityFaults(page)).toEqual([]);
      }
      await page.keyboard.press("Control+Enter");
      if (from === 9) await expect.poll(async () => (await seen(page, id)).bookings.length).toBe(1);
    }
    await expect.poll(() => errorAt(field("Dari"))).toMatch(/Sudah dipakai pada waktu itu/);
    expect((await seen(page, second.id)).bookings).toEqual([]);
    await field("Dari").fill(hour(11));
    await field("Sampai").fill(hour(12));
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await seen(page, second.id)).bookings.length).toBe(1);

    const panel = page.getByRole("region", { name: "Pemakaian ruang dan sumber daya" });
    await panel.getByRole("button", { name: "Batalkan" }).click();
    await page.getByRole("dialog", { name: "Batalkan pemakaian Ruang Rapat Diskominfo" }).waitFor();
    await page.keyboard.type("Rapat ditunda");
    await page.keyboard.press("Control+Enter");
    await panel.getByText(/dibatalkan/).waitFor();
    const timeline = page.getByRole("region", { name: "Riwayat" });
    await timeline.getByText("Rapat ditunda").waitFor();
  });
});
