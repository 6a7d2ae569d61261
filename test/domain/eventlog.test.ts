import fc from "fast-check";
import { expect, test } from "vitest";
import {
  advance,
  endOf,
  followsAll,
  headsOf,
  MOST_HEADS,
  openHeads,
  orderCausally,
} from "../../shared/domain/eventlog/causal";

interface Node {
  id: string;
  after: string[];
  hlc: string;
}

/** Graphs in which every event names earlier ones; clocks are free, as they are when a clock is wrong. */
const graphs = fc
  .array(fc.record({ parents: fc.array(fc.nat(), { maxLength: 3 }), clock: fc.integer({ min: 0, max: 20 }) }), {
    minLength: 1,
    maxLength: 25,
  })
  .map((specs) =>
    specs.map(
      ({ parents, clock }, index): Node => ({
        id: `e${String(index).padStart(2, "0")}`,
        after: index === 0 ? [] : [...new Set(parents.map((parent) => `e${String(parent % index).padStart(2, "0")}`))],
        hlc: String(clock).padStart(3, "0"),
      }),
    ),
  );

test("an event never comes before one that its author had seen, whatever the clocks say", () => {
  fc.assert(
    fc.property(graphs, (nodes) => {
      const { ordered, waiting } = orderCausally(nodes);
      expect(waiting).toEqual([]);
      expect(ordered).toHaveLength(nodes.length);
      const place = new Map(ordered.map((node, index) => [node.id, index]));
      for (const node of nodes) {
        for (const parent of node.after) expect(place.get(parent)).toBeLessThan(place.get(node.id) ?? -1);
      }
    }),
  );
});

test("every order of delivery, with repeats, ends in the same order", () => {
  const deliveries = graphs.chain((nodes) =>
    fc.record({
      nodes: fc.constant(nodes),
      delivered: fc
        .tuple(fc.shuffledSubarray(nodes, { minLength: nodes.length }), fc.subarray(nodes))
        .map(([all, again]) => [...all, ...again]),
    }),
  );
  fc.assert(
    fc.property(deliveries, ({ nodes, delivered }) => {
      expect(orderCausally(delivered).ordered).toEqual(orderCausally(nodes).ordered);
    }),
  );
});

test("an event whose ancestor has not come waits, and so does everything behind it", () => {
  const partial = graphs.chain((nodes) =>
    fc.record({ nodes: fc.constant(nodes), missing: fc.integer({ min: 0, max: nodes.length - 1 }) }),
  );
  fc.assert(
    fc.property(partial, ({ nodes, missing }) => {
      const absent = new Set([nodes[missing]?.id]);
      for (const node of nodes) if (node.after.some((parent) => absent.has(parent))) absent.add(node.id);
      const delivered = nodes.filter((_node, index) => index !== missing);
      const { ordered, waiting } = orderCausally(delivered);
      expect(ordered.every((node) => !absent.has(node.id))).toBe(true);
      expect(waiting.map((node) => node.id).sort()).toEqual(
        delivered
          .filter((node) => absent.has(node.id))
          .map((node) => node.id)
          .sort(),
      );
    }),
  );
});

test("concurrent events stand in the order of their hybrid clocks, then of their ids", () => {
  const root = { id: "a", after: [], hlc: "5" };
  const later = { id: "b", after: ["a"], hlc: "9" };
  const sooner = { id: "d", after: ["a"], hlc: "7" };
  const tied = { id: "c", after: ["a"], hlc: "7" };
  expect(orderCausally([later, sooner, tied, root]).ordered.map(({ id }) => id)).toEqual(["a", "c", "d", "b"]);
});

test("the heads are what nobody names yet", () => {
  const events = [
    { id: "a", after: [], hlc: "1" },
    { id: "b", after: ["a"], hlc: "2" },
    { id: "c", after: ["a"], hlc: "3" },
  ];
  expect(headsOf(events)).toEqual(["b", "c"]);
  expect(headsOf([...events, { id: "d", after: ["b", "c"], hlc: "4" }])).toEqual(["d"]);
  expect(headsOf([])).toEqual([]);
});

test("an event names the 32 newest heads; the others stay heads until a later event names them", () => {
  const root = { id: "root", after: [], hlc: "000" };
  const wide = Array.from({ length: 40 }, (_value, index) => ({
    // Ids that sort against the clocks: the newest are not the last by id.
    id: `e${99 - index}`,
    after: ["root"],
    hlc: String(index + 1).padStart(3, "0"),
  }));
  const named = headsOf([root, ...wide]);
  expect(MOST_HEADS).toBe(32);
  expect(named).toEqual(wide.slice(8).map(({ id }) => id));
  const merge = { id: "merge", after: named, hlc: "050" };
  expect([...openHeads([root, ...wide, merge]).keys()].sort()).toEqual(
    ["merge", ...wide.slice(0, 8).map(({ id }) => id)].sort(),
  );
  expect(headsOf([root, ...wide, merge])).toEqual([...wide.slice(0, 8).map(({ id }) => id), "merge"]);
  expect(headsOf([root, ...wide, merge, { id: "end", after: headsOf([root, ...wide, merge]), hlc: "051" }])).toEqual([
    "end",
  ]);
});

/** Events that count how often their clocks are looked at: each comparison looks at two. */
function counted(nodes: readonly Node[]): { nodes: Node[]; looks: () => number } {
  let looks = 0;
  const watched = nodes.map(({ id, after, hlc }) => ({
    id,
    after,
    get hlc() {
      looks += 1;
      return hlc;
    },
  }));
  return { nodes: watched, looks: () => looks };
}

test("8,000 concurrent events take n log n comparisons, not n squared", () => {
  const COUNT = 8_000;
  const clock = (index: number) => String((index * 7_919) % COUNT).padStart(5, "0");
  const name = (index: number) => `e${String(index).padStart(5, "0")}`;
  const all: Node[] = [{ id: "root", after: [], hlc: "00000" }];
  for (let index = 0; index < COUNT; index++) all.push({ id: name(index), after: ["root"], hlc: clock(index) });
  all.push({ id: "end", after: [name(1), name(2)], hlc: "00000" });
  const { nodes, looks } = counted(all);
  const { ordered, waiting } = orderCausally(nodes);
  const comparisons = looks() / 2;
  expect(waiting).toEqual([]);
  expect(ordered).toHaveLength(COUNT + 2);
  const clocks = ordered.slice(1).flatMap(({ id, hlc }) => (id === "end" ? [] : [hlc]));
  expect(clocks).toEqual([...clocks].sort());
  expect(comparisons).toBeLessThan(2 * COUNT * Math.ceil(Math.log2(COUNT)));
});

test("what follows every head can be folded onto what was folded, and only that", () => {
  fc.assert(
    fc.property(graphs, fc.array(fc.nat(), { maxLength: 3 }), fc.integer({ min: 0, max: 20 }), (nodes, picks, at) => {
      const order = orderCausally(nodes);
      const after = [...new Set(picks.map((pick) => nodes[pick % nodes.length]?.id ?? ""))];
      const next = { id: "next", after, hlc: String(at).padStart(3, "0") };
      const all = { ...next, after: [...openHeads(nodes).keys()] };
      for (const event of [next, all]) {
        const end = endOf(order);
        if (!followsAll(end, event)) continue;
        expect(orderCausally([...nodes, event]).ordered).toEqual([...order.ordered, event]);
        advance(end, event);
        expect(end).toEqual(endOf(orderCausally([...nodes, event])));
      }
      expect(followsAll(endOf(order), all)).toBe(true);
    }),
  );
});

test("a concurrent event, one that waits and one that others wait for make the stream be ordered anew", () => {
  const root = { id: "root", after: [], hlc: "1" };
  const one = { id: "one", after: ["root"], hlc: "2" };
  const end = endOf(orderCausally([root, one]));
  expect(followsAll(end, { id: "two", after: ["one"], hlc: "3" })).toBe(true);
  expect(followsAll(end, { id: "two", after: ["root"], hlc: "3" })).toBe(false);
  expect(followsAll(end, { id: "two", after: [], hlc: "3" })).toBe(false);
  expect(followsAll(end, { id: "two", after: ["one", "absent"], hlc: "3" })).toBe(false);
  expect(followsAll(end, one)).toBe(false);
  const late = endOf(orderCausally([root, { id: "three", after: ["two"], hlc: "4" }]));
  expect(followsAll(late, { id: "two", after: ["root"], hlc: "3" })).toBe(false);
});
