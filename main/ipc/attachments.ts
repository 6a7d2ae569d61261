import { z } from "zod";
import { savableFileName } from "../../shared/domain/attachments/name";
import { isProgramName } from "../../shared/domain/attachments/program-names";
import type { CallOutput, ParsedInput } from "../../shared/ipc/contract";
import type { DocumentOutput } from "../documents/output";
import type { Session } from "../session/session";
import { afterDialog } from "./after-dialog";

/** Files were taken in by older versions, and come from other workstations: a program is offered under no such name. */
function nameOfCopy(name: string): string {
  const savable = savableFileName(name);
  return isProgramName(savable) ? `${savable}_` : savable;
}

const named = z.object({ name: z.string() });

/** The call about files that needs a dialog of the system; the work thread writes what was chosen. */
export function attachmentHandlers(session: Pick<Session, "require">, output: Pick<DocumentOutput, "chooseFile">) {
  return {
    "attachments.save-copy": async (
      input: ParsedInput<"attachments.save-copy">,
    ): Promise<CallOutput<"attachments.save-copy">> => {
      const before = session.require();
      const { name } = named.parse(await before.store.workAsMain("attachments.describe", input, before.operatorId));
      const path = await output.chooseFile(nameOfCopy(name));
      if (path === null) return { path };
      const { store, operatorId } = afterDialog(session, before.operatorId);
      await store.workAsMain("attachments.write-copy", { ...input, path }, operatorId);
      return { path };
    },
  };
}
