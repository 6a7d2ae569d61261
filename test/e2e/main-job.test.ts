import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ROLES } from "../../shared/domain/operators/roles";
import { addOperator, call, establish, logIn, pictureOfFailure } from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";
import { openAs as openRequestAs } from "./helpers/work";

// The main job, as an operator does it: by keyboard, one person per role.
describe("a request from intake to handover", () => {
  let sigap: LaunchedSigap;
  let page: Page;

  beforeAll(async () => {
    sigap = await launchSigap();
    page = sigap.page;
    await establish(page);
    for (const role of ROLES.slice(1)) await addOperator(page, role, `Operator ${role}`, [role]);
    await page.reload();
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());

  /** Types what the intake form asks for, by its labels, and saves with Ctrl+Enter. */
  async function receive(service: string, typed: { name: string; agency: string; phone: string; subject: string }) {
    await page.getByRole("button", { name: /Permohonan baru/ }).waitFor();
    await page.keyboard.press("n");
    await page.getByRole("combobox", { name: "Nomor atau nama layanan" }).waitFor();
    await page.keyboard.type(service);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: new RegExp(`^${service}\\.`) }).waitFor();
    await page.keyboard.press("Alt+a");
    await page.getByText("Instansi pemerintah").click();
    await page.getByLabel("Nama yang menghubungi").fill(typed.name);
    await page.getByLabel("Nama instansi").fill(typed.agency);
    await page.getByLabel("Telepon / WhatsApp").fill(typed.phone);
    await page.getByLabel("Perihal").fill(typed.subject);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Buka permohonan" }).waitFor();
    const heading = await page.getByText(/^Permohonan K1-\d{4}-\d{5} diterima$/).textContent();
    return heading?.match(/K1-\d{4}-\d{5}/)?.[0] ?? "";
  }

  const openAs = (login: string, number: string) => openRequestAs(page, login, number);

  /** Picks an outcome by its digit and records it with Ctrl+Enter. */
  async function takeStep(title: RegExp, digit: string, note = "") {
    await page.getByText(title).first().waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press(digit);
    if (note !== "") await page.keyboard.type(note);
    await page.keyboard.press("Control+Enter");
  }

  async function statusOf(number: string) {
    const found = await call(page, "requests.page", {
      view: "all",
      search: number,
      sort: "received",
      descending: true,
      after: null,
      limit: 5,
      filters: { serviceId: null, section: null, status: null, channel: null, receivedFrom: null, receivedTo: null },
    });
    return found.rows[0];
  }

  test("Bantul 52: network repair", async () => {
    await logIn(page, "service-desk");
    const number = await receive("52", {
      name: "Sri Wahyuni",
      agency: "Kapanewon Sewon",
      phone: "0812-3456-7890",
      subject: "Internet kantor kapanewon mati sejak pagi",
    });
    const row = await statusOf(number);
    expect(row?.deadline.due).not.toBeNull();
    expect(row?.deadline.promised).toBe(row?.deadline.due);

    // The service desk sees the step but it is the section head's.
    await page.getByRole("button", { name: "Buka permohonan" }).click();
    await page.getByText(/Anda tidak dapat menyelesaikannya/).waitFor();

    await openAs("section-head", number);
    await takeStep(/Menugaskan Ketua Tim/, "1");
    await page
      .getByText(/Melakukan koordinasi dan perbaikan/)
      .first()
      .waitFor();

    await openAs("noc-operator", number);
    await takeStep(/Melakukan koordinasi dan perbaikan/, "1");

    await openAs("team-lead", number);
    await takeStep(/Melaporkan hasil perbaikan jaringan/, "1");
    await page.getByText("Semua langkah selesai. Produk dapat diserahkan kepada pemohon.").waitFor();

    await openAs("service-desk", number);
    await page.keyboard.press("h");
    await page.getByLabel("Diterima oleh").waitFor();
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await statusOf(number))?.status).toBe("handed-over");
    expect((await statusOf(number))?.deadline.state).toBe("met");
    expect(await page.getByText("Selesai diserahkan").count()).toBeGreaterThan(0);
  });

  test("Bantul 53: a recording that is there, with its three approvals in order", async () => {
    await logIn(page, "service-desk");
    const number = await receive("53", {
      name: "Bambang Sutrisno",
      agency: "Polsek Kasihan",
      phone: "(0274) 367509",
      subject: "Rekaman CCTV simpang Madukismo 21 November",
    });
    await openAs("head", number);
    await takeStep(/mendisposisikan/i, "1");
    await openAs("section-head", number);
    await takeStep(/Menyampaikan permohonan|Ketua Tim/, "1");
    await openAs("team-lead", number);
    await takeStep(/menugaskan Pengelola Jaringan CCTV/i, "1");
    await openAs("noc-operator", number);
    await takeStep(/mengecek ketersediaan/, "1");
    for (const [login, words] of [
      ["team-lead", /persetujuan pertama/],
      ["section-head", /persetujuan/],
      ["head", /persetujuan akhir/],
    ] as const) {
      await openAs(login, number);
      await takeStep(words, "1");
    }
    await openAs("service-desk", number);
    await page.keyboard.press("h");
    await page.getByLabel("Diterima oleh").waitFor();
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await statusOf(number))?.status).toBe("handed-over");
    const detail = await call(page, "requests.detail", { id: (await statusOf(number))?.id ?? "" });
    const approvals = detail.steps.filter((step) => step.kind === "approval");
    expect(approvals.map((step) => step.records[0]?.actorName)).toEqual([
      "Operator team-lead",
      "Operator section-head",
      "Operator head",
    ]);
  });

  test("why this date: every day is told", async () => {
    await page.keyboard.press("w");
    await page.getByRole("dialog").getByText(/hari/).first().waitFor();
    expect(await page.getByRole("dialog").getByRole("listitem").count()).toBeGreaterThan(2);
    await page.keyboard.press("Escape");
  });
});
