import type { ParsedInput } from "../../../../shared/ipc/contract";
import type { Command } from "../../command";
import { setSetting } from "./setting";

/** Sets the head of the office's letters and who signs them. */
export const setLetterhead: Command<ParsedInput<"settings.set-letterhead">, { version: number }> = {
  permission: "settings.manage",
  decide: (input, tools) => setSetting(tools, "letterhead", input.version, input.letterhead),
};
