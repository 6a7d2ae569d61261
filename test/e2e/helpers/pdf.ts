import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A page as a reader sees it: millimetres, rounded, and its text in the order it was written. */
export interface PdfPage {
  width: number;
  height: number;
  text: string;
}

const MILLIMETRES_PER_POINT = 25.4 / 72;

/** Opens a PDF and reads every page. Throws where it is none. */
export async function pagesOfPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  // The reader takes the bytes for itself.
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  try {
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      const { items } = await page.getTextContent();
      const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
      const size = (points: number) => Math.round(points * MILLIMETRES_PER_POINT);
      pages.push({ width: size(right - left), height: size(top - bottom), text: text.replace(/[ \t]+/g, " ") });
    }
    return pages;
  } finally {
    await document.loadingTask.destroy();
  }
}
