import type { ParsedInput } from "../../../../shared/ipc/contract";
import type { Command } from "../../command";
import { markTwice, refuseFields, setSetting } from "./setting";

/** Sets the office's canned texts. What was sent or noted with one before keeps its words. */
export const setTexts: Command<ParsedInput<"settings.set-texts">, { version: number }> = {
  permission: "settings.manage",
  decide(input, tools) {
    const { texts } = input;
    const fields: Record<string, string> = {};
    markTwice(
      texts,
      ({ id }) => id,
      (index) => `texts.${index}.title`,
      "name-taken",
      fields,
    );
    for (const [index, { service }] of texts.entries()) {
      if (service !== null && !tools.reference.current.has(service)) fields[`texts.${index}.service`] = "not-found";
    }
    refuseFields(fields);
    return setSetting(tools, "texts", input.version, texts);
  },
};
