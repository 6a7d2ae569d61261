import fc from "fast-check";
import { expect, test } from "vitest";
import { headsOf, orderCausally } from "../../shared/domain/eventlog/causal";

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
