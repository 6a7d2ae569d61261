import type { z } from "zod";
import { mayFillSheet, sheetNamed } from "../../../../shared/domain/registers/sheets";
import { checkValues, splitValues } from "../../../../shared/forms/values";
import { Refusal } from "../../../../shared/ipc/errors";
import type { fillSheetInput, fillSheetResult } from "../../../../shared/ipc/requests";
import { actingOperator, type Command } from "../../command";
import { pinnedService } from "../../requests/commands/pinned";
import { seenRequest } from "../../requests/request";

/**
 * Fills a sheet of the register that the request's service is kept in, also after the request has ended: objections and
 * lessons come later. A sheet that does not repeat has one entry, named like the sheet; a later filling replaces it.
 * Answers with the entry.
 * @throws Refusal `does-not-apply` for a sheet of another register or an entry that is not there, `missing-permission`
 * for roles that do not fill it, `bad-input` with `fields.<id>`
 */
export const fillSheet: Command<z.output<typeof fillSheetInput>, z.output<typeof fillSheetResult>> = {
  permission: "requests.act",
  decide(input, tools) {
    const state = seenRequest(tools, input);
    const sheet = sheetNamed(input.sheet);
    if (!sheet || sheet.register !== pinnedService(tools, state).register) {
      throw new Refusal("does-not-apply", { number: state.number });
    }
    if (!mayFillSheet(sheet, actingOperator(tools).roles)) throw new Refusal("missing-permission", { sheet: sheet.id });
    const isThere = (of: string) => state.sheets.some((filled) => filled.sheet === of && filled.entry === input.entry);
    const known = sheet.answers ? isThere(sheet.answers) : input.entry === null || isThere(sheet.id);
    if (sheet.repeats && !known) throw new Refusal("does-not-apply", { number: state.number });
    const problems = checkValues(sheet.fields, input.values);
    if (Object.keys(problems).length > 0) {
      const fields = Object.entries(problems).map(([field, problem]) => [`fields.${field}`, problem]);
      throw new Refusal("bad-input", {}, Object.fromEntries(fields));
    }
    const { coded, typed } = splitValues(sheet.fields, input.values);
    const entry = sheet.repeats ? (input.entry ?? tools.newId()) : sheet.id;
    const stream = `request/${state.id}`;
    return {
      events: [
        {
          stream,
          type: "request.sheet-filled",
          payload: { sheet: sheet.id, entry, values: coded },
          personal: { texts: typed },
        },
      ],
      answer: (versions) => ({ id: state.id, version: versions.get(stream) ?? 0, entry }),
    };
  },
};
