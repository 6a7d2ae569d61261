import type { ParsedInput } from "../../../../shared/ipc/contract";
import type { Command } from "../../command";
import { markTwice, refuseFields, setSetting } from "./setting";

/** Sets the office's sections: their names, the catalog's units that belong to them, who heads them. */
export const setSections: Command<ParsedInput<"settings.set-sections">, { version: number }> = {
  permission: "settings.manage",
  decide(input, tools) {
    const { sections } = input;
    const fields: Record<string, string> = {};
    markTwice(
      sections,
      ({ id }) => id,
      (index) => `sections.${index}.id`,
      "name-taken",
      fields,
    );
    markTwice(
      sections,
      ({ name }) => name.toLowerCase(),
      (index) => `sections.${index}.name`,
      "name-taken",
      fields,
    );
    const units = sections.flatMap((section, index) => section.units.map((unit) => ({ unit, index })));
    markTwice(
      units,
      ({ unit }) => unit,
      (at) => `sections.${units[at]?.index ?? 0}.units`,
      "unit-twice",
      fields,
    );
    for (const [index, { head }] of sections.entries()) {
      if (head !== null && !tools.reference.operators.has(head)) fields[`sections.${index}.head`] = "operator-unknown";
    }
    refuseFields(fields);
    return setSetting(tools, "sections", input.version, sections);
  },
};
