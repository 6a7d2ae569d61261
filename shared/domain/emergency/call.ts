import { operatorOf as operatorOfActor } from "../eventlog/actor";
import { type Code, knownCode } from "../eventlog/codes";
import type { LogEvent } from "../eventlog/event";
import { afterEvent, type CallClocks } from "./call-clocks";
import { type CallEventType, type CallPayload, callPayloads } from "./call-events";
import {
  type CallChannel,
  type CallClass,
  type CallFlag,
  LINE_CAUSES,
  type LineCause,
  UNANSWERED_CLASSES,
} from "./codes";
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

/** What a call was held for, and when: the last of them counts. */
export interface Classified extends Said {
  class: Code<CallClass>;
  forwardedTo: string | null;
  foundLater: boolean;
  note: string;
}

/** A number as it was typed, or as the exchange told it. `number` is E.164, "" where it cannot be read. */
export interface NumberTold {
  number: string;
  raw: string;
  withheld: boolean;
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
  /** An operator began it; false while only the exchange has told of it. */
  started: boolean;
  /** As an operator said it; null where nobody did. */
  stated: { ringAt: number | null; answerAt: number | null };
  legs: Leg[];
  endedAt: number | null;
  late: boolean;
  imported: boolean;
  /** Of `typed` where somebody typed one, else of `line`. */
  withheld: boolean;
  number: string;
  raw: string;
  typed: NumberTold | null;
  line: NumberTold;
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
  classes: Classified[];
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
  clocks: CallClocks;
  version: number;
  conflicts: string[];
}

const NOBODY: CallState["caller"] = { name: "", what: "", where: "", hurt: "", note: "", others: [], reference: "" };

function begun(event: LogEvent): CallState {
  return {
    id: idOf(event),
    channel: "112",
    started: false,
    stated: { ringAt: null, answerAt: null },
    legs: [],
    endedAt: null,
    late: false,
    imported: false,
    withheld: false,
    number: "",
    raw: "",
    typed: null,
    line: NO_NUMBER,
    lineId: "",
    caller: NOBODY,
    class: "unclassified",
    classNote: "",
    forwardedTo: null,
    foundLater: false,
    classifiedAt: null,
    classes: [],
    incident: null,
    point: null,
    takenBy: null,
    signed: null,
    callBacks: [],
    blocks: [],
    handedOver: null,
    notes: [],
    recordedAt: event.at.wall,
    clocks: { last: {}, jumped: false, activeAt: null },
    version: 0,
    conflicts: [],
  };
}

const NO_NUMBER: NumberTold = { number: "", raw: "", withheld: false };

/** What somebody typed of the number; null where nothing was typed, so that the exchange's counts. */
function typedNumber({ typed, withheld }: { typed: boolean; withheld: boolean }, event: LogEvent): NumberTold | null {
  if (!typed) return null;
  return { number: text(event.personal?.number), raw: text(event.personal?.raw), withheld };
}

/** Several legs may show several numbers: the least of those that can be read counts, so that no order matters. */
function lineNumber(before: NumberTold, withheld: boolean, event: LogEvent): NumberTold {
  const told = [before, { number: text(event.personal?.number), raw: text(event.personal?.raw) }];
  const readable = told.filter(({ number }) => number !== "");
  const [best] = (readable.length > 0 ? readable : told.filter(({ raw }) => raw !== "")).sort((one, other) =>
    `${one.number}\n${one.raw}` < `${other.number}\n${other.raw}` ? -1 : 1,
  );
  return { number: best?.number ?? "", raw: best?.raw ?? "", withheld: before.withheld || withheld };
}

const least = (one: number | null, other: number) => (one === null ? other : Math.min(one, other));

/** The legs of a call with what the exchange told of one of them, in the order of their names. Pure. */
export function withLineEvent(legs: readonly Leg[], { event, at, leg, cause }: CallPayload<"call.line-event">): Leg[] {
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
  "call.started": (state, payload, event) => {
    if (state.started) return "started-twice";
    const { channel, ringAt, answerAt, late, imported, endAt } = payload;
    return {
      channel,
      started: true,
      stated: { ringAt: state.stated.ringAt ?? ringAt, answerAt: state.stated.answerAt ?? answerAt },
      endedAt: state.endedAt ?? endAt,
      late,
      imported,
      takenBy: state.takenBy ?? event.actor,
      caller: {
        ...state.caller,
        note: state.caller.note || text(event.personal?.note),
        reference: state.caller.reference || text(event.personal?.reference),
      },
      typed: state.typed ?? typedNumber(payload, event),
    };
  },
  "call.line-event": (state, payload, event) => ({
    legs: withLineEvent(state.legs, payload),
    line: lineNumber(state.line, payload.withheld, event),
    // Repeated, and told by several legs, it is the same id.
    lineId: [state.lineId, text(event.personal?.lineId)].filter((id) => id !== "").sort()[0] ?? "",
  }),
  "call.claimed": (state, _payload, event) => {
    // The first who took it has it; whoever was told later sees that, and nothing waits for a decision.
    return { takenBy: state.takenBy ?? event.actor };
  },
  "call.corrected": (state, payload, event) => ({
    channel: payload.channel,
    stated: { ringAt: payload.ringAt ?? state.stated.ringAt, answerAt: payload.answerAt ?? state.stated.answerAt },
    endedAt: payload.endAt ?? state.endedAt,
    typed: typedNumber(payload, event),
    takenBy: state.takenBy ?? event.actor,
  }),
  "call.told": (state, _payload, event) => ({
    caller: {
      name: text(event.personal?.name),
      what: text(event.personal?.what),
      where: text(event.personal?.where),
      hurt: text(event.personal?.hurt),
      note: text(event.personal?.note),
      others: Array.isArray(event.personal?.others) ? event.personal.others.map(text).filter((one) => one !== "") : [],
      reference: text(event.personal?.reference),
    },
    takenBy: state.takenBy ?? event.actor,
  }),
  "call.classified": (state, payload, event) => ({
    class: payload.class,
    classNote: text(event.personal?.note),
    forwardedTo: payload.forwardedTo,
    foundLater: payload.foundLater,
    classifiedAt: event.at.wall,
    classes: [
      ...state.classes,
      {
        ...said(event),
        class: payload.class,
        forwardedTo: payload.forwardedTo,
        foundLater: payload.foundLater,
        note: text(event.personal?.note),
      },
    ],
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
  if (typeof changed === "string") return { ...before, version, conflicts: [...before.conflicts, event.id] };
  const after = { ...before, ...changed, version };
  return { ...after, ...(after.typed ?? after.line), clocks: afterEvent(before.clocks, event, after.endedAt) };
}

/** Who took it, as an operator's id; null for the desk and while it rings. */
export function operatorOf(state: CallState): string | null {
  return state.takenBy === null ? null : operatorOfActor(state.takenBy);
}

/**
 * The moments of a call, epoch milliseconds: what an operator said counts before what the exchange told. ring <= answer
 * <= end always; where what was told contradicts that, `flagsOf` says so.
 */
export interface CallTimes {
  ring: number;
  answer: number | null;
  end: number | null;
}

export function timesOf(state: CallState): CallTimes {
  const told = toldTimes(state);
  const ring = told.answer === null ? told.ring : Math.min(told.ring, told.answer);
  return { ring, answer: told.answer, end: told.end === null ? null : Math.max(told.end, told.answer ?? ring) };
}

/** As they were told, whether they can be or not. */
function toldTimes(state: CallState): CallTimes {
  const { legs, stated } = state;
  const all = legs.flatMap(({ ring, answer, end }) => [ring, answer, end].filter((at) => at !== null));
  const answers = legs.flatMap(({ answer }) => answer ?? []);
  const rings = legs.flatMap(({ ring }) => ring ?? []);
  const ends = legs.flatMap(({ end }) => end ?? []);
  // Whoever hung up before the answer, or was never answered, has none, whatever the form took for it.
  const held = state.classes.at(-1)?.class;
  const unanswered = held !== undefined && (UNANSWERED_CLASSES as readonly string[]).includes(held);
  const answer = unanswered ? null : (stated.answerAt ?? earliest(answers));
  return {
    ring: stated.ringAt ?? earliest(rings) ?? earliest(all) ?? answer ?? state.recordedAt,
    answer,
    end: state.endedAt ?? (ends.length > 0 && ends.length === legs.length ? Math.max(...ends) : null),
  };
}

const earliest = (times: readonly number[]) => (times.length === 0 ? null : Math.min(...times));

/** After so long without anything of it, a call whose end nobody told counts as over (milliseconds). */
export const NEVER_ENDED_AFTER_MS = 4 * 3_600_000;

/** The doubts about a call's times that do not depend on what time it is now; see `neverEnded` for the other. */
export function flagsOf(state: CallState): CallFlag[] {
  const { ring, answer, end } = toldTimes(state);
  const flags: CallFlag[] = [];
  if (state.clocks.jumped) flags.push("clock-jump");
  if (answer !== null && answer < ring) flags.push("ring-after-answer");
  if (end !== null && end < (answer ?? ring)) flags.push("end-before-ring");
  return flags;
}

/** The last moment at which something happened in the call itself (epoch milliseconds): for `neverEnded`. */
export function activeAt(state: CallState): number {
  const { ring, answer } = timesOf(state);
  const legs = state.legs.flatMap(({ ring, answer, end }) => [ring ?? 0, answer ?? 0, end ?? 0]);
  return Math.max(ring, answer ?? 0, state.clocks.activeAt ?? 0, ...legs);
}

/** Whether a call without an end counts as over by `now`: the exchange (or whoever took it) never told its end. */
export function neverEnded(call: { end: number | null; activeAt: number }, now: number): boolean {
  return call.end === null && now - call.activeAt >= NEVER_ENDED_AFTER_MS;
}

/**
 * The class of a call: as somebody said, else what follows from the line. It was not answered on any leg and all of them
 * ended: the caller hung up (abandoned), or nobody took it in time (unanswered).
 */
export function classOf(state: CallState): Code<CallClass> {
  if (state.class !== "unclassified") return state.class;
  if (state.legs.length === 0 || state.started || state.stated.answerAt !== null) return "unclassified";
  if (state.legs.some(({ answer, end }) => answer !== null || end === null)) return "unclassified";
  const causes = state.legs.map(({ cause }) => knownCode(LINE_CAUSES, cause));
  return causes.includes("caller") ? "abandoned" : "unanswered";
}
