import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ROLES } from "../../shared/domain/operators/roles";
import { REGISTER_COLUMNS } from "../../shared/domain/registers/columns";
import { accessibilityFaults } from "./helpers/axe";
import { addOperator, call, establish, fieldOf, logIn, notice, pictureOfFailure, receive } from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

/** An operator who holds the role, for steps that others take. */
async function as(page: Page, login: string, work: () => Promise<unknown>): Promise<void> {
  await call(page, "session.login", { login, password: "sandi-operator" });
  await work();
  await call(page, "session.login", { login: "service-desk", password: "sandi-operator" });
}

describe("the registers that the law asks for", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let information = { id: "", number: "" };
  let complaint = { id: "", number: "" };

  beforeAll(async () => {
    sigap = await launchSigap();
    page = sigap.page;
    await establish(page);
    for (const role of ROLES.slice(1)) await addOperator(page, role, `Operator ${role}`, [role]);
    await page.reload();
    await logIn(page, "service-desk");
    information = await receive(page, 38, {
      applicant: {
        kind: "person",
        name: "Budi Santoso",
        agency: "",
        phone: "0812-3456-7890",
        email: "",
        nik: "",
        address: "Sewon, Bantul",
      },
      subject: "Anggaran jalan 2025",
      fields: {
        information: "Rincian anggaran jalan kabupaten tahun 2025",
        purpose: "Penelitian",
        occupation: "Mahasiswa",
        "request-kind": "copy",
      },
    });
    complaint = await receive(page, 30, {
      channel: "app",
      subject: "Lampu jalan mati",
      details: "Sudah dua minggu gelap",
      fields: { "event-date": "2026-11-20", "event-place": "Jalan Parangtritis", anonymous: true },
    });
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());

  async function openRequest(number: string): Promise<void> {
    await page.keyboard.press("Control+1");
    await page.getByRole("heading", { level: 1, name: "Antrean permohonan" }).waitFor();
    // Every request, also the closed ones.
    await page.getByRole("tab", { name: "Semua" }).click();
    await page.keyboard.press("/");
    await page.keyboard.type(number);
    await page.getByRole("row", { name: new RegExp(number) }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: number }).waitFor();
    await panel().waitFor();
  }
  const panel = () => page.getByRole("region", { name: "Register dan lembarnya" });
  const dialog = (name: string) => page.getByRole("dialog", { name });
  /** Opens a sheet's form by the number that the chooser gives it. */
  async function chooseSheet(key: string, title: string): Promise<void> {
    await page.keyboard.press("i");
    await dialog("Isi lembar register").waitFor();
    await page.keyboard.press(key);
    await dialog(title).waitFor();
  }

  test("an objection after the refusal shows its 30 working days, day by day", async () => {
    // The desk of the service says no; only then does the objection come.
    const detail = await call(page, "requests.detail", { id: information.id });
    const step = detail.steps.find((candidate) => candidate.id === detail.current);
    const role = step?.roles[0] ?? "team-lead";
    await as(page, role, () =>
      call(page, "requests.refuse", {
        id: information.id,
        version: detail.version,
        step: step?.id ?? "",
        reason: "Termasuk informasi yang dikecualikan",
      }),
    );
    await openRequest(information.number);
    await panel().getByText("Pengajuan keberatan").waitFor();
    await panel().getByText("Terbuka", { exact: true }).waitFor();

    await chooseSheet("2", "Keberatan");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    const summary = page.getByRole("alert").filter({ hasText: "yang perlu diperbaiki" });
    await summary.waitFor();
    await fieldOf(page, "Tanggal keberatan diterima").fill("23/11/2026");
    await page.getByRole("checkbox", { name: /^a\. permohonan ditolak/ }).check();
    await fieldOf(page, "Kasus posisi").fill("Pemohon menganggap anggaran jalan terbuka");
    // Closed by mistake: what was typed is still there.
    await page.keyboard.press("Escape");
    await dialog("Keberatan").waitFor({ state: "detached" });
    await chooseSheet("2", "Keberatan");
    await page.getByText("Isian yang belum disimpan sudah dipulihkan.").waitFor();
    expect(await fieldOf(page, "Kasus posisi").inputValue()).toBe("Pemohon menganggap anggaran jalan terbuka");
    await page.getByText("Pemohon sendiri", { exact: true }).click();
    await page.keyboard.press("Control+Enter");
    await notice(page, "Lembar Keberatan tersimpan");

    const clock = panel().getByRole("listitem").filter({ hasText: "UU 14/2008 Ps. 36 ayat (2)" });
    await clock.getByText("sampai Jum 8 Jan 2027 16.30 WIB").waitFor();
    await clock.getByRole("button", { name: "Mengapa tanggal ini?" }).click();
    await dialog("Tanggapan Atasan PPID: mengapa tanggal ini?").getByText("Jum 8 Jan 2027", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    // A notice that fades away has no contrast any more.
    await page.getByRole("alert").first().waitFor({ state: "detached" });
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("the answer belongs to its objection, and a changed sheet keeps what was there", async () => {
    await openRequest(information.number);
    await chooseSheet("3", "Tanggapan Atasan PPID");
    await fieldOf(page, "Hari/tanggal pemberian tanggapan").fill("30/11/2026");
    await page.getByText("Keberatan diterima", { exact: true }).click();
    await fieldOf(page, "Isi keputusan").fill("Informasi diberikan");
    await fieldOf(page, "Nama Atasan PPID").fill("Sri Wahyuni");
    await fieldOf(page, "Posisi Atasan PPID").fill("Sekretaris Daerah");
    await page.keyboard.press("Control+Enter");
    await notice(page, "Lembar Tanggapan Atasan PPID tersimpan");
    await panel().getByText("Sengketa ke Komisi Informasi").waitFor();
    await panel().getByRole("button", { name: "Ubah lembar Keberatan" }).click();
    await fieldOf(page, "Nomor pendaftaran keberatan").fill("KB-1/2026");
    await page.keyboard.press("Control+Enter");
    await notice(page, "Lembar Keberatan tersimpan");
    await panel().getByText("untuk keberatan KB-1/2026").first().waitFor();
    await panel().getByText("1 pengisian sebelumnya").waitFor();
  });

  test("the register has the law's 16 columns and the clocks beside them", async () => {
    await page.keyboard.press("Control+3");
    await page.getByRole("heading", { level: 1, name: "Register" }).waitFor();
    await page.getByRole("tab", { name: "Informasi publik" }).waitFor();
    await page.getByText("Tahun", { exact: true }).click();
    const grid = page.getByRole("grid", { name: "Informasi publik" });
    const row = grid.getByRole("row").filter({ hasText: information.number });
    await row.waitFor();
    const heads = await grid.getByRole("columnheader").allInnerTexts();
    expect(heads).toEqual([...REGISTER_COLUMNS.ppid.map((column) => column.title), "Batas waktu"]);
    const cells = await row.getByRole("gridcell").allInnerTexts();
    expect(cells).toHaveLength(17);
    expect(cells[2]).toBe("Budi Santoso");
    expect(cells[6]).toBe("Rincian anggaran jalan kabupaten tahun 2025");
    expect(cells[10]).toBe("Meminta salinan");
    // The objection has been answered; what runs now is the applicant's way to the commission, or it has run out.
    expect(cells[16]).toContain("Selesai tepat waktu");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("objections have their own dates; a row opens its request by keyboard", async () => {
    await page.keyboard.press("2");
    const grid = page.getByRole("grid", { name: "Keberatan" });
    // The objection is of November 2026, whenever this test runs.
    const shown = Number(await page.locator("strong[aria-live]").textContent());
    for (let year = shown; year > 2026; year -= 1) await page.keyboard.press(",");
    await grid.getByRole("row").filter({ hasText: "KB-1/2026" }).waitFor();
    await grid.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: information.number }).waitFor();
  });

  test("a reporter who asked for it is named to the desk and to nobody on paper", async () => {
    await page.keyboard.press("Control+3");
    await page.keyboard.press("3");
    await page.keyboard.press("0");
    const grid = page.getByRole("grid", { name: "Pengaduan" });
    const row = grid.getByRole("row").filter({ hasText: complaint.number });
    await row.getByText("Sri Wahyuni").waitFor();
    const { blocks } = await call(page, "documents.compose", {
      document: { kind: "register", list: "complaints", from: null, to: null, search: "" },
    });
    expect(JSON.stringify(blocks)).toContain("(anonim)");
    expect(JSON.stringify(blocks)).not.toContain("Sri Wahyuni");
  });

  test("a register is looked at as it will be printed", async () => {
    await page.keyboard.press("1");
    await page.getByRole("grid", { name: "Informasi publik" }).getByRole("row").nth(1).waitFor();
    await page.keyboard.press("p");
    await dialog("Informasi publik").locator("canvas").first().waitFor();
    await page.keyboard.press("Escape");
    await dialog("Informasi publik").waitFor({ state: "detached" });
  });

  test("an empty period says what to do, and a search that finds nothing how to clear it", async () => {
    await page.keyboard.press("4");
    await page.getByText("Belum ada isi pada periode ini").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("1");
    await page.keyboard.press("/");
    await page.keyboard.type("takada");
    await page.getByText("Tidak ada baris yang cocok dengan pencarian ini.").waitFor();
    await page.getByRole("button", { name: "Hapus pencarian" }).click();
    await page.getByRole("grid", { name: "Informasi publik" }).waitFor();
  });

  test("who may not see personal data sees the register without it", async () => {
    await logIn(page, "call-taker");
    await page.keyboard.press("Control+3");
    const grid = page.getByRole("grid", { name: "Informasi publik" });
    await grid.getByRole("row").filter({ hasText: information.number }).waitFor();
    await page.getByText("Data pribadi dan isian bebas tidak ditampilkan untuk peran Anda.").waitFor();
    expect(await grid.textContent()).not.toContain("Budi Santoso");
  });
});
