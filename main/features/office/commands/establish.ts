import type { Office } from "../../../../shared/domain/catalog/entry";
import { type Enrolment, OFFICE_ESTABLISHED, WORKSTATION_ENROLLED } from "../../../../shared/domain/eventlog/enrolment";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import { Refusal } from "../../../../shared/ipc/errors";
import type { Command } from "../../command";

/** What the store's `enrol` answers, and the office it is for. */
export type Establishment = Enrolment & { office: Office };

/** Begins an office on an empty log, with its first workstation. `demo`: what follows is made up. */
export const establishOffice: Command<Establishment & { demo?: boolean }, { office: Office }> = {
  permission: null,
  decide(input, tools) {
    if (tools.reference.office.office !== null) throw new Refusal("setup-done");
    const { office, demo } = input;
    const payload = demo ? { office, demo } : { office };
    return {
      events: [{ stream: `office/${office}`, type: OFFICE_ESTABLISHED, payload }, enrolled(input)],
      answer: () => ({ office }),
    };
  },
};

/**
 * A workstation begins to write in an office that is there already: a new one, or a restored or copied one that goes on
 * under an origin of its own, so that nothing is ever issued twice.
 * @throws Refusal `name-taken` where another origin gives its numbers the same beginning
 */
export const enrolWorkstation: Command<Establishment, { origin: string }> = {
  permission: null,
  decide(input, tools) {
    const others = tools.reference.office.workstations.filter(({ origin }) => origin !== input.origin);
    const taken = others.some(({ code, prefix }) => prefix === input.prefix || code === input.prefix);
    if (taken) throw new Refusal("name-taken", { login: input.prefix });
    return { events: [enrolled(input)], answer: () => ({ origin: input.origin }) };
  },
};

function enrolled({ office, code, incarnation, origin, prefix, publicKey }: Establishment): NewEvent {
  return {
    stream: `office/${office}`,
    type: WORKSTATION_ENROLLED,
    payload: { code, incarnation, origin, prefix, publicKey },
  };
}
