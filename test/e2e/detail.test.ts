import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ROLES } from "../../shared/domain/operators/roles";
import { PNG } from "../helpers/files";
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
  takeSteps,
} from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";
import { goOnAs } from "./helpers/work";

const DAY_MS = 24 * 60 * 60 * 1000;

describe("a request's screen", () => {
  let sigap: LaunchedSigap;
  let page: Page;

  beforeAll(async () => {
    sigap = await launchSigap();
    page = sigap.page;
    await establish(page);
    for (const role of ROLES.slice(1)) await addOperator(page, role, `Operator ${role}`, [role]);
    await addOperator(page, "section-head-2", "Kepala bidang kedua", ["section-head"]);
    await addOperator(page, "noc-operator-2", "Operator NOC kedua", ["noc-operator"]);
    await page.reload();
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());

  const field = (label: string) => fieldOf(page, label);
  const isFocused = (label: string) => field(label).evaluate((element) => element === document.activeElement);
  const detailOf = (id: string) => call(page, "requests.detail", { id });
  const stepOf = async (id: string, step: string) => (await detailOf(id)).steps.find((one) => one.id === step);

  /** Receives a request as the service desk does. */
  async function received(no: number, over: Parameters<typeof receive>[2] = {}) {
    await logIn(page, "service-desk");
    return receive(page, no, over);
  }
  const openAs = (login: string, number: string) => goOnAs(page, login, number);
  const statusShown = (words: string) =>
    page.getByRole("heading", { level: 1, name: /^K1-/ }).locator("..").getByText(words, { exact: true }).waitFor();
  const timeline = () => page.getByRole("region", { name: "Riwayat" });

  test("a change by somebody else is shown, and the note typed meanwhile stays", async () => {
    const { id, number } = await received(52);
    await openAs("section-head", number);
    const note = page.locator('[data-path="note"]');
    await note.fill("Mohon didahulukan, kantor pelayanan");
    await behindTheBack(sigap, "section-head", "section-head-2", async () =>
      call(page, "requests.add-note", { id, note: "Pelapor menelepon lagi" }),
    );
    await note.focus();
    await page.keyboard.press("Control+Enter");

    const banner = page.getByRole("alert").filter({ hasText: "Permohonan ini berubah sementara Anda mengisi" });
    await banner.waitFor();
    await banner.getByText("Pelapor menelepon lagi").waitFor();
    expect(await banner.textContent()).toContain("Kepala bidang kedua");
    expect(await banner.textContent()).toContain("Isian Anda tetap ada");
    expect(await note.inputValue()).toBe("Mohon didahulukan, kantor pelayanan");
    expect((await stepOf(id, "assign"))?.state).toBe("current");

    await note.focus();
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await stepOf(id, "assign"))?.state).toBe("done");
    expect((await stepOf(id, "assign"))?.records[0]).toMatchObject({
      actorName: "Operator section-head",
      note: "Mohon didahulukan, kantor pelayanan",
    });
  });

  test("what is typed is found again by whoever leaves the screen and comes back, and by nobody else", async () => {
    const { number } = await received(52);
    await openAs("section-head", number);
    await page.locator('[data-path="note"]').fill("Setengah jadi");
    await page.keyboard.press("Escape");
    await page.keyboard.press("c");
    const dialog = page.getByRole("dialog", { name: "Tambah catatan" });
    await dialog.getByLabel("Catatan").fill("Catatan setengah jadi");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    const back = async () => {
      await page.keyboard.press("q");
      await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
      await page
        .getByRole("row", { name: new RegExp(number) })
        .first()
        .dblclick();
      await page.getByRole("heading", { level: 1, name: number }).waitFor();
    };
    await back();
    expect(await page.locator('[data-path="note"]').inputValue()).toBe("Setengah jadi");
    await page.keyboard.press("c");
    expect(await dialog.getByLabel("Catatan").inputValue()).toBe("Catatan setengah jadi");
    await page.keyboard.press("Control+Enter");
    await timeline().getByText("Catatan setengah jadi").waitFor();
    await back();
    await page.keyboard.press("c");
    expect(await dialog.getByLabel("Catatan").inputValue()).toBe("");
    await page.keyboard.press("Escape");
    await openAs("section-head-2", number);
    expect(await page.locator('[data-path="note"]').inputValue()).toBe("");
  });

  test("a step that somebody else has taken is not taken twice; what was typed for it is told", async () => {
    const { id, number } = await received(52);
    await takeSteps(page, id, [{ as: "section-head", outcome: 0 }]);
    await openAs("noc-operator", number);
    const note = page.locator('[data-path="note"]');
    await note.fill("Kabel FO putus di tiang 14");
    await behindTheBack(sigap, "noc-operator", "noc-operator-2", () =>
      takeSteps(page, id, [{ as: "noc-operator-2", outcome: 0 }]),
    );
    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    await page.keyboard.press("Control+Enter");
    const banner = page.getByRole("alert").filter({ hasText: "Permohonan ini berubah sementara Anda mengisi" });
    await banner.waitFor();
    await expect.poll(() => banner.textContent()).toMatch(/sudah tidak berlaku: sekarang “Melaporkan hasil perbaikan/);
    expect(await banner.textContent()).toContain("Isian Anda: Kabel FO putus di tiang 14");
    expect((await stepOf(id, "repair"))?.records.map((record) => record.actorName)).toEqual(["Operator NOC kedua"]);
  });

  test("Bantul 53 without a recording ends answered, not fulfilled", async () => {
    const { id, number } = await received(53);
    await takeSteps(page, id, [
      { as: "head", outcome: 0 },
      { as: "section-head", outcome: 0 },
      { as: "team-lead", outcome: 0 },
    ]);
    await openAs("noc-operator", number);
    await page.getByText("Menerima tugas dari Ketua Tim dan mengecek ketersediaan").first().waitFor();
    const missing = page.getByRole("button", { name: /Rekaman tidak tersedia/ });
    expect(await missing.textContent()).toContain("Berlanjut ke: Membuat laporan bahwa rekaman tidak tersedia");
    await page.keyboard.press("Escape");
    await page.keyboard.press("2");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await detailOf(id)).current).toBe("report-unavailable");
    await takeSteps(page, id, [
      { as: "noc-operator", outcome: 0 },
      { as: "team-lead", outcome: 0 },
      { as: "section-head", outcome: 0 },
    ]);
    await openAs("head", number);
    await page
      .getByText("Menerima laporan bahwa rekaman yang diminta tidak tersedia", { exact: true })
      .first()
      .waitFor();
    await page.locator('[data-path="note"]').fill("Rekaman tanggal itu sudah terhapus");
    await page.keyboard.press("Control+Enter");
    await statusShown("Dijawab, tidak dapat dipenuhi");
    const detail = await detailOf(id);
    expect(detail.row.status).toBe("unfulfilled");
    expect(detail.closed?.text).toBe("Rekaman tanggal itu sudah terhapus");
    expect(detail.steps.filter((step) => step.kind === "approval").map((step) => step.state)).toEqual([
      "not-taken",
      "not-taken",
      "not-taken",
    ]);
    expect(detail.may.handOver).toBe(false);
  });

  test("a refusal needs a reason and closes the request", async () => {
    const { number } = await received(52);
    await openAs("section-head", number);
    await page.keyboard.press("x");
    const dialog = page.getByRole("dialog", { name: `Tolak permohonan ${number}` });
    await dialog.waitFor();
    await expect.poll(() => isFocused("Alasan penolakan")).toBe(true);
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => errorAt(field("Alasan penolakan"))).toBe("Wajib diisi.");
    await page.keyboard.type("Jaringan itu milik penyedia lain");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    // Closed by mistake, it is opened again with what was typed.
    await page.keyboard.press("x");
    await expect.poll(() => field("Alasan penolakan").inputValue()).toBe("Jaringan itu milik penyedia lain");
    await page.keyboard.press("Control+Enter");
    await statusShown("Ditolak");
    await page.getByRole("region", { name: "Penutupan" }).getByText("Jaringan itu milik penyedia lain").waitFor();
    expect(await page.getByRole("button", { name: /Lewati langkah|Tolak permohonan|Tugaskan/ }).count()).toBe(0);
  });

  test("a note can still be added to a closed request", async () => {
    await page.keyboard.press("c");
    await page.getByRole("dialog", { name: "Tambah catatan" }).waitFor();
    await page.keyboard.type("Pemohon sudah diberi tahu lewat telepon");
    await page.keyboard.press("Control+Enter");
    await timeline().getByText("Pemohon sudah diberi tahu lewat telepon").waitFor();
    await statusShown("Ditolak");
  });

  test("a step is passed over with its reason on record", async () => {
    const { id, number } = await received(52);
    await openAs("section-head", number);
    await page.keyboard.press("l");
    await page.getByRole("dialog", { name: /^Lewati langkah “Menugaskan Ketua Tim/ }).waitFor();
    await page.keyboard.type("Tim sudah di lokasi");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await stepOf(id, "assign"))?.state).toBe("skipped");
    await timeline()
      .getByText(/^Langkah dilewati/)
      .waitFor();
    expect((await stepOf(id, "assign"))?.records[0]).toMatchObject({ how: "skipped", note: "Tim sudah di lokasi" });
    expect((await detailOf(id)).current).toBe("repair");
  });

  test("waiting for the applicant moves the due time by as long as it lasted", async () => {
    // A limit that runs round the clock: every second of waiting counts, whatever day it is.
    const { id, number } = await received(47);
    const before = (await detailOf(id)).row.deadline;
    expect(before.basis).toBe("clock");
    await openAs("service-desk", number);
    await page.keyboard.press("t");
    await page.getByRole("dialog", { name: "Tunggu pemohon" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => errorAt(field("Yang diminta dari pemohon"))).toBe("Wajib diisi.");
    await page.keyboard.type("Mohon kirim susunan acara");
    await page.keyboard.press("Control+Enter");
    await page.getByText(/^Menunggu pemohon sejak .*Jangka waktu berhenti\.$/).waitFor();
    await statusShown("Menunggu pemohon");
    expect((await detailOf(id)).row.deadline.state).toBe("paused");

    await page.keyboard.press("t");
    await page.getByRole("dialog", { name: "Lanjutkan permohonan" }).waitFor();
    await page.keyboard.type("Susunan acara diterima");
    await page.keyboard.press("Control+Enter");
    await statusShown("Diproses");
    const after = await detailOf(id);
    const [pause] = after.pauses;
    expect(pause?.message).toBe("Mohon kirim susunan acara");
    expect((after.row.deadline.due ?? 0) - (before.due ?? 0)).toBe((pause?.to ?? 0) - (pause?.from ?? 0));
    expect(after.row.deadline.promised).toBe(before.due);

    await page.keyboard.press("w");
    const why = page.getByRole("dialog", { name: `Mengapa tanggal ini? ${number}` });
    await why
      .getByText("Jatuh tempo berubah dari yang dijanjikan: jangka waktu berhenti selama menunggu pemohon.")
      .waitFor();
    await why.getByText(/menunggu jawaban pemohon$/).waitFor();
    await page.keyboard.press("Escape");
    await why.waitFor({ state: "hidden" });
  });

  test("days of waiting for missing requirements are listed as such", async () => {
    const receivedAt = Date.now() - 14 * DAY_MS;
    const { id, number } = await received(52, {
      receivedAt,
      requirements: [{ index: 0, state: "missing", note: "" }],
    });
    const waiting = await detailOf(id);
    expect(waiting.row.deadline.state).toBe("paused");
    await openAs("service-desk", number);
    await page.keyboard.press("p");
    await page.keyboard.press("1");
    await page.keyboard.press("Control+s");
    await statusShown("Diproses");
    const due = (await detailOf(id)).row.deadline.due ?? 0;
    // At least the five days of one working week lie in the fourteen, wherever the holidays are.
    expect(due - (waiting.row.deadline.due ?? 0)).toBeGreaterThan(3 * DAY_MS);
    expect(due).toBeGreaterThan(Date.now());

    await page.keyboard.press("w");
    const why = page.getByRole("dialog", { name: `Mengapa tanggal ini? ${number}` });
    await why.getByText(/persyaratan belum lengkap$/).waitFor();
    const days = why.getByRole("list", { name: "Hari demi hari" }).getByRole("listitem");
    const { days: explained } = await call(page, "deadlines.explain-request", { id });
    expect(await days.count()).toBe(explained.length);
    const paused = await days.filter({ hasText: "menunggu pemohon" }).count();
    expect(paused).toBeGreaterThanOrEqual(14);
    expect(explained.some((day) => day.kind === "pause")).toBe(true);
    await page.keyboard.press("Escape");
  });

  /** What a drag of files onto an element does. */
  async function dropOn(target: Locator, name: string, type: string, content: string) {
    const transfer = await page.evaluateHandle(
      ([fileName, mediaType, base64]) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], fileName, { type: mediaType }));
        return data;
      },
      [name, type, content] as const,
    );
    await target.dispatchEvent("drop", { dataTransfer: transfer });
  }

  test("a file is dropped, answers a requirement, opens inside and is removed with a reason", async () => {
    const { id, number } = await received(52, { requirements: [{ index: 0, state: "missing", note: "" }] });
    await openAs("service-desk", number);
    const panel = page.getByRole("region", { name: "Lampiran", exact: true });
    await panel.getByText("Belum ada lampiran.").waitFor();
    await dropOn(panel, "../../etc/foto lokasi.png", "image/png", PNG.toString("base64"));
    await panel.getByText("foto lokasi.png").waitFor();
    // What is no picture at all is refused by name; the good one stays.
    await dropOn(panel, "program.pdf", "application/pdf", Buffer.from("MZ\0\0 bukan pdf").toString("base64"));
    await panel.getByRole("alert").getByText("program.pdf").waitFor();
    expect((await detailOf(id)).attachments).toEqual([]);
    await page.keyboard.press("Alt+f");
    await expect.poll(async () => (await detailOf(id)).attachments.length).toBe(1);
    // The requirement that alone is missing was proposed.
    expect((await detailOf(id)).attachments[0]).toMatchObject({ name: "foto lokasi.png", requirement: 0 });
    await timeline().getByText("Lampiran ditambahkan: foto lokasi.png").waitFor();

    await page.keyboard.press("v");
    await page.keyboard.press("Enter");
    const viewer = page.getByRole("dialog", { name: "foto lokasi.png" });
    await viewer.getByRole("img", { name: "foto lokasi.png" }).waitFor();
    await page.screenshot({ path: "out/e2e/detail-attachment.png" });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await viewer.waitFor({ state: "hidden" });

    await page.keyboard.press("v");
    await page.keyboard.press("Delete");
    await page.getByRole("dialog", { name: "Hapus lampiran foto lokasi.png" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => errorAt(field("Alasan penghapusan"))).toBe("Wajib diisi.");
    await page.keyboard.type("Foto tempat lain");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await detailOf(id)).attachments).toEqual([]);
    await timeline().getByText("Foto tempat lain").waitFor();
  });

  test("a call-taker sees no data of the applicant", async () => {
    const { id, number } = await received(52, {
      applicant: {
        kind: "person",
        name: "Tumini Rahasiawati",
        agency: "",
        phone: "0813-9999-8888",
        email: "tumini@contoh.id",
        nik: "",
        address: "Dusun Rahasia RT 03",
      },
      subject: "Perihal Rahasia",
      details: "Uraian Rahasia",
      place: "Tempat Rahasia",
    });
    await openAs("call-taker", number);
    await page.getByText("Data pemohon tidak dapat dilihat oleh peran Anda.").waitFor();
    const shown = (await page.locator("#root").textContent()) ?? "";
    for (const secret of ["Rahasia", "0813", "tumini"]) expect(shown).not.toContain(secret);
    const answered = await detailOf(id);
    expect(JSON.stringify(answered)).not.toMatch(/Rahasia|0813|tumini/i);
    expect(JSON.stringify(await call(page, "requests.timeline", { id }))).not.toMatch(/Rahasia|0813|tumini/i);
    await page.keyboard.press("q");
    await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
    await page.getByRole("row", { name: new RegExp(number) }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Tumini");
    await page.getByText("Tidak ada permohonan yang cocok dengan pencarian atau saringan.").waitFor();
    expect(await answerTo(page, "requests.add-note", { id, note: "x" })).toMatchObject({
      ok: false,
      error: { code: "missing-permission" },
    });
  });
});
