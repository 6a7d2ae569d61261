import { checkNumberForm, NUMBER_KINDS } from "../../../../shared/domain/office/numbering";
import type { ParsedInput } from "../../../../shared/ipc/contract";
import type { Command } from "../../command";
import { refuseFields, setSetting } from "./setting";

/** Sets how letters, the agenda and minutes are numbered. What has a number keeps it. */
export const setNumbering: Command<ParsedInput<"settings.set-numbering">, { version: number }> = {
  permission: "settings.manage",
  decide(input, tools) {
    const { numbering } = input;
    const fields: Record<string, string> = {};
    for (const kind of NUMBER_KINDS) {
      const [problem] = checkNumberForm(numbering.kinds[kind], numbering.unit);
      if (problem) fields[`numbering.kinds.${kind}.template`] = problem.id;
    }
    refuseFields(fields);
    return setSetting(tools, "numbering", input.version, numbering);
  },
};
