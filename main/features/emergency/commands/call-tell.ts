import { type CallState, timesOf } from "../../../../shared/domain/emergency/call";
import type { NewEvent } from "../../../../shared/domain/eventlog/event";
import type { ParsedInput } from "../../../../shared/ipc/contract";
import type { Command, CommandTools } from "../../command";
import { type CallAnswer, callEvent, callOf, checkPast, decided, numberChanged, numberParts } from "./call";

type Tell = ParsedInput<"calls.tell">;

/**
 * Saves what the form holds; it replaces what was saved before. Number, channel and times are written only where they
 * changed, so that what the exchange tells meanwhile stands. A time that is null says nothing.
 * @throws Refusal `bad-input` for a changed time that has not come
 */
export const tellCall: Command<Tell, CallAnswer> = {
  permission: "emergency.take",
  decide(input, tools) {
    const state = callOf(tools, input.id);
    return decided(input.id, [...correction(input, state, tools), ...told(input, state)], tools);
  },
};

function correction(input: Tell, state: CallState, tools: CommandTools): NewEvent[] {
  const before = timesOf(state);
  const changed = {
    ringAt: input.ringAt === before.ring ? null : input.ringAt,
    answerAt: input.answerAt === before.answer ? null : input.answerAt,
  };
  checkPast(changed, tools);
  const otherNumber = numberChanged(state, input.number);
  const others = Object.values(changed).some((at) => at !== null) || input.channel !== state.channel;
  if (!others && !otherNumber) return [];
  const { open, sealed } = otherNumber
    ? numberParts(input.number)
    : {
        open: { withheld: state.typed?.withheld ?? false, typed: state.typed !== null },
        sealed: { number: state.typed?.number ?? "", raw: state.typed?.raw ?? "" },
      };
  return [callEvent(input.id, "call.corrected", { channel: input.channel, ...changed, endAt: null, ...open }, sealed)];
}

function told(input: Tell, { id, caller }: CallState): NewEvent[] {
  const { name, what, where, hurt, note, reference } = input;
  const { others } = numberParts(input.number);
  const next = { name, what, where, hurt, note, reference, others: others.length > 0 ? others : caller.others };
  const same = JSON.stringify(next) === JSON.stringify({ ...next, ...caller });
  return same ? [] : [callEvent(id, "call.told", {}, next)];
}
