import type { CallState } from "../../../../shared/domain/emergency/call";
import { operatorActor } from "../../../../shared/domain/eventlog/actor";
import type { ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import type { Command, CommandTools } from "../../command";
import { type CallAnswer, callEvent, checkPast, decided, numberParts, takenBySomebody } from "./call";

type Start = ParsedInput<"calls.start">;

/**
 * A call begins: by one key, or by taking one that rings. Sent again under its id it stays one. A time that is not named
 * is now; what a ringing call's exchange told of it stands. Only what is written down later may be refused, for a time
 * that has not come: an emergency call never is.
 * @throws Refusal `locked` for a call that is there while the console is locked, `call-taken` where somebody else took it, `bad-input` for a susulan in the future
 */
export const startCall: Command<Start, CallAnswer> = {
  permission: "emergency.take",
  decide(input, tools) {
    const { id, channel, late, endAt } = input;
    const known = tools.known<CallState>("call", id);
    // The locked desk begins calls: it goes on with those that the main process remembers, and is told of no other.
    if (known && tools.operator === null) throw new Refusal("locked");
    if (known?.started) return decided(id, [], tools);
    if (known && known.takenBy !== null && known.takenBy !== actorOf(tools)) throw takenBySomebody(known, tools);
    const { open, sealed, others } = numberParts(input.number);
    const started = callEvent(
      id,
      "call.started",
      { channel, ...timesOf(input, known, tools), late, endAt, imported: false, ...open },
      { ...sealed, note: "", reference: "" },
    );
    return decided(id, [started, ...othersTold(id, others)], tools);
  },
};

const actorOf = ({ operator }: CommandTools) => (operator ? operatorActor(operator.id) : null);

/** When it rang and was answered. What never rang (a walk-in, a post) has no ring; the exchange's own times stand. */
function timesOf({ channel, ringAt, answerAt, endAt, late }: Start, known: CallState | null, tools: CommandTools) {
  const now = tools.now.wall;
  if (late) {
    checkPast({ ringAt, answerAt, endAt }, tools);
    return { ringAt: ringAt ?? answerAt ?? now, answerAt };
  }
  const past = (at: number | null) => (at === null ? null : Math.min(at, now));
  const rings = channel !== "walk-in" && channel !== "social-media";
  const told = { ring: false, answer: false };
  for (const { ring, answer } of known?.legs ?? []) {
    told.ring ||= ring !== null;
    told.answer ||= answer !== null;
  }
  return {
    ringAt: past(ringAt) ?? (rings && !told.ring ? now : null),
    answerAt: past(answerAt) ?? (told.answer ? null : now),
  };
}

/** Further numbers in what was typed. */
function othersTold(id: string, others: readonly string[]) {
  if (others.length === 0) return [];
  const nothing = { name: "", what: "", where: "", hurt: "", note: "", reference: "" };
  return [callEvent(id, "call.told", {}, { ...nothing, others: [...others] })];
}
