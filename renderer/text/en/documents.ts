import type { documents as words } from "../id/documents";

/** Words for documents that are looked at, saved and printed. */
export const documents: typeof words = {
  preview: "Preview",
  previewOf: "Preview: {{title}}",
  save: "Save PDF",
  saveOf: "Save PDF: {{title}}",
  print: "Print",
  printOf: "Print: {{title}}",
  making: "Preparing the document …",
  failed: "The document was not made",
  saved: "Document saved",
  printed: "Document sent to the printer",
};
