import { type CallState, operatorOf, timesOf } from "../../../../shared/domain/emergency/call";
import type { JsonObject, NewEvent } from "../../../../shared/domain/eventlog/event";
import { Refusal } from "../../../../shared/ipc/errors";
import type { CommandTools, Decision } from "../../command";
import { readNumber } from "../number";

export interface CallAnswer {
  id: string;
  version: number;
}

/** A call as it is folded now. What the locked desk may touch is its own. @throws Refusal `not-found`, `locked` */
export function callOf(tools: CommandTools, id: string): CallState {
  const state = tools.state<CallState>("call", id);
  if (tools.operator === null && !isOfDesk(state)) throw new Refusal("locked");
  return state;
}

/** Whether the desk wrote it while nobody was logged in, and nobody has read it since. */
export function isOfDesk(state: CallState): boolean {
  return state.takenBy?.startsWith("desk/") === true && !state.imported && state.signed === null;
}

export function callEvent(id: string, type: string, payload: JsonObject, personal?: JsonObject): NewEvent {
  return { stream: `call/${id}`, type, payload, ...(personal ? { personal } : {}) };
}

/** What is written, and what the window is told. */
export function decided(id: string, events: NewEvent[], tools: CommandTools): Decision<CallAnswer> {
  const before = tools.versionOf("call", id);
  return { events, answer: (versions) => ({ id, version: versions.get(`call/${id}`) ?? before }) };
}

/** A time that somebody types may be ahead of the clock by so much (milliseconds). */
const FUTURE_SLACK_MS = 60_000;

/** Refuses times that have not come. @throws Refusal `bad-input` with the fields */
export function checkPast(times: Readonly<Record<string, number | null>>, tools: CommandTools): void {
  const latest = tools.now.wall + FUTURE_SLACK_MS;
  const ahead = Object.entries(times).filter(([, at]) => at !== null && at > latest);
  if (ahead.length > 0) {
    throw new Refusal("bad-input", {}, Object.fromEntries(ahead.map(([field]) => [field, "in-future"])));
  }
}

/** A number as it goes into an event. */
export function numberParts(typed: string) {
  const raw = typed.trim();
  const { e164, withheld, others } = readNumber(raw);
  return { open: { withheld, typed: raw !== "" }, sealed: { number: e164 ?? "", raw }, others };
}

/** The refusal of a call that somebody else has taken. */
export function takenBySomebody(state: CallState, tools: CommandTools): Refusal {
  const operator = operatorOf(state);
  return new Refusal("call-taken", {
    name: operator === null ? (state.takenBy ?? "").slice("desk/".length) : tools.reference.operatorName(operator),
    at: tools.reference.localTime(timesOf(state).ring),
  });
}

/** Whether what the form holds differs from the number of the call: an empty field says nothing of a number that is told. */
export function numberChanged(state: CallState, typed: string): boolean {
  const raw = typed.trim();
  if (raw === "") return state.typed !== null;
  const { e164, withheld } = readNumber(raw);
  if (raw === state.raw && withheld === state.withheld) return false;
  return withheld !== state.withheld || e164 === null || e164 !== state.number;
}
