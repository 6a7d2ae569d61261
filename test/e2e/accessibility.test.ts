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
  pictureOfFailure,
  receive,
  takeSteps,
} from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

// Every screen and dialog, in both themes. The screens of a damaged folder are in faults.test.ts, those of a demo
// folder and of the passphrase in login.test.ts.
describe("axe finds nothing serious", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let ready = { id: "", number: "" };
  let open = { id: "", number: "" };

  beforeAll(async () => {
    sigap = await launchSigap();
    page = sigap.page;
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());

  const faults = () => accessibilityFaults(page);
  const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
  const openRequest = async (number: string) => {
    await page.keyboard.press("Control+1");
    await page.keyboard.press("/");
    await page.keyboard.press("Control+A");
    await page.keyboard.type(number);
    await page.getByRole("row", { name: new RegExp(number) }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await heading(number);
    await page.getByRole("region", { name: "Riwayat" }).waitFor();
  };
  /** Opens a dialog by its key, looks, and closes it again. */
  const inDialog = async (key: string, name: string | RegExp) => {
    await page.keyboard.press(key);
    const dialog = page.getByRole("dialog", { name });
    await dialog.waitFor();
    const found = await faults();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    return found;
  };

  test("set-up, empty and with errors", async () => {
    await heading("Siapkan Sigap di komputer ini");
    expect(await faults()).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await page.getByText("isian yang perlu diperbaiki", { exact: false }).waitFor();
    expect(await faults()).toEqual([]);
  });

  test("login, and login refused", async () => {
    await establish(page);
    for (const role of ["service-desk", "team-lead", "section-head", "noc-operator"] as const) {
      await addOperator(page, role, `Operator ${role}`, [role]);
    }
    await call(page, "session.logout", {});
    await page.reload();
    await heading("Masuk");
    expect(await faults()).toEqual([]);
    await fieldOf(page, "Nama masuk").fill("service-desk");
    await fieldOf(page, "Kata sandi").fill("salah sama sekali");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await faults()).toEqual([]);
  });

  test("an empty queue, a full one, its filters", async () => {
    await logIn(page, "service-desk");
    await page.getByText("Semua permohonan sudah selesai.").waitFor();
    expect(await faults()).toEqual([]);
    ready = await receive(page, 52);
    open = await receive(page, 52, { receivedAt: Date.now() - 20 * 86_400_000 });
    await receive(page, 53, { requirements: [] });
    await receive(page, 52, { requirements: [{ index: 0, state: "missing", note: "surat belum ada" }] });
    await takeSteps(page, ready.id, [
      { as: "section-head", outcome: 0 },
      { as: "noc-operator", outcome: 0 },
      { as: "team-lead", outcome: 0 },
    ]);
    await logIn(page, "service-desk");
    await page.getByRole("row", { name: new RegExp(open.number) }).waitFor();
    await page.keyboard.press("f");
    await page.getByRole("search", { name: "Saringan" }).waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole("grid").focus();
    await page.keyboard.press("f");
  });

  test("the command bar, the list of shortcuts, the operator's menu", async () => {
    expect(await inDialog("Control+k", /./)).toEqual([]);
    expect(await inDialog("?", "Pintasan papan ketik")).toEqual([]);
    await page.getByRole("button", { name: /^Menu operator/ }).click();
    await page.getByRole("menu").waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press("Escape");
  });

  test("intake: the choice of a service, the form, the form with errors, the saved request", async () => {
    await page.keyboard.press("Control+1");
    await heading("Antrean permohonan");
    await page.keyboard.press("n");
    await page.getByRole("option").first().waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.type("12");
    await page.keyboard.press("Enter");
    await heading(/^12\./);
    await page.getByText("Surat", { exact: true }).click();
    expect(await faults()).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await page.getByText("isian yang perlu diperbaiki", { exact: false }).waitFor();
    expect(await faults()).toEqual([]);
    await page.locator('[data-path="limit"] input[type=radio]').first().check();
    await fieldOf(page, "Nama pemohon").fill("Sri Wahyuni");
    await fieldOf(page, "Perihal").fill("Konten pameran");
    expect(await inDialog("Alt+w", "Mengapa tanggal ini?")).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await heading(/diterima$/);
    expect(await faults()).toEqual([]);
  });

  test("a request: its screen and all its dialogs", async () => {
    await logIn(page, "section-head");
    await openRequest(open.number);
    expect(await faults()).toEqual([]);
    expect(await inDialog("w", /^Mengapa tanggal ini/)).toEqual([]);
    expect(await inDialog("t", "Tunggu pemohon")).toEqual([]);
    expect(await inDialog("l", /^Lewati langkah/)).toEqual([]);
    expect(await inDialog("a", "Tugaskan permohonan")).toEqual([]);
    expect(await inDialog("c", "Tambah catatan")).toEqual([]);
    await page.keyboard.press("x");
    await page.getByRole("dialog", { name: /^Tolak permohonan/ }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("dialog").getByText("Wajib diisi.").first().waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.type("Bukan jaringan pemerintah");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("region", { name: "Penutupan" }).waitFor();
    expect(await faults()).toEqual([]);
  });

  test("a request that is ready, and its handover", async () => {
    await logIn(page, "service-desk");
    await openRequest(ready.number);
    expect(await faults()).toEqual([]);
    expect(await inDialog("h", /^Serahkan produk/)).toEqual([]);
  });

  test("the catalog and a service", async () => {
    await page.keyboard.press("Control+2");
    await heading("Katalog layanan");
    await page.getByRole("row").nth(5).waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole("grid").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Persyaratan" }).waitFor();
    expect(await faults()).toEqual([]);
  });

  test("the workstation's page", async () => {
    await page.keyboard.press("Control+9");
    await heading("Stasiun kerja ini");
    await page.getByText("Sumber data dan perangkat lunak").waitFor();
    expect(await faults()).toEqual([]);
  });

  test("operators, their dialogs, one's own account", async () => {
    await logIn(page, ADMINISTRATOR.login, ADMINISTRATOR.password);
    await page.keyboard.press("Control+8");
    await heading("Operator");
    await page.getByRole("row", { name: /Operator team-lead/ }).click();
    await page.getByRole("grid").focus();
    expect(await faults()).toEqual([]);
    expect(await inDialog("n", "Operator baru")).toEqual([]);
    expect(await inDialog("r", /^Peran /)).toEqual([]);
    expect(await inDialog("s", /^Atur ulang kata sandi/)).toEqual([]);
    expect(await inDialog("x", /^Nonaktifkan/)).toEqual([]);
    await page.getByRole("button", { name: /^Menu operator/ }).click();
    await page.getByRole("menuitem", { name: "Akun dan kata sandi saya" }).click();
    await page.getByText("Kata sandi saya").first().waitFor();
    expect(await faults()).toEqual([]);
  });

  test("the page of all components", async () => {
    await page
      .getByRole("link", { name: "Komponen" })
      .or(page.getByRole("button", { name: "Komponen" }))
      .click();
    await heading("Komponen");
    expect(await faults()).toEqual([]);
  });

  test("the lock", async () => {
    await page.keyboard.press("Control+l");
    await heading("Layar terkunci");
    expect(await faults()).toEqual([]);
  });
});
