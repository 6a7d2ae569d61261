import { type PrintDocument, printDocumentSchema } from "../../shared/domain/documents/model";
import type { CallOutput, ParsedInput } from "../../shared/ipc/contract";
import { pdfName, writeWhole } from "../documents/file";
import type { DocumentOutput } from "../documents/output";
import type { Session } from "../session/session";

/** The calls about printed documents: the store says what is on them, a window of its own makes them. */
export function documentHandlers(session: Session, output: DocumentOutput) {
  const compose = async (input: ParsedInput<"documents.compose">): Promise<PrintDocument> => {
    const { store, operatorId } = session.require();
    return printDocumentSchema.parse(await store.query("documents.compose", input, operatorId));
  };
  return {
    "documents.pdf": async (input: ParsedInput<"documents.pdf">): Promise<CallOutput<"documents.pdf">> => {
      const document = await compose(input);
      return { name: pdfName(document.name), bytes: await output.pdf(document) };
    },
    "documents.save": async (input: ParsedInput<"documents.save">): Promise<CallOutput<"documents.save">> => {
      const document = await compose(input);
      const path = await output.chooseFile(pdfName(document.name));
      if (path === null) return { path };
      await writeWhole(path, await output.pdf(document));
      return { path };
    },
    "documents.print": async (input: ParsedInput<"documents.print">): Promise<CallOutput<"documents.print">> => ({
      printed: await output.print(await compose(input)),
    }),
  };
}
