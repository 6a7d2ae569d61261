import type { PrintDocument } from "../../shared/domain/documents/model";

/** What turns a document into a file or paper. The window that does it needs Electron; who asks for it does not. */
export interface DocumentOutput {
  /** The bytes of a PDF. @throws Refusal `document-failed` */
  pdf(document: PrintDocument): Promise<Uint8Array>;
  /**
   * Shows the system's print dialog; false when the operator closed it. Once `until` is aborted, the dialog and what it
   * would print are gone. @throws Refusal `document-not-printed`, or the reason of `until`
   */
  print(document: PrintDocument, until: AbortSignal): Promise<boolean>;
  /** Asks where a file is to be written; null when the operator closed the dialog. */
  chooseFile(name: string): Promise<string | null>;
}
