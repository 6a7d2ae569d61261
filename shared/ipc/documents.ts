import { z } from "zod";
import { documentRequestSchema } from "../domain/documents/request";

/** Which document: the same for reading it, saving it and printing it. */
export const documentInput = z.object({ document: documentRequestSchema });

/** A document as a PDF file, with the name it would be saved under. */
export const documentFile = z.object({
  name: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

/** Where the PDF was written; null when the operator closed the dialog. */
export const savedDocument = z.object({ path: z.string().nullable() });

/** False when the operator closed the system's print dialog. */
export const printedDocument = z.object({ printed: z.boolean() });
