import type { ParsedInput } from "../../../../shared/ipc/contract";
import type { Command } from "../../command";
import { setSetting } from "./setting";

/** Sets which days count where a source does not say. Open deadlines are computed again; the promised ones stay. */
export const setClocks: Command<ParsedInput<"settings.set-clocks">, { version: number }> = {
  permission: "settings.manage",
  decide: (input, tools) => setSetting(tools, "clocks", input.version, input.clocks),
};
