import type { ParsedInput } from "../../../../shared/ipc/contract";
import type { Command } from "../../command";
import { markTwice, refuseFields, setSetting } from "./setting";

/** Sets what can be booked. One that was there before stays in the list, for the bookings it has. */
export const setResources: Command<ParsedInput<"settings.set-resources">, { version: number }> = {
  permission: "settings.manage",
  decide(input, tools) {
    const { resources } = input;
    const fields: Record<string, string> = {};
    markTwice(
      resources,
      ({ id }) => id,
      (index) => `resources.${index}.name`,
      "name-taken",
      fields,
    );
    markTwice(
      resources,
      ({ name }) => name.toLowerCase(),
      (index) => `resources.${index}.name`,
      "name-taken",
      fields,
    );
    const kept = new Set(resources.map(({ id }) => id));
    const lost = tools.reference.settings.resources.find(({ id }) => !kept.has(id));
    if (lost) fields.resources = "resource-kept";
    refuseFields(fields);
    return setSetting(tools, "resources", input.version, resources);
  },
};
