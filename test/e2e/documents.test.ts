import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { DocumentRequest } from "../../shared/domain/documents/request";
import { ROLES } from "../../shared/domain/operators/roles";
import { accessibilityFaults } from "./helpers/axe";
import {
  addOperator,
  answerTo,
  call,
  establish,
  logIn,
  notice,
  PASSWORD,
  pictureOfFailure,
  receive,
  takeSteps,
} from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";
import { pagesOfPdf } from "./helpers/pdf";

describe("printed documents", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let folder: string;
  let request = { id: "", number: "" };

  beforeAll(async () => {
    sigap = await launchSigap();
    page = sigap.page;
    folder = await mkdtemp(join(tmpdir(), "sigap-documents-"));
    await establish(page);
    for (const role of ROLES.slice(1)) await addOperator(page, role, `Operator ${role}`, [role]);
    await page.reload();
    await logIn(page, "service-desk");
    request = await receive(page, 53, {
      channel: "letter",
      letter: { number: "B/400.8/0012/KEP/2026", date: "2026-11-02" },
      subject: "Rekaman <b>simpang</b> Gose \u202eterbalik عربي",
    });
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(async () => {
    await sigap?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The PDF as the console's own page gets it. */
  async function pdfOf(document: DocumentRequest): Promise<{ name: string; bytes: Uint8Array }> {
    const { name, base64 } = await page.evaluate(async (wanted) => {
      const reply = await Reflect.get(globalThis, "sigap").call("documents.pdf", { document: wanted });
      if (!reply.ok) throw new Error(JSON.stringify(reply.error));
      const parts: string[] = [];
      for (const byte of reply.value.bytes as Uint8Array) parts.push(String.fromCharCode(byte));
      return { name: reply.value.name as string, base64: btoa(parts.join("")) };
    }, document);
    return { name, bytes: Buffer.from(base64, "base64") };
  }
  /** Opens the request from the queue. */
  async function openRequest(): Promise<void> {
    await page.keyboard.press("Control+1");
    await page.keyboard.press("/");
    await page.keyboard.type(request.number);
    await page.getByRole("row", { name: new RegExp(request.number) }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: request.number }).waitFor();
    await page.getByRole("region", { name: "Surat dan lembar" }).waitFor();
  }
  const windows = () => sigap.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

  /** What the system's save dialog answers from now on; null: the operator closed it. */
  const answerSaveDialog = (path: string | null) =>
    sigap.app.evaluate(({ dialog }, filePath) => {
      Reflect.set(dialog, "showSaveDialog", async (_window: unknown, options: { defaultPath: string }) => {
        Reflect.set(dialog, "lastName", options.defaultPath);
        return { canceled: filePath === null, filePath: filePath ?? "" };
      });
    }, path);

  test("a receipt becomes a PDF of one A4 page with its text and its page number", async () => {
    const { name, bytes } = await pdfOf({ kind: "intake-receipt", id: request.id });
    expect(name).toBe(`Tanda terima ${request.number}.pdf`);
    expect(Buffer.from(bytes.subarray(0, 5)).toString("latin1")).toBe("%PDF-");
    const pages = await pagesOfPdf(bytes);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ width: 210, height: 297 });
    const text = pages[0]?.text ?? "";
    for (const words of ["TANDA TERIMA PERMOHONAN", request.number, "Sri Wahyuni", "Halaman 1 dari 1"]) {
      expect(text).toContain(words);
    }
    // What was typed is text, in the order it was typed in.
    expect(text).toContain("Rekaman <b>simpang</b> Gose terbalik");
    expect(await windows()).toBe(1);
  });

  test("the disposition sheet is half a folio sheet", async () => {
    await takeSteps(page, request.id, [{ as: "head", outcome: 0 }]);
    const event = (await call(page, "requests.timeline", { id: request.id })).find((entry) => entry.disposition);
    const { bytes } = await pdfOf({ kind: "disposition", id: request.id, eventId: event?.eventId ?? "" });
    const pages = await pagesOfPdf(bytes);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ width: 165, height: 215 });
    expect(pages[0]?.text).toContain("LEMBAR DISPOSISI");
    // Where a line of it ends depends on the fonts of the machine.
    expect(pages[0]?.text.replaceAll("\n", "")).toContain("B/400.8/0012/KEP/2026");
    expect(pages[0]?.text).toMatch(/√\s*Ketua tim/);
  });

  test("several are made at once, one window after the other", async () => {
    const made = await Promise.all([1, 2, 3].map(() => pdfOf({ kind: "intake-receipt", id: request.id })));
    for (const { bytes } of made) expect((await pagesOfPdf(bytes)).length).toBe(1);
    expect(await windows()).toBe(1);
  });

  test("a PDF is saved where the operator says, whole or not at all", async () => {
    const document = { kind: "intake-receipt", id: request.id } as const;
    const path = join(folder, "tanda terima.pdf");
    await answerSaveDialog(path);
    expect(await call(page, "documents.save", { document })).toEqual({ path });
    expect((await readFile(path)).subarray(0, 5).toString("latin1")).toBe("%PDF-");
    expect(await readdir(folder)).toEqual(["tanda terima.pdf"]);
    expect(await sigap.app.evaluate(({ dialog }) => Reflect.get(dialog, "lastName"))).toContain(
      `Tanda terima ${request.number}.pdf`,
    );

    await answerSaveDialog(null);
    expect(await call(page, "documents.save", { document })).toEqual({ path: null });

    const missing = join(folder, "tidak ada", "x.pdf");
    await answerSaveDialog(missing);
    expect(await answerTo(page, "documents.save", { document })).toMatchObject({
      ok: false,
      error: { code: "file-not-written", params: { path: missing, reason: "ENOENT" } },
    });
  });

  test("printing shows the system's dialog; closing it is no fault, a printer that fails is said", async () => {
    const document = { kind: "intake-receipt", id: request.id } as const;
    const answerPrintDialog = (success: boolean, reason: string) =>
      sigap.app.evaluate(
        ({ app }, answer) => {
          app.removeAllListeners("browser-window-created");
          app.on("browser-window-created", (_event, window) => {
            Reflect.set(window.webContents, "print", (options: object, done: (ok: boolean, why: string) => void) => {
              Reflect.set(app, "printed", options);
              done(answer.success, answer.reason);
            });
          });
        },
        { success, reason },
      );
    await answerPrintDialog(true, "");
    expect(await call(page, "documents.print", { document })).toEqual({ printed: true });
    expect(await sigap.app.evaluate(({ app }) => Reflect.get(app, "printed"))).toMatchObject({
      pageSize: { width: 210_000, height: 297_000 },
    });
    await answerPrintDialog(false, "Print job canceled");
    expect(await call(page, "documents.print", { document })).toEqual({ printed: false });
    await answerPrintDialog(false, "Invalid printer settings");
    expect(await answerTo(page, "documents.print", { document })).toMatchObject({
      ok: false,
      error: { code: "document-not-printed", params: { reason: "Invalid printer settings" } },
    });
    expect(await windows()).toBe(1);
  });

  test("a dialog that outlives its operator's lock or logout gives nothing away", async () => {
    const document = { kind: "intake-receipt", id: request.id } as const;
    const path = join(folder, "tertinggal.pdf");
    const who = { login: "service-desk", password: PASSWORD };
    const leave = {
      locked: () => call(page, "session.lock", {}),
      "not-logged-in": () => call(page, "session.logout", {}),
    };
    for (const [code, left] of Object.entries(leave)) {
      await call(page, "session.login", who);
      await sigap.app.evaluate(({ dialog }) => {
        Reflect.set(dialog, "showSaveDialog", () => new Promise((done) => Reflect.set(dialog, "confirm", done)));
      });
      const saved = answerTo(page, "documents.save", { document });
      await expect
        .poll(() => sigap.app.evaluate(({ dialog }) => typeof Reflect.get(dialog, "confirm")))
        .toBe("function");
      await left();
      await sigap.app.evaluate(({ dialog }, filePath) => {
        Reflect.get(dialog, "confirm")({ canceled: false, filePath });
        Reflect.deleteProperty(dialog, "confirm");
      }, path);
      expect(await saved).toMatchObject({ ok: false, error: { code } });
    }
    expect(await readdir(folder)).not.toContain("tertinggal.pdf");

    // The print dialog is the system's: it goes with the window that it belongs to.
    await call(page, "session.login", who);
    await sigap.app.evaluate(({ app }) => {
      app.removeAllListeners("browser-window-created");
      Reflect.set(app, "asked", false);
      app.on("browser-window-created", (_event, window) => {
        Reflect.set(window.webContents, "print", () => Reflect.set(app, "asked", true));
      });
    });
    const printed = answerTo(page, "documents.print", { document });
    await expect.poll(() => sigap.app.evaluate(({ app }) => Reflect.get(app, "asked"))).toBe(true);
    expect(await windows()).toBe(2);
    await call(page, "session.lock", {});
    expect(await printed).toMatchObject({ ok: false, error: { code: "locked" } });
    expect(await windows()).toBe(1);
    await call(page, "session.login", who);
    await page.reload();
    await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
    await sigap.app.evaluate(({ app }) => {
      app.removeAllListeners("browser-window-created");
      app.on("browser-window-created", (_event, window) => {
        Reflect.set(window.webContents, "print", (_options: object, done: (ok: boolean, why: string) => void) =>
          done(false, "Invalid printer settings"),
        );
      });
    });
  });

  test("by keyboard: D shows it page by page, Ctrl+S saves it, Ctrl+P prints it, Esc leaves", async () => {
    const path = join(folder, "dari pratinjau.pdf");
    await answerSaveDialog(path);
    await openRequest();
    await page.keyboard.press("d");
    const dialog = page.getByRole("dialog", { name: /^Lembar disposisi/ });
    await dialog.waitFor();
    await expect.poll(() => dialog.locator("[data-pdf-text]").textContent()).toContain("LEMBAR DISPOSISI");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.screenshot({ path: "out/e2e/document-preview.png" });
    await page.keyboard.press("Control+s");
    await notice(page, "Dokumen tersimpan");
    expect((await readFile(path)).subarray(0, 5).toString("latin1")).toBe("%PDF-");
    // The stubbed print dialog of the test before still refuses.
    await page.keyboard.press("Control+p");
    await dialog.getByText("Dokumen tidak tercetak (Invalid printer settings)", { exact: false }).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });

  test("nobody gets a document without being logged in", async () => {
    const document = { kind: "intake-receipt", id: request.id } as const;
    await call(page, "session.logout", {});
    for (const name of ["documents.pdf", "documents.save", "documents.print"]) {
      expect(await answerTo(page, name, { document })).toMatchObject({ ok: false, error: { code: "not-logged-in" } });
    }
  });
});
