import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ConsoleMessage, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "./helpers/axe";
import {
  ADMINISTRATOR,
  addOperator,
  answerTo,
  call,
  establish,
  PASSWORD,
  pictureOfFailure,
  receive,
} from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

const PDF = Buffer.from(`%PDF-1.4\n${"isi surat ".repeat(250_000)}`);

describe("files in the window", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  let pane: Locator;
  const complaints: string[] = [];

  beforeAll(async () => {
    sigap = await launchSigap();
    page = sigap.page;
    page.on("console", (message: ConsoleMessage) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await establish(page);
    await call(page, "session.login", ADMINISTRATOR);
    await addOperator(page, "sri", "Sri Loket", ["service-desk", "administrator"]);
    await call(page, "session.login", { login: "sri", password: PASSWORD });
    await page.reload();
    await page
      .getByRole("link", { name: "Komponen" })
      .or(page.getByRole("button", { name: "Komponen" }))
      .click();
    pane = page.locator("#pane-dark");
    await pane.getByRole("button", { name: "surat permohonan.pdf" }).waitFor();
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());

  /** How many pixels of the page that is shown are not white. */
  const drawnPixels = () =>
    page.locator("canvas").evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const data = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      let drawn = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) drawn += 1;
      return drawn;
    });

  test("a PDF is shown with its pages and zoom, by keyboard, without a word against the page's policy", async () => {
    await pane.getByRole("button", { name: "surat permohonan.pdf" }).click();
    const dialog = page.getByRole("dialog", { name: "surat permohonan.pdf" });
    await dialog.getByText("Halaman 1 dari 2", { exact: true }).waitFor();
    await dialog.getByText("permohonan rekaman CCTV").waitFor({ state: "attached" });
    const first = await drawnPixels();
    expect(first).toBeGreaterThan(500);
    await page.keyboard.press("PageDown");
    await dialog.getByText("Halaman kedua").waitFor({ state: "attached" });
    await dialog.getByText("Halaman 2 dari 2", { exact: true }).waitFor();
    expect(await drawnPixels()).not.toBe(first);
    const width = () => dialog.locator("canvas").evaluate((canvas) => canvas.getBoundingClientRect().width);
    const before = await width();
    await page.keyboard.press("Control++");
    await dialog.getByText("110%").waitFor();
    await expect.poll(width).toBeGreaterThan(before * 1.05);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(complaints).toEqual([]);
  });

  test("a picture is shown, a broken PDF and another kind say what can be done", async () => {
    const open = async (name: string) => {
      await pane.getByRole("button", { name, exact: true }).click();
      return page.getByRole("dialog", { name });
    };
    const picture = await open("foto.gif");
    await expect
      .poll(() =>
        picture.getByRole("img", { name: "foto.gif" }).evaluate((image) => (image as HTMLImageElement).naturalWidth),
      )
      .toBe(2);
    await page.keyboard.press("Escape");
    await (await open("rusak.pdf")).getByText("Berkas ini tidak dapat ditampilkan").waitFor();
    await page.keyboard.press("Escape");
    await (await open("daftar.xlsx")).getByText("Jenis berkas ini tidak ditampilkan di Sigap").waitFor();
    await page.keyboard.press("Escape");
  });

  test("chosen files are stored sealed with their progress, wrong ones are named with the reason", async () => {
    await pane.locator("input[type=file]").setInputFiles([
      { name: "surat.pdf", mimeType: "application/pdf", buffer: PDF },
      { name: "kosong.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) },
      { name: "undangan.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ program") },
      { name: "palsu.pdf", mimeType: "application/pdf", buffer: Buffer.from("bukan PDF sama sekali") },
    ]);
    await pane.getByRole("button", { name: "Hapus surat.pdf" }).waitFor();
    const problems = pane.getByRole("alert").filter({ hasText: "kosong.pdf" });
    await problems.getByText("palsu.pdf").waitFor();
    expect(await problems.textContent()).toMatch(
      /kosong\.pdf: .*0 bita.*undangan\.pdf: Berkas program.*palsu\.pdf: .*bukan PDF/s,
    );
    const stored = readdirSync(join(sigap.dataDir, "attachments"), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );
    expect(stored).toHaveLength(1);
    const sealed = readFileSync(join(stored[0]?.parentPath ?? "", stored[0]?.name ?? ""));
    expect(sealed.length).toBeGreaterThan(PDF.length);
    expect(sealed.includes("isi surat")).toBe(false);
    await pane.getByRole("button", { name: "Hapus surat.pdf" }).focus();
    await page.keyboard.press("Enter");
    await pane.getByRole("button", { name: "Hapus surat.pdf" }).waitFor({ state: "hidden" });
  });

  test("files are pasted where the focus is and dropped on the field; one that is there already is not taken twice", async () => {
    const give = (how: "paste" | "drop", names: readonly string[]) =>
      pane
        .locator("fieldset")
        .filter({ hasText: "Seret berkas" })
        .evaluate(
          (zone, [event, files]) => {
            const data = new DataTransfer();
            for (const name of files) data.items.add(new File([`isi ${name}`], name, { type: "text/plain" }));
            if (event === "paste") document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data }));
            else zone.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
          },
          [how, names] as const,
        );
    const remove = (name: string) => pane.getByRole("button", { name: `Hapus ${name}` });
    await pane.getByLabel("Nama instansi").first().focus();
    await give("paste", ["bukan di sini.txt"]);
    await pane.getByRole("button", { name: "Pilih berkas" }).focus();
    await give("paste", ["tempel.txt"]);
    await remove("tempel.txt").waitFor();
    await give("drop", ["jatuh.txt", "tempel.txt"]);
    await remove("jatuh.txt").waitFor();
    await pane.getByText("tempel.txt: Berkas ini sudah ada di daftar.").waitFor();
    expect(await remove("bukan di sini.txt").count()).toBe(0);
  });

  test("a staged file becomes part of a request and comes back as it was, over the page's own bridge", async () => {
    const { id } = await receive(page, 52);
    const read = await page.evaluate(
      async ([request, size]) => {
        const sigap = Reflect.get(globalThis, "sigap");
        const ask = async (name: string, input: unknown) => {
          const reply = await sigap.call(name, input);
          if (!reply.ok) throw new Error(JSON.stringify(reply.error));
          return reply.value;
        };
        const bytes = Uint8Array.from({ length: size }, (_value, index) => index % 251);
        bytes.set(new TextEncoder().encode("%PDF-1.7\n"));
        const begun = await ask("attachments.begin", { name: "a.pdf", bytes: size, mediaType: "application/pdf" });
        for (let at = 0; at < size; at += 1_048_576) {
          await ask("attachments.append", { id: begun.id, chunk: bytes.subarray(at, at + 1_048_576) });
        }
        await ask("attachments.finish", { id: begun.id });
        await ask("requests.add-attachments", { id: request, attachments: [{ id: begun.id, requirement: null }] });
        const content = await ask("attachments.read", { stream: `request/${request}`, attachment: begun.id });
        return {
          same: content.bytes.length === size && bytes.every((byte, index) => byte === content.bytes[index]),
          isBytes: content.bytes instanceof Uint8Array,
          kind: content.kind,
          attachment: begun.id as string,
        };
      },
      [id, 3_000_000] as const,
    );
    expect(read).toMatchObject({ same: true, isBytes: true, kind: "pdf" });
    const target = join(sigap.dataDir, "salinan.pdf");
    await sigap.app.evaluate(({ dialog }, path) => {
      Reflect.set(dialog, "showSaveDialog", async () => ({ canceled: false, filePath: path }));
    }, target);
    expect(await call(page, "attachments.save-copy", { stream: `request/${id}`, attachment: read.attachment })).toEqual(
      {
        path: target,
      },
    );
    expect(readFileSync(target)).toHaveLength(3_000_000);
    await call(page, "session.lock", {});
    expect(
      await answerTo(page, "attachments.read", { stream: `request/${id}`, attachment: read.attachment }),
    ).toMatchObject({
      ok: false,
      error: { code: "locked" },
    });
  });
});
