import type { ParsedInput } from "../../../../shared/ipc/contract";
import type { Command } from "../../command";
import { markTwice, refuseFields, setSetting } from "./setting";

/** Sets who acts where the catalog prints an actor. Roles still decide who may; this says who is meant. */
export const setActors: Command<ParsedInput<"settings.set-actors">, { version: number }> = {
  permission: "settings.manage",
  decide(input, tools) {
    const fields: Record<string, string> = {};
    const path = (index: number) => `actors.${index}.operators`;
    markTwice(
      input.actors,
      ({ label }) => label,
      (index) => `actors.${index}.label`,
      "name-taken",
      fields,
    );
    for (const [index, { operators }] of input.actors.entries()) {
      if (operators.some((id) => !tools.reference.operators.has(id))) fields[path(index)] = "operator-unknown";
    }
    refuseFields(fields);
    // An actor without people is as good as none; a person named twice is one.
    const actors = input.actors
      .filter(({ operators }) => operators.length > 0)
      .map(({ label, operators }) => ({ label, operators: [...new Set(operators)] }));
    return setSetting(tools, "actors", input.version, actors);
  },
};
