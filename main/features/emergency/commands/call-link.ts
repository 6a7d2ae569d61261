import type { CallState } from "../../../../shared/domain/emergency/call";
import type { IncidentState } from "../../../../shared/domain/emergency/incident";
import type { ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import type { Command, CommandTools } from "../../command";
import { type CallAnswer, callEvent, callOf, decided } from "./call";

/**
 * Attaches a call to a kejadian, with the point of request that it asked for, if any. @throws Refusal `call-linked` where
 * it is attached to another one, `not-found`
 */
export const attachCall: Command<ParsedInput<"calls.attach">, CallAnswer> = {
  permission: "emergency.take",
  decide({ id, incident, point }, tools) {
    const state = callOf(tools, id);
    const target = tools.state<IncidentState>("incident", incident);
    if (point !== null && !target.points.some((one) => one.id === point)) throw new Refusal("not-found", { id: point });
    if (state.incident !== null && state.incident !== incident) throw linkedElsewhere(state.incident, tools);
    const same = state.incident === incident && (point === null || point === state.point);
    return decided(id, same ? [] : [callEvent(id, "call.linked", { incident, point })], tools);
  },
};

function linkedElsewhere(incident: string, tools: CommandTools): Refusal {
  const number = tools.known<IncidentState>("incident", incident)?.number ?? "";
  return new Refusal("call-linked", { number });
}

/** Takes a call off a kejadian. Said again it is off. @throws Refusal `call-linked` where it is attached to another one */
export const detachCall: Command<ParsedInput<"calls.detach">, CallAnswer> = {
  permission: "emergency.take",
  decide({ id, incident }, tools) {
    const state: CallState = callOf(tools, id);
    if (state.incident === null) return decided(id, [], tools);
    if (state.incident !== incident) throw linkedElsewhere(state.incident, tools);
    return decided(id, [callEvent(id, "call.unlinked", { incident })], tools);
  },
};
