import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  activeAt,
  type CallState,
  classOf,
  flagsOf,
  NEVER_ENDED_AFTER_MS,
  neverEnded,
  operatorOf,
  reduceCall,
  timesOf,
} from "../../shared/domain/emergency/call";
import { callPayloads } from "../../shared/domain/emergency/call-events";
import {
  CALL_BACK_RESULTS,
  CALL_CHANNELS,
  CALL_CLASSES,
  LINE_CAUSES,
  LINE_EVENTS,
} from "../../shared/domain/emergency/codes";
import type { JsonObject, LogEvent } from "../../shared/domain/eventlog/event";
import { Authors, fold } from "../helpers/events";

const START = Date.parse("2026-11-23T09:00:00+07:00");
const AUTHORS = 3;
const TYPES = Object.keys(callPayloads) as (keyof typeof callPayloads)[];

const time = fc.integer({ min: 0, max: 3_600 }).map((second) => START + second * 1_000);
const perhaps = fc.option(time, { nil: null });
const number = fc.constantFrom("+6281234567890", "+6281311112222", "");
const line = fc.record({
  event: fc.constantFrom(...LINE_EVENTS),
  at: time,
  leg: fc.constantFrom("201", "202", ""),
  cause: fc.option(fc.constantFrom(...LINE_CAUSES), { nil: null }),
  withheld: fc.boolean(),
  number,
});

/** What somebody may write of a call, whatever they know of it. */
const written = fc.record({
  author: fc.nat({ max: AUTHORS - 1 }),
  type: fc.constantFrom(...TYPES),
  times: fc.record({ ringAt: perhaps, answerAt: perhaps, endAt: perhaps, at: time }),
  class: fc.constantFrom(...CALL_CLASSES),
  channel: fc.constantFrom(...CALL_CHANNELS),
  result: fc.constantFrom(...CALL_BACK_RESULTS),
  incident: fc.constantFrom("i1", "i2"),
  flags: fc.record({ withheld: fc.boolean(), typed: fc.boolean(), late: fc.boolean() }),
  line,
  send: fc.option(fc.nat({ max: AUTHORS - 1 }), { nil: null }),
});

function partsOf(one: (typeof written extends fc.Arbitrary<infer T> ? T : never) & object): [JsonObject, JsonObject] {
  const { ringAt, answerAt, endAt, at } = one.times;
  const { number: told, ...payload } = one.line;
  const sealed = { number: told, raw: told, note: "catatan", reference: "", lineId: "x1" };
  switch (one.type) {
    case "call.started":
      return [{ channel: one.channel, ringAt, answerAt, endAt, imported: false, ...one.flags }, sealed];
    case "call.line-event":
      return [payload, sealed];
    case "call.corrected": {
      const { withheld, typed } = one.flags;
      return [{ channel: one.channel, ringAt, answerAt, endAt, withheld, typed }, sealed];
    }
    case "call.told":
      return [{}, { name: "Sri", what: told, where: "", hurt: "", note: "", others: [told], reference: "" }];
    case "call.classified":
      return [{ class: one.class, forwardedTo: null, foundLater: false }, { note: "n" }];
    case "call.ended":
      return [{ at }, {}];
    case "call.linked":
      return [{ incident: one.incident, point: null }, {}];
    case "call.unlinked":
      return [{ incident: one.incident }, {}];
    case "call.called-back":
      return [{ at, result: one.result }, { note: "n" }];
    case "call.block-step":
      return [{ step: "requested", until: null }, { note: "n" }];
    case "call.handed-over":
      return [
        { neighbour: "sleman", at },
        { takenBy: "Rudi", note: "" },
      ];
    case "call.noted":
      return [{}, { text: "n" }];
    default:
      return [{}, {}];
  }
}

/** Everything that three workstations wrote of one call, more or less in knowledge of each other. */
const histories = fc.array(written, { minLength: 1, maxLength: 25, size: "max" }).map((actions) => {
  const authors = new Authors<CallState>("call/c1", reduceCall, AUTHORS);
  for (const one of actions) {
    authors.write(one.author, one.type, ...partsOf(one), 1);
    if (one.send !== null) authors.send(one.author, one.send);
  }
  return authors.all;
});

const decisionsOf = (state: CallState | null) =>
  state && {
    times: timesOf(state),
    class: classOf(state),
    flags: flagsOf(state),
    active: activeAt(state),
    withheld: state.withheld,
    takenBy: state.takenBy,
    incident: state.incident,
    conflicts: state.conflicts,
    version: state.version,
  };

describe("the fold of a call", () => {
  test("meets every kind of event, and kinds that contradict each other as conflicts", () => {
    const applied = new Set<string>();
    const refused = new Set<string>();
    for (const all of fc.sample(histories, { numRuns: 300, seed: 7 })) {
      const state = fold(reduceCall, all);
      const conflicts = new Set(state?.conflicts);
      for (const { id, type } of all) (conflicts.has(id) ? refused : applied).add(type);
    }
    expect([...applied].sort()).toEqual([...TYPES].sort());
    expect([...refused].sort()).toEqual(["call.linked", "call.started", "call.unlinked"]);
  });

  test("is the same in any order of delivery, with repeats", () => {
    const deliveries = histories.chain((all) =>
      fc.record({
        all: fc.constant(all),
        order: fc.shuffledSubarray(all, { minLength: all.length }),
        again: fc.subarray(all),
      }),
    );
    fc.assert(
      fc.property(deliveries, ({ all, order, again }) => {
        expect(fold(reduceCall, [...order, ...again])).toEqual(fold(reduceCall, all));
      }),
      { numRuns: 300 },
    );
  });

  test("takes the same decisions without the sealed parts", () => {
    fc.assert(
      fc.property(histories, (all) => {
        const sealed = all.map((event) => ({ ...event, personal: null }));
        expect(decisionsOf(fold(reduceCall, sealed))).toEqual(decisionsOf(fold(reduceCall, all)));
      }),
      { numRuns: 300 },
    );
  });

  test("keeps ring, answer and end in this order, whatever was told", () => {
    fc.assert(
      fc.property(histories, (all) => {
        const state = fold(reduceCall, all);
        if (state === null) return;
        const { ring, answer, end } = timesOf(state);
        expect(answer === null || ring <= answer).toBe(true);
        expect(end === null || (answer ?? ring) <= end).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

let count = 0;
/** One event at one moment of one workstation, as the exchange's events arrive in a burst. */
function event(type: string, payload: JsonObject, personal: JsonObject | null = null, changes = {}): LogEvent {
  count += 1;
  return {
    id: `e${count}`,
    stream: "call/c1",
    type,
    v: 1,
    after: [],
    hlc: "",
    at: { wall: START, mono: 0 },
    origin: "K1",
    originSeq: count,
    actor: "desk/K1",
    payload,
    personal,
    ...changes,
  };
}

const folded = (...events: LogEvent[]): CallState => {
  const state = events.reduce<CallState | null>(reduceCall, null);
  if (state === null) throw new Error("folds to nothing");
  return state;
};
const told = (kind: string, second: number, leg = "", cause: string | null = null) =>
  event("call.line-event", { event: kind, at: START + second * 1_000, leg, cause });
const started = (payload: JsonObject = {}, changes = {}) =>
  event("call.started", { channel: "112", ringAt: START, answerAt: START, ...payload }, null, {
    actor: "operator/sri",
    ...changes,
  });

describe("what the exchange tells of a call", () => {
  test("gives the same times, class and number in any permutation and repetition", () => {
    const bursts = fc.array(line, { minLength: 1, maxLength: 12 }).chain((lines) => {
      const events = lines.map(({ number: shown, ...payload }) =>
        event("call.line-event", payload, { number: shown, raw: shown, lineId: "x1" }),
      );
      return fc.record({
        events: fc.constant(events),
        order: fc.shuffledSubarray(events, { minLength: events.length }),
        again: fc.subarray(events),
      });
    });
    fc.assert(
      fc.property(bursts, ({ events, order, again }) => {
        const { version: _first, ...one } = folded(...events);
        const { version: _other, ...other } = folded(...order, ...again);
        expect(other).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  test("of four extensions is one call, which is unanswered only when every one of them ended so", () => {
    const legs = ["201", "202", "203", "204"];
    const rings = legs.map((leg, n) => told("ring", n, leg));
    const ends = legs.map((leg, n) => told("hangup", 20 + n, leg, "timeout"));
    expect(classOf(folded(...rings, ...ends.slice(1)))).toBe("unclassified");
    const missed = folded(...rings, ...ends);
    expect([classOf(missed), timesOf(missed)]).toEqual([
      "unanswered",
      { ring: START, answer: null, end: START + 23_000 },
    ]);
    const elsewhere = folded(...rings, told("answer", 5, "203"), ...ends);
    expect([classOf(elsewhere), timesOf(elsewhere).answer]).toEqual(["unclassified", START + 5_000]);
    expect(classOf(folded(...rings, ...ends.slice(1), told("hangup", 9, "201", "caller")))).toBe("abandoned");
  });

  test("stands where an operator says nothing, and behind what one says", () => {
    const rung = [told("ring", -20), told("answer", -5), told("hangup", 60, "", "normal")];
    const silent = folded(...rung, started({ ringAt: null, answerAt: null }));
    expect(timesOf(silent)).toEqual({ ring: START - 20_000, answer: START - 5_000, end: START + 60_000 });
    expect(timesOf(folded(...rung, started({ ringAt: START - 9_000, answerAt: null }))).ring).toBe(START - 9_000);
  });

  test("never of the end leaves a call that is over four hours after its last event", () => {
    const state = folded(told("ring", 0), told("answer", 7));
    const call = { end: timesOf(state).end, activeAt: activeAt(state) };
    expect(call).toEqual({ end: null, activeAt: START + 7_000 });
    expect(neverEnded(call, START + 7_000 + NEVER_ENDED_AFTER_MS - 1)).toBe(false);
    expect(neverEnded(call, START + 7_000 + NEVER_ENDED_AFTER_MS)).toBe(true);
    const ended = folded(told("ring", 0), told("hangup", 9, "", "caller"));
    expect(neverEnded({ end: timesOf(ended).end, activeAt: activeAt(ended) }, START * 2)).toBe(false);
  });
});

describe("a number", () => {
  const shown = (raw: string, withheld = false) =>
    event("call.line-event", { event: "ring", at: START, leg: "", cause: null, withheld }, { number: raw, raw });

  test("that somebody typed goes before the exchange's, and leaves it where it is taken back", () => {
    const typed = (raw: string) =>
      event(
        "call.corrected",
        { channel: "112", ringAt: null, answerAt: null, endAt: null, withheld: false, typed: raw !== "" },
        { number: raw, raw },
      );
    const both = [shown("", true), typed("+6281311112222")];
    for (const order of [both, [both[1], both[0]].filter((one) => one !== undefined)]) {
      const state = folded(started(), ...order);
      expect([state.number, state.withheld]).toEqual(["+6281311112222", false]);
    }
    expect(folded(...both, typed("")).withheld).toBe(true);
  });
});

describe("a call's own doubts", () => {
  const by = (wall: number, mono: number) => ({ at: { wall: START + wall, mono }, actor: "operator/sri" });
  const ended = (wall: number, mono: number) => event("call.ended", { at: START + wall }, null, by(wall, mono));

  test("a clock that was set, and one that slept", () => {
    expect(flagsOf(folded(started({}, by(0, 1_000)), ended(60_000, 61_000)))).toEqual([]);
    expect(flagsOf(folded(started({}, by(0, 1_000)), ended(60_000, 60_000)))).toEqual([]);
    expect(flagsOf(folded(started({}, by(0, 1_000)), ended(3_600_000, 61_000)))).toEqual(["clock-jump"]);
    expect(flagsOf(folded(started({}, by(0, 1_000)), ended(-5_000, 61_000)))).toEqual([
      "clock-jump",
      "end-before-ring",
    ]);
  });

  test("none where the program was started again, on another workstation, and after the end", () => {
    expect(flagsOf(folded(started({}, by(0, 50_000)), ended(60_000, 1_000)))).toEqual([]);
    const elsewhere = event("call.told", {}, null, { ...by(30_000, 900_000), origin: "K2" });
    expect(flagsOf(folded(started({}, by(0, 1_000)), elsewhere, ended(60_000, 61_000)))).toEqual([]);
    const later = event("call.classified", { class: "prank" }, null, by(90_000_000, 70_000));
    expect(flagsOf(folded(started({}, by(0, 1_000)), ended(60_000, 61_000), later))).toEqual([]);
  });

  test("contradicting times", () => {
    const early = folded(started({ ringAt: START, answerAt: START - 4_000 }));
    expect([flagsOf(early), timesOf(early).ring]).toEqual([["ring-after-answer"], START - 4_000]);
  });
});

test("what never rang has the time of its entry, and what is written down later its stated times", () => {
  const walkIn = folded(started({ channel: "walk-in", ringAt: null, answerAt: null }));
  expect(timesOf(walkIn)).toEqual({ ring: START, answer: null, end: null });
  const stated = { ringAt: START - 9_000_000, answerAt: null, endAt: START - 8_900_000, late: true };
  const late = folded(started(stated));
  expect([late.late, timesOf(late)]).toEqual([true, { ring: stated.ringAt, answer: null, end: stated.endAt }]);
});

test("a class said later keeps the one before, and what somebody said goes before what the line tells", () => {
  const missed = [told("ring", 0), told("hangup", 9, "", "caller")];
  const real = event("call.classified", { class: "real" }, { note: "" }, { actor: "operator/sri" });
  const prank = event("call.classified", { class: "prank", foundLater: true }, { note: "tidak ada api" });
  const state = folded(...missed, real, prank);
  expect([classOf(state), state.classes.map(({ class: said }) => said)]).toEqual(["prank", ["real", "prank"]]);
  expect([operatorOf(state), operatorOf(folded(...missed))]).toEqual(["sri", null]);
  // A number that is put right afterwards does not make it an answered call.
  const put = { channel: "112", ringAt: null, answerAt: null, endAt: null, withheld: false, typed: true };
  expect(classOf(folded(...missed, event("call.corrected", put, { number: "", raw: "x" })))).toBe("abandoned");
});
