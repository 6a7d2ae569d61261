import type { CallState } from "../../../../shared/domain/emergency/call";
import { operatorActor } from "../../../../shared/domain/eventlog/actor";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import type { ParsedInput } from "../../../../shared/ipc/contract";
import { actingOperator, type Command } from "../../command";
import { type CallAnswer, callEvent, callOf, checkPast, decided, takenBySomebody } from "./call";

/**
 * Says what a call was; a call that only rings is taken by it. Another class later adds to the history. With `ended` the
 * call ends too: two keys for a nuisance call.
 */
export const classifyCall: Command<ParsedInput<"calls.classify">, CallAnswer> = {
  permission: "emergency.take",
  decide(input, tools) {
    const state = callOf(tools, input.id);
    const { id, forwardedTo, foundLater, note } = input;
    const last = state.classes.at(-1);
    const same =
      last?.class === input.class &&
      last.forwardedTo === forwardedTo &&
      last.foundLater === foundLater &&
      last.note === note;
    const events = same
      ? []
      : [callEvent(id, "call.classified", { class: input.class, forwardedTo, foundLater }, { note })];
    return decided(id, input.ended ? [...events, ...ending(state, tools.now.wall)] : events, tools);
  },
};

/** A call ends, now or when it is said. Said again it ends once. @throws Refusal `bad-input` for a time that has not come */
export const endCall: Command<ParsedInput<"calls.end">, CallAnswer> = {
  permission: "emergency.take",
  decide({ id, at }, tools) {
    const state = callOf(tools, id);
    checkPast({ at }, tools);
    return decided(id, at === null ? ending(state, tools.now.wall) : endedAt(state, at), tools);
  },
};

/** By the clock: only where no end is known yet. */
function ending(state: CallState, now: number): NewEvent[] {
  return state.endedAt === null ? [callEvent(state.id, "call.ended", { at: now })] : [];
}

/** As it is said: it replaces an end that was known. */
function endedAt(state: CallState, at: number): NewEvent[] {
  if (state.endedAt === null) return [callEvent(state.id, "call.ended", { at })];
  return state.endedAt === at ? [] : [endCorrected(state, at)];
}

function endCorrected({ id, channel, typed }: CallState, endAt: number): NewEvent {
  return callEvent(
    id,
    "call.corrected",
    { channel, ringAt: null, answerAt: null, endAt, withheld: typed?.withheld ?? false, typed: typed !== null },
    { number: typed?.number ?? "", raw: typed?.raw ?? "" },
  );
}

/**
 * Takes a ringing call. The first has it; a second one is told who. Two desks that are apart may both take it: the one
 * whose entry comes first in order has it then. @throws Refusal `call-taken`
 */
export const claimCall: Command<ParsedInput<"calls.claim">, CallAnswer> = {
  permission: "emergency.take",
  decide({ id }, tools) {
    const state = callOf(tools, id);
    const actor = operatorActor(actingOperator(tools).id);
    if (state.takenBy !== null && state.takenBy !== actor) throw takenBySomebody(state, tools);
    return decided(id, state.takenBy === null ? [callEvent(id, "call.claimed", {})] : [], tools);
  },
};
