import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import workerAddress from "pdfjs-dist/legacy/build/pdf.worker.mjs?worker&url";

/** Why a PDF is not shown; keys of text/…/fields `viewer`. */
export type PdfProblem = "protected" | "broken";

export interface OpenPdf {
  document: PDFDocumentProxy;
  close: () => void;
}

/** Above so many pixels a page is drawn coarser rather than not at all. */
const MAX_PIXELS = 16_000_000;

/**
 * Opens a PDF in a thread of its own; library and thread are loaded when the first one is opened. No script of the
 * document runs, nothing of it is compiled (the page's policy forbids both), and it loads nothing but the app's own
 * fonts. @throws what `problemOf` puts into words
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const { getDocument, PDFWorker, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const thread = new Worker(workerAddress, { type: "module" });
  const worker = PDFWorker.create({ port: thread, verbosity: VerbosityLevel.ERRORS });
  const own = new URL("/pdf/", window.location.href).href;
  const task = getDocument({
    // The library takes the memory for itself.
    data: bytes.slice(),
    worker,
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useWasm: false,
    wasmUrl: own,
    standardFontDataUrl: own,
    cMapUrl: own,
    cMapPacked: true,
    useWorkerFetch: true,
    enableXfa: false,
    stopAtErrors: false,
  });
  const close = () => {
    void task.destroy().catch(() => undefined);
    worker.destroy();
    thread.terminate();
  };
  try {
    // A thread whose code does not load never answers.
    const lost = new Promise<never>((_resolve, reject) => {
      thread.addEventListener("error", () => reject(new Error("the PDF thread ended")), { once: true });
    });
    return { document: await Promise.race([task.promise, lost]), close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

/** What is wrong with a PDF that did not open. */
export function problemOf(thrown: unknown): PdfProblem {
  return thrown instanceof Error && thrown.name === "PasswordException" ? "protected" : "broken";
}

export interface DrawnPage {
  /** Its words, for those who do not see the picture. */
  text: string;
}

export interface DrawOptions {
  page: number;
  /** Width of the page on screen in CSS pixels at 100 %. */
  width: number;
  zoom: number;
  signal: AbortSignal;
}

/** Draws one page (from 1) onto a canvas. Null where it was given up meanwhile. */
export async function drawPage(
  document: PDFDocumentProxy,
  canvas: HTMLCanvasElement,
  { page: number, width, zoom, signal }: DrawOptions,
): Promise<DrawnPage | null> {
  const page = await document.getPage(number);
  if (signal.aborted) return null;
  const plain = page.getViewport({ scale: 1 });
  const shown = (width * zoom) / plain.width;
  const fine = shown * window.devicePixelRatio;
  const most = Math.sqrt(MAX_PIXELS / (plain.width * plain.height));
  const viewport = page.getViewport({ scale: Math.min(fine, most) });
  // Drawn aside and then shown as a whole: turning a page does not flicker.
  const aside = window.document.createElement("canvas");
  aside.width = Math.max(1, Math.floor(viewport.width));
  aside.height = Math.max(1, Math.floor(viewport.height));
  const task = page.render({ canvas: aside, viewport });
  const stop = () => task.cancel();
  signal.addEventListener("abort", stop);
  try {
    await task.promise;
    const content = await page.getTextContent();
    if (signal.aborted) return null;
    canvas.width = aside.width;
    canvas.height = aside.height;
    canvas.style.width = `${Math.floor(plain.width * shown)}px`;
    canvas.getContext("2d")?.drawImage(aside, 0, 0);
    return { text: content.items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("") };
  } catch (thrown) {
    if (signal.aborted) return null;
    throw thrown;
  } finally {
    signal.removeEventListener("abort", stop);
    page.cleanup();
  }
}
