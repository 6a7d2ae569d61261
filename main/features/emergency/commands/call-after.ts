import type { CallState } from "../../../../shared/domain/emergency/call";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import type { Command } from "../../command";
import { deskSettings } from "../desk-settings";
import { type CallAnswer, callEvent, callOf, decided, isOfDesk } from "./call";

/** Telepon balik: an attempt to reach whoever called, with what came of it. */
export const callBack: Command<ParsedInput<"calls.call-back">, CallAnswer> = {
  permission: "emergency.take",
  decide({ id, result, note }, tools) {
    callOf(tools, id);
    return decided(id, [callEvent(id, "call.called-back", { at: tools.now.wall, result }, { note })], tools);
  },
};

/**
 * A step of asking the call management system to block the number. Sigap blocks nothing itself. @throws Refusal
 * `does-not-apply` for a withheld number, which is nobody's
 */
export const blockStep: Command<ParsedInput<"calls.block-step">, CallAnswer> = {
  permission: "emergency.take",
  decide({ id, step, until, note }, tools) {
    const { withheld, number } = callOf(tools, id);
    if (withheld || number === "") throw new Refusal("does-not-apply");
    return decided(id, [callEvent(id, "call.block-step", { step, until }, { note })], tools);
  },
};

/** A call from outside the district goes to a neighbour's 112. @throws Refusal `bad-input` for an unknown neighbour */
export const handOverCall: Command<ParsedInput<"calls.hand-over">, CallAnswer> = {
  permission: "emergency.take",
  decide({ id, neighbour, takenBy, note }, tools) {
    callOf(tools, id);
    if (!deskSettings(tools.rows).neighbours.some((known) => known.id === neighbour)) {
      throw new Refusal("bad-input", {}, { neighbour: "not-found" });
    }
    const at = tools.now.wall;
    return decided(id, [callEvent(id, "call.handed-over", { neighbour, at }, { takenBy, note })], tools);
  },
};

/** Adds a note to a call. */
export const noteCall: Command<ParsedInput<"calls.note">, CallAnswer> = {
  permission: "emergency.take",
  decide({ id, text }, tools) {
    callOf(tools, id);
    return decided(id, [callEvent(id, "call.noted", {}, { text })], tools);
  },
};

/** Whoever is logged in has read what the locked desk wrote. What is signed already, or never was the desk's, stays. */
export const signCalls: Command<ParsedInput<"calls.sign">, CallOutput<"calls.sign">> = {
  permission: "emergency.take",
  decide({ ids }, tools) {
    const unsigned = [...new Set(ids)].filter((id) => {
      const state = tools.known<CallState>("call", id);
      return state !== null && isOfDesk(state);
    });
    return {
      events: unsigned.map((id) => callEvent(id, "call.signed", {})),
      answer: () => ({ signed: unsigned.length }),
    };
  },
};
