import { type AccessWay, accessStream } from "../../../../shared/domain/access/events";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import type { Command } from "../../command";

export interface Access {
  way: AccessWay;
  subject: string;
  what: string;
  /** Why, where it was asked: it is sealed. */
  reason?: string | undefined;
  /** The workstation's code. */
  workstation: string;
}

/** Notes what the main process answered an operator with. It asks by itself; no window can. */
export const recordAccess: Command<Access, { stream: string }> = {
  permission: null,
  decide({ way, subject, what, reason, workstation }, tools) {
    const stream = accessStream(workstation, tools.reference.localTime(tools.now.wall).slice(0, 10));
    const event: NewEvent = { stream, type: `access.${way}`, payload: { subject, what } };
    if (reason !== undefined) event.personal = { reason };
    return { events: [event], answer: () => ({ stream }) };
  },
};
