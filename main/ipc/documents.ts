import { type PrintDocument, printDocumentSchema } from "../../shared/domain/documents/model";
import type { CallOutput, ParsedInput } from "../../shared/ipc/contract";
import { pdfName, writeWhole } from "../documents/file";
import type { DocumentOutput } from "../documents/output";
import type { Session } from "../session/session";
import { afterDialog } from "./after-dialog";

/** The calls about printed documents: the store says what is on them, a window of its own makes them. */
export function documentHandlers(session: Pick<Session, "require" | "presence">, output: DocumentOutput) {
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
      const { operatorId } = session.require();
      const { name } = await compose(input);
      const path = await output.chooseFile(pdfName(name));
      if (path === null) return { path };
      afterDialog(session, operatorId);
      // What is on it is asked for now, as this operator may see it now.
      await writeWhole(path, await output.pdf(await compose(input)));
      return { path };
    },
    "documents.print": async (input: ParsedInput<"documents.print">): Promise<CallOutput<"documents.print">> => {
      // The dialog and the paper are one for the system: it goes when this operator does.
      const until = session.presence();
      const document = await compose(input);
      until.throwIfAborted();
      return { printed: await output.print(document, until) };
    },
  };
}
