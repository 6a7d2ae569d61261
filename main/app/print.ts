import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { app, BrowserWindow, dialog, type Session as ElectronSession, session, type WebContents } from "electron";
import type { PrintDocument } from "../../shared/domain/documents/model";
import { Refusal } from "../../shared/ipc/errors";
import { DOCUMENT_POLICY, documentHtml, footerTemplate } from "../documents/html";
import type { DocumentOutput } from "../documents/output";
import { SHEETS } from "../documents/paper";
import type { Logger } from "../platform/log";
import { type GuardOptions, guardSession } from "./guards";

const MILLIMETRES_PER_INCH = 25.4;
/** A register of 5,000 lines and 16 columns takes a quarter of a minute on a busy office machine. */
const TIME_LIMIT_MS = 120_000;
/** The structure that screen readers follow is twenty times as large as the text of a table. */
const TAGGED_CELLS = 2_000;
/** What Chromium calls a print dialog that was closed. */
const CLOSED_DIALOG = "Print job canceled";

export interface PrinterOptions {
  /** The window that dialogs belong to. */
  parent(): BrowserWindow | null;
  guard: GuardOptions;
  logger: Logger;
}

/**
 * Turns documents into PDF and paper in a hidden window of its own: sandboxed, without preload and scripts, in a session
 * that lives in memory and answers one address alone. PDFs are made one after the other; so are print dialogs.
 */
export function documentOutput({ parent, guard, logger }: PrinterOptions): DocumentOutput {
  const pages = new Map<string, string>();
  let own: ElectronSession | null = null;
  const turns = { pdf: Promise.resolve() as Promise<unknown>, print: Promise.resolve() as Promise<unknown> };

  const inTurn = <T>(kind: keyof typeof turns, work: () => Promise<T>): Promise<T> => {
    const run = turns[kind].then(work, work);
    turns[kind] = run.catch(() => {});
    return run;
  };

  /** The page in a window, until the work is done or the page's process has ended. */
  const withPage = async <T>(
    html: string,
    work: (contents: WebContents) => Promise<T>,
    until: AbortSignal | null = null,
  ): Promise<T> => {
    until?.throwIfAborted();
    own ??= documentSession(pages, guard);
    const address = `app://document/${randomBytes(16).toString("hex")}`;
    pages.set(address, html);
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: own,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        images: false,
        webgl: false,
        plugins: false,
        spellcheck: false,
        devTools: false,
      },
    });
    try {
      const ended = new Promise<never>((_done, fail) => {
        until?.addEventListener("abort", () => fail(until.reason), { once: true });
        window.webContents.once("render-process-gone", (_event, { reason }) => fail(new Error(`page: ${reason}`)));
      });
      const loaded = Promise.race([window.loadURL(address), ended]);
      await inTime(loaded);
      return await Promise.race([work(window.webContents), ended]);
    } finally {
      pages.delete(address);
      if (!window.isDestroyed()) window.destroy();
    }
  };

  const toPdf = async (document: PrintDocument): Promise<Uint8Array> => {
    const { width, height, margin } = SHEETS[document.paper];
    const inches = (millimetres: number) => millimetres / MILLIMETRES_PER_INCH;
    return withPage(documentHtml(document), (contents) =>
      inTime(
        contents.printToPDF({
          pageSize: { width: inches(width), height: inches(height) },
          margins: {
            top: inches(margin.top),
            right: inches(margin.right),
            bottom: inches(margin.bottom),
            left: inches(margin.left),
          },
          printBackground: true,
          displayHeaderFooter: true,
          headerTemplate: "<span></span>",
          footerTemplate: footerTemplate(document),
          generateTaggedPDF: isReadable(document),
        }),
      ),
    );
  };

  const toPaper = (document: PrintDocument, until: AbortSignal): Promise<boolean> => {
    const { width, height } = SHEETS[document.paper];
    const microns = { width: width * 1000, height: height * 1000 };
    return withPage(
      documentHtml(document, { pageNumbers: true }),
      (contents) =>
        new Promise((done, fail) => {
          contents.print({ printBackground: true, pageSize: microns }, (success, reason) => {
            if (success || reason === CLOSED_DIALOG) done(success);
            else fail(new Refusal("document-not-printed", { reason }));
          });
        }),
      until,
    );
  };

  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      logger.error("document", error);
      throw new Refusal("document-failed");
    }
  };

  return {
    pdf: (document) => told(inTurn("pdf", () => toPdf(document))),
    print: (document, until) => told(inTurn("print", () => toPaper(document, until))),
    chooseFile: async (name) => {
      const options = {
        defaultPath: join(app.getPath("documents"), name),
        filters: name.endsWith(".pdf") ? [{ name: "PDF", extensions: ["pdf"] }] : [],
      };
      const window = parent();
      const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
      return answer.canceled || answer.filePath === "" ? null : answer.filePath;
    },
  };
}

/** Whether the PDF carries its structure for screen readers: letters and sheets do, long registers would burst. */
function isReadable({ blocks }: PrintDocument): boolean {
  const cells = blocks.reduce(
    (sum, block) => sum + (block.block === "table" ? block.rows.length * block.columns.length : 0),
    0,
  );
  return cells <= TAGGED_CELLS;
}

/** A session without storage in which only the pages of the moment can be loaded. */
function documentSession(pages: ReadonlyMap<string, string>, guard: GuardOptions): ElectronSession {
  const own = session.fromPartition("documents", { cache: false });
  guardSession(own, guard);
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !pages.has(url) }));
  own.protocol.registerBufferProtocol("app", ({ url }, answer) => {
    const html = pages.get(url);
    if (html === undefined) return answer({ statusCode: 404, data: Buffer.alloc(0) });
    answer({
      statusCode: 200,
      headers: {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": DOCUMENT_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
      },
      data: Buffer.from(html),
    });
  });
  return own;
}

/** @throws Error when the work takes longer than the time limit */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error("the page took too long")), TIME_LIMIT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
