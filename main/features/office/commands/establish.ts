import type { Office } from "../../../../shared/domain/catalog/entry";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import { Refusal } from "../../../../shared/ipc/errors";
import type { Command } from "../../command";

export interface Establishment {
  office: Office;
  code: string;
  origin: string;
  prefix: string;
}

/** Begins an office on an empty log, with its first workstation. */
export const establishOffice: Command<Establishment, { office: Office }> = {
  permission: null,
  decide(input, tools) {
    if (tools.reference.office.office !== null) throw new Refusal("setup-done");
    return {
      events: [
        { stream: `office/${input.office}`, type: "office.established", payload: { office: input.office } },
        enrolled(input),
      ],
      answer: () => ({ office: input.office }),
    };
  },
};

/** A restored copy of the log goes on under an origin of its own, so that nothing is ever issued twice. */
export const enrolWorkstation: Command<Establishment, { origin: string }> = {
  permission: null,
  decide: (input) => ({ events: [enrolled(input)], answer: () => ({ origin: input.origin }) }),
};

function enrolled(input: Establishment): NewEvent {
  return {
    stream: `office/${input.office}`,
    type: "workstation.enrolled",
    payload: { code: input.code, origin: input.origin, prefix: input.prefix },
  };
}
