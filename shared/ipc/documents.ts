import { z } from "zod";
import { printDocumentSchema } from "../domain/documents/model";
import { documentRequestSchema } from "../domain/documents/request";
import type { Calls } from "./call";

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

export const documentsCalls = {
  "documents.compose": {
    kind: "query",
    input: documentInput,
    output: printDocumentSchema,
    permission: "logged-in",
  },
  // These ask `documents.compose`, which checks the permission and leaves out what the operator may not see.
  "documents.pdf": { kind: "session", input: documentInput, output: documentFile, permission: "logged-in" },
  "documents.save": { kind: "session", input: documentInput, output: savedDocument, permission: "logged-in" },
  "documents.print": { kind: "session", input: documentInput, output: printedDocument, permission: "logged-in" },
} as const satisfies Calls;
