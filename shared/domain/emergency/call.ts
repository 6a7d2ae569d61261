import { authorOf } from "../eventlog/actor";
import { type Code, knownCode } from "../eventlog/codes";
import type { LogEvent } from "../eventlog/event";
import { type CallEventType, type CallPayload, callPayloads } from "./call-events";
import { type CallChannel, type CallClass, LINE_CAUSES, type LineCause } from "./codes";
import { idOf, type Said, said, text } from "./events-common";

/** One extension that rang. All of it is the least or the greatest of what was told, so that no order matters. */
export interface Leg {
  leg: string;
  ring: number | null;
  answer: number | null;
  end: number | null;
  cause: Code<LineCause> | null;
}

export interface CallBack extends Said {
  calledAt: number;
  result: string;
  note: string;
}

export interface BlockStep extends Said {
  step: string;
  until: number | null;
  note: string;
}

/** A call, folded. Everything a person said is "" where this workstation may not read it. */
export interface CallState {
  id: string;
  channel: Code<CallChannel>;
  /** As an operator said it; null where only the exchange did. */
  stated: { ringAt: number | null; answerAt: number | null; endAt: number | null } | null;
  legs: Leg[];
  endedAt: number | null;
  late: boolean;
  imported: boolean;
  withheld: boolean;
  number: string;
  raw: string;
  lineId: string;
  caller: {
    name: string;
    what: string;
    where: string;
    hurt: string;
    note: string;
    others: string[];
    reference: string;
  };
  /** As somebody said; `unclassified` until then. `classOf` says what follows from the line. */
  class: Code<CallClass>;
  classNote: string;
  forwardedTo: string | null;
  foundLater: boolean;
  classifiedAt: number | null;
  incident: string | null;
  point: string | null;
  /** Who took it; `desk/…` where the console was locked. null while it rings. */
  takenBy: string | null;
  signed: Said | null;
  callBacks: CallBack[];
  blocks: BlockStep[];
  handedOver: (Said & { neighbour: string; takenBy: string; note: string }) | null;
  notes: (Said & { text: string })[];
  /** When the first event of it was written. */
  recordedAt: number;
  version: number;
  conflicts: string[];
}

const NOBODY: CallState["caller"] = { name: "", what: "", where: "", hurt: "", note: "", others: [], reference: "" };

function begun(event: LogEvent): CallState {
  return {
    id: idOf(event),
    channel: "112",
    stated: null,
    legs: [],
    endedAt: null,
    late: false,
    imported: false,
    withheld: false,
    number: "",
    raw: "",
    lineId: "",
    caller: NOBODY,
    class: "unclassified",
    classNote: "",
    forwardedTo: null,
    foundLater: false,
    classifiedAt: null,
    incident: null,
    point: null,
    takenBy: null,
    signed: null,
    callBacks: [],
    blocks: [],
    handedOver: null,
    notes: [],
    recordedAt: event.at.wall,
    version: 0,
    conflicts: [],
  };
}

function numberOf(state: CallState, { personal }: LogEvent): Pick<CallState, "number" | "raw"> {
  const number = text(personal?.number);
  return number === "" && text(personal?.raw) === ""
    ? { number: state.number, raw: state.raw }
    : { number, raw: text(personal?.raw) };
}

const least = (one: number | null, other: number) => (one === null ? other : Math.min(one, other));

function withLineEvent(legs: readonly Leg[], { event, at, leg, cause }: CallPayload<"call.line-event">): Leg[] {
  const found = legs.find((one) => one.leg === leg) ?? { leg, ring: null, answer: null, end: null, cause: null };
  const next = { ...found };
  if (event === "ring") next.ring = least(found.ring, at);
  if (event === "answer") next.answer = least(found.answer, at);
  if (event === "hangup") {
    // The later end counts; of two at one moment the cause that stands first in the list.
    const rank = (one: Code<LineCause> | null) => {
      const place = (LINE_CAUSES as readonly (string | null)[]).indexOf(one);
      return place < 0 ? LINE_CAUSES.length : place;
    };
    const wins = found.end === null || at > found.end || (at === found.end && rank(cause) < rank(found.cause));
    if (wins) Object.assign(next, { end: at, cause });
  }
  return [...legs.filter((one) => one !== found), next].sort((one, other) => (one.leg < other.leg ? -1 : 1));
}

type Change<T extends CallEventType> = (
  state: CallState,
  payload: CallPayload<T>,
  event: LogEvent,
) => Partial<CallState> | string;

const changes: { [T in CallEventType]: Change<T> } = {
  "call.started": (state, { channel, ringAt, answerAt, late, withheld, imported, endAt }, event) => {
    if (state.stated) return "started-twice";
    return {
      channel,
      stated: { ringAt, answerAt, endAt: null },
      endedAt: endAt,
      late,
      imported,
      withheld: withheld || state.withheld,
      takenBy: state.takenBy ?? event.actor,
      caller: { ...state.caller, note: text(event.personal?.note), reference: text(event.personal?.reference) },
      ...numberOf(state, event),
    };
  },
  "call.line-event": (state, payload, event) => ({
    legs: withLineEvent(state.legs, payload),
    withheld: state.withheld || payload.withheld,
    lineId: text(event.personal?.lineId) || state.lineId,
    // What an operator typed stands; the exchange's number is the least of those told, for legs may show several.
    ...(state.number === "" || (state.stated === null && text(event.personal?.number) !== "")
      ? lesserNumber(state, event)
      : {}),
  }),
  "call.claimed": (state, _payload, event) => {
    // The first who took it has it; whoever was told later sees that, and nothing waits for a decision.
    return { takenBy: state.takenBy ?? event.actor };
  },
  "call.corrected": (state, { channel, ringAt, answerAt, endAt, withheld }, event) => ({
    channel,
    stated: { ringAt, answerAt, endAt },
    endedAt: endAt,
    withheld,
    ...(event.personal ? { number: text(event.personal.number), raw: text(event.personal.raw) } : {}),
    notes: [...state.notes, { ...said(event), text: text(event.personal?.reason) }],
  }),
  "call.told": (state, _payload, { personal }) => ({
    caller: {
      name: text(personal?.name),
      what: text(personal?.what),
      where: text(personal?.where),
      hurt: text(personal?.hurt),
      note: text(personal?.note),
      others: Array.isArray(personal?.others) ? personal.others.map(text).filter((one) => one !== "") : [],
      reference: text(personal?.reference) || state.caller.reference,
    },
  }),
  "call.classified": (state, payload, event) => ({
    class: payload.class,
    classNote: text(event.personal?.note),
    forwardedTo: payload.forwardedTo,
    foundLater: payload.foundLater,
    classifiedAt: event.at.wall,
    takenBy: state.takenBy ?? event.actor,
  }),
  "call.ended": (state, { at }) => ({ endedAt: state.endedAt === null ? at : Math.max(state.endedAt, at) }),
  "call.linked": (state, { incident, point }) => {
    if (state.incident !== null && state.incident !== incident) return "linked-elsewhere";
    return { incident, point: point ?? state.point };
  },
  "call.unlinked": (state, { incident }) =>
    state.incident === incident ? { incident: null, point: null } : "not-linked",
  "call.signed": (state, _payload, event) => ({ signed: state.signed ?? said(event) }),
  "call.called-back": (state, { at, result }, event) => ({
    callBacks: [...state.callBacks, { ...said(event), calledAt: at, result, note: text(event.personal?.note) }],
  }),
  "call.block-step": (state, { step, until }, event) => ({
    blocks: [...state.blocks, { ...said(event), step, until, note: text(event.personal?.note) }],
  }),
  "call.handed-over": (_state, { neighbour }, event) => ({
    handedOver: { ...said(event), neighbour, takenBy: text(event.personal?.takenBy), note: text(event.personal?.note) },
  }),
  "call.noted": (state, _payload, event) => ({
    notes: [...state.notes, { ...said(event), text: text(event.personal?.text) }],
  }),
};

function lesserNumber(state: CallState, event: LogEvent): Pick<CallState, "number" | "raw"> {
  const next = numberOf(state, event);
  if (state.number === "") return next;
  return next.number !== "" && next.number < state.number ? next : { number: state.number, raw: state.raw };
}

/** Folds one event into a call. Never throws; what does not apply stays as a conflict. */
export function reduceCall(state: CallState | null, event: LogEvent): CallState | null {
  const type = Object.hasOwn(callPayloads, event.type) ? (event.type as CallEventType) : null;
  const parsed = type === null ? null : callPayloads[type].safeParse(event.payload);
  const begins = type === "call.started" || type === "call.line-event";
  if (state === null && !(begins && parsed?.success)) return null;
  const before = state ?? begun(event);
  const version = before.version + 1;
  if (!type || !parsed?.success) return { ...before, version };
  const change = changes[type] as Change<CallEventType>;
  const changed = change(before, parsed.data as never, event);
  return typeof changed === "string"
    ? { ...before, version, conflicts: [...before.conflicts, event.id] }
    : { ...before, ...changed, version };
}

/** Who took it, as an operator's id; null for the desk and while it rings. */
export function operatorOf(state: CallState): string | null {
  return state.takenBy === null ? null : authorOf(state.takenBy);
}

/** The moments of a call, epoch milliseconds: what an operator said counts before what the exchange told. */
export interface CallTimes {
  ring: number;
  answer: number | null;
  end: number | null;
}

export function timesOf(state: CallState): CallTimes {
  const rings = state.legs.flatMap(({ ring, answer, end }) => [ring, answer, end].filter((at) => at !== null));
  const answers = state.legs.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  const open = state.legs.some(({ end }) => end === null);
  const lastEnd = open || state.legs.length === 0 ? null : Math.max(...state.legs.map(({ end }) => end ?? 0));
  const rungFirst = state.legs.flatMap(({ ring }) => (ring === null ? [] : [ring]));
  const lineRing = rungFirst.length > 0 ? Math.min(...rungFirst) : rings.length > 0 ? Math.min(...rings) : null;
  const answer = state.stated?.answerAt ?? (answers.length > 0 ? Math.min(...answers) : null);
  return {
    ring: state.stated?.ringAt ?? lineRing ?? answer ?? state.recordedAt,
    answer,
    end: state.endedAt ?? lastEnd,
  };
}

/**
 * The class of a call: as somebody said, else what follows from the line. It was not answered on any leg and all of them
 * ended: the caller hung up (abandoned), or nobody took it in time (unanswered).
 */
export function classOf(state: CallState): Code<CallClass> {
  if (state.class !== "unclassified") return state.class;
  if (state.legs.length === 0 || state.stated !== null) return "unclassified";
  if (state.legs.some(({ answer, end }) => answer !== null || end === null)) return "unclassified";
  const causes = state.legs.map(({ cause }) => knownCode(LINE_CAUSES, cause));
  if (causes.includes("caller")) return "abandoned";
  return "unanswered";
}
