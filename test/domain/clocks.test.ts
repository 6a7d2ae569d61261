import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endOf, followsAll, orderCausally } from "../../shared/domain/eventlog/causal";
import { CLOCK_TOLERANCE_MS, clockEndOf, clockFits, wrongClocks } from "../../shared/domain/eventlog/clocks";
import { LongestRun } from "../../shared/domain/eventlog/longest-run";

interface Timed {
  id: string;
  after: string[];
  hlc: string;
  at: { wall: number; mono: number };
}

const MINUTE = 60_000;
const DAY = Date.parse("2026-11-23T00:00:00+07:00");

/** An entry at a time of day (WIB) or at any ISO time, after the entries named. */
function entry(id: string, time: string, after: string[]): Timed {
  const wall = Date.parse(/^\d\d:\d\d$/.test(time) ? `2026-11-23T${time}:00+07:00` : time);
  return { id, after, hlc: `${wall}-${id}`, at: { wall, mono: 0 } };
}

/** Entries each of which follows the one before, by their times; named by their numbers from 1. */
function chain(...times: string[]): Timed[] {
  return times.map((time, index) => entry(String(index + 1), time, index === 0 ? [] : [String(index)]));
}

const flagged = (events: readonly Timed[]) => [...wrongClocks(events)].sort();

describe("the wrong entry bears the flag", () => {
  test.each<[string, string[], string[]]>([
    ["nothing where each entry is later than the one before", ["09:00", "09:10", "15:00"], []],
    ["nothing where clocks differ by five minutes", ["09:00", "09:10", "09:05", "09:11"], []],
    ["the entry that was ahead, not the right one after it", ["09:00", "12:00", "09:20"], ["2"]],
    ["the entry that was ahead, not the right ones after it", ["09:00", "12:00", "09:20", "09:30", "09:40"], ["2"]],
    ["a first entry that was ahead", ["12:00", "09:20"], ["1"]],
    ["an entry whose clock was set to another year", ["09:00", "2036-01-01T00:00:00Z", "09:20"], ["2"]],
    ["an entry that fell behind, not what it follows", ["09:00", "09:10", "09:20", "06:00"], ["4"]],
    ["an entry that fell behind, not what follows it", ["09:00", "09:10", "06:00", "09:20", "09:30"], ["3"]],
    ["every entry of a clock that was ahead", ["09:00", "12:00", "12:01", "09:20", "09:30"], ["2", "3"]],
    ["every entry of a clock that fell behind", ["09:00", "09:10", "09:15", "06:00", "06:01"], ["4", "5"]],
    ["wrong entries on both sides", ["09:00", "12:00", "09:10", "06:00", "09:20", "09:30"], ["2", "4"]],
    ["a clock that lost its power, although nothing stands beside it", ["2000-01-01T00:00:00Z"], ["1"]],
    ["a clock that lost its power before a right one", ["2000-01-01T00:00:00Z", "09:00"], ["1"]],
    ["an entry that was six minutes ahead", ["09:00", "09:10", "09:04"], ["2"]],
  ])("%s", (_what, times, expected) => {
    const events = chain(...times);
    expect(flagged(events)).toEqual(expected);
    expect(flagged([...events].reverse())).toEqual(expected);
  });

  test("not an entry that stands alone, however late it is: nothing contradicts it yet", () => {
    expect(flagged(chain("09:00", "15:00"))).toEqual([]);
  });

  test("not concurrent entries: two workstations worked without each other's news", () => {
    const events = [entry("a", "09:00", []), entry("b", "12:00", ["a"]), entry("c", "09:30", ["a"])];
    expect(flagged(events)).toEqual([]);
    expect(flagged([...events, entry("d", "12:10", ["b", "c"])])).toEqual([]);
    expect(flagged([...events, entry("d", "09:40", ["b", "c"])])).toEqual(["b"]);
  });

  test("not a concurrent entry that only stands beside a wrong one", () => {
    const events = [
      entry("a", "09:00", []),
      entry("beside", "10:00", ["a"]),
      entry("ahead", "12:00", ["a"]),
      entry("b", "09:30", ["ahead"]),
      entry("c", "09:31", ["b"]),
      entry("d", "09:32", ["c"]),
    ];
    expect(flagged(events)).toEqual(["ahead"]);
  });

  test("an entry whose ancestor has not come is not judged yet", () => {
    const [one, two, three] = chain("09:00", "12:00", "09:20") as [Timed, Timed, Timed];
    expect(flagged([one, three])).toEqual([]);
    expect(flagged([one, three, two])).toEqual(["2"]);
  });
});

const minutes = fc.integer({ min: 0, max: 40 });

/** Which of a list may stand together, the most of them, by trying every choice. */
function most(numbers: readonly number[], tolerance: number): number {
  let best = 0;
  for (let choice = 0; choice < 2 ** numbers.length; choice++) {
    const taken = numbers.filter((_number, index) => (choice & (1 << index)) !== 0);
    const fits = taken.every((number, index) => taken.slice(0, index).every((before) => before <= number + tolerance));
    if (fits) best = Math.max(best, taken.length);
  }
  return best;
}

test("the longest run is as long as any that can be found", () => {
  fc.assert(
    fc.property(fc.array(minutes, { maxLength: 9 }), fc.integer({ min: 0, max: 12 }), (numbers, tolerance) => {
      const members = new LongestRun(numbers, tolerance).members();
      const taken = numbers.filter((_number, index) => members[index]);
      for (const [index, number] of taken.entries()) {
        for (const before of taken.slice(0, index)) expect(before).toBeLessThanOrEqual(number + tolerance);
      }
      expect(taken).toHaveLength(most(numbers, tolerance));
    }),
    { numRuns: 500 },
  );
});

/** Entries of several workstations whose clocks say anything. */
const histories = fc
  .array(fc.record({ parents: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), at: minutes }), {
    minLength: 1,
    maxLength: 14,
  })
  .map((specs) =>
    specs.map(({ parents, at }, index): Timed => {
      const name = (place: number) => `e${String(place).padStart(2, "0")}`;
      const wall = DAY + at * MINUTE;
      const after = index === 0 ? [] : [...new Set(parents.map((parent) => name(parent % index)))];
      return { id: name(index), after, hlc: `${wall}-${name(index)}`, at: { wall, mono: 0 } };
    }),
  );

/** Every event that one follows, however far back. */
function ancestors(events: readonly Timed[], id: string): Set<string> {
  const byId = new Map(events.map((event) => [event.id, event]));
  const found = new Set<string>();
  const open = [...(byId.get(id)?.after ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(byId.get(next)?.after ?? []));
  }
  return found;
}

function contradictions(events: readonly Timed[]): [string, string][] {
  return events.flatMap((event) => {
    const before = ancestors(events, event.id);
    return events
      .filter(({ id, at }) => before.has(id) && at.wall > event.at.wall + CLOCK_TOLERANCE_MS)
      .map(({ id }): [string, string] => [id, event.id]);
  });
}

test("no contradiction is left among what bears no flag, and every flag stands against something right", () => {
  fc.assert(
    fc.property(histories, (events) => {
      const wrong = wrongClocks(events);
      const pairs = contradictions(events);
      for (const pair of pairs) expect(pair.some((id) => wrong.has(id))).toBe(true);
      for (const id of wrong) {
        expect(pairs.some(([a, b]) => (a === id && !wrong.has(b)) || (b === id && !wrong.has(a)))).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test("any order of delivery, with repeats, gives the same flags", () => {
  fc.assert(
    fc.property(
      histories.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events)),
      ),
      ([events, order, again]) => {
        expect(flagged([...order, ...again])).toEqual(flagged(events));
      },
    ),
  );
});

test("an entry that fits leaves every flag as it was", () => {
  let fitted = 0;
  fc.assert(
    fc.property(histories, minutes, (events, at) => {
      const wrong = wrongClocks(events);
      const end = endOf(orderCausally(events));
      const wall = DAY + at * MINUTE;
      const next = { id: "next", after: [...end.heads.keys()], hlc: `${wall}-next`, at: { wall, mono: 0 } };
      expect(followsAll(end, next)).toBe(true);
      const clocks = clockEndOf(events, wrong);
      if (!clockFits(clocks, next)) return;
      fitted += 1;
      const all = [...events, next];
      expect(wrongClocks(all)).toEqual(wrong);
      expect(clockEndOf(all, wrong)).toEqual({ ...clocks, latest: Math.max(clocks.latest, wall) });
    }),
    { numRuns: 1_000 },
  );
  expect(fitted).toBeGreaterThan(50);
});

test("8,000 entries behind one that was ten years ahead are judged", () => {
  const events = chain("09:00", "2036-01-01T00:00:00Z");
  for (let index = 3; index <= 8_000; index++) {
    const wall = DAY + (10 * 60 + index) * MINUTE;
    events.push({ id: String(index), after: [String(index - 1)], hlc: `${wall}`, at: { wall, mono: 0 } });
  }
  expect(flagged(events)).toEqual(["2"]);
});
