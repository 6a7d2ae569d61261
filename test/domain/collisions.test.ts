import fc from "fast-check";
import { expect, test } from "vitest";
import { orderCausally } from "../../shared/domain/eventlog/causal";
import { collisions } from "../../shared/domain/eventlog/collisions";
import { requestPayloads } from "../../shared/domain/requests/events";
import { reduceRequest } from "../../shared/domain/requests/reduce";
import { listCollisions, requestThings } from "../../shared/domain/requests/things";
import { fold } from "../helpers/events";
import { act, FACT_NAMES, RequestAuthors } from "../helpers/request-events";
import { shippedService } from "./catalog-files";

const service = shippedService("bantul", "bantul-52-");

/** Two operators who both know of a request. */
function twoAuthors(): RequestAuthors {
  const request = new RequestAuthors(service, 2);
  request.receive(0);
  request.send(0, 1);
  return request;
}

function listed(request: RequestAuthors) {
  const { ordered } = orderCausally(request.all);
  const state = fold(reduceRequest, request.all);
  if (!state) throw new Error("no request");
  return listCollisions(state, ordered).conflicts;
}

const outcome = () => {
  const first = service.steps[0]?.outcomes[0]?.id;
  if (!first) throw new Error("no outcome");
  return first;
};

test("a step that was taken twice within five minutes is a conflict like any other", () => {
  const request = twoAuthors();
  request.complete(0, outcome());
  const second = request.complete(1, outcome());
  const near = { ...second, at: { ...second.at, wall: (request.all[1]?.at.wall ?? 0) + 5 * 60_000 } };
  request.all[2] = near;
  expect(listed(request)).toEqual([{ eventId: near.id, reason: "step-not-current" }]);
});

test("a step that was taken twice by clocks that lie apart is marked: the wrong clock may have won", () => {
  const request = twoAuthors();
  request.complete(0, outcome());
  const second = request.complete(1, outcome());
  expect(listed(request)).toEqual([{ eventId: second.id, reason: "step-not-current", clocksApart: true }]);
});

test("two who set the same without knowing of each other are listed, although both entries applied", () => {
  const request = twoAuthors();
  request.write(0, "request.assigned", { operator: "o1" });
  const second = request.write(1, "request.assigned", { operator: "o2" });
  expect(fold(reduceRequest, request.all)?.assigned).toBe("o2");
  expect(listed(request)).toEqual([{ eventId: second.id, reason: "clocks-apart", clocksApart: true }]);
});

test("who knew the other's entry and set another replaces it: nothing is listed", () => {
  const request = twoAuthors();
  request.write(0, "request.assigned", { operator: "o1" });
  request.send(0, 1);
  request.write(1, "request.assigned", { operator: "o2" });
  // Concurrent with both, and about something else.
  request.write(0, "request.fee-recorded", { amount: 0, method: "cash" });
  expect(listed(request)).toEqual([]);
});

test("different steps, sheets, files and notes do not collide", () => {
  const request = twoAuthors();
  request.write(0, "request.note-added", {}, { note: "a" });
  request.write(1, "request.note-added", {}, { note: "b" });
  request.write(0, "request.sheet-filled", { sheet: "a", entry: "1", values: {} });
  request.write(1, "request.sheet-filled", { sheet: "a", entry: "2", values: {} });
  request.write(0, "request.corrected", { fields: ["subject"] });
  request.write(1, "request.corrected", { fields: ["place"] });
  expect(listed(request)).toEqual([]);
  const both = request.write(0, "request.corrected", { fields: ["place", "subject"] });
  expect(listed(request).map(({ eventId }) => eventId)).toEqual([both.id]);
});

test("every type of event but a note says what it does", () => {
  for (const type of Object.keys(requestPayloads)) {
    const things = requestThings({ type, payload: { fields: ["subject"] } });
    expect(things.length > 0, type).toBe(type !== "request.note-added");
  }
  expect(requestThings({ type: "request.telepathised", payload: {} })).toEqual([]);
  expect(requestThings({ type: "toString", payload: {} })).toEqual([]);
});

const histories = fc
  .array(
    fc.record({
      author: fc.integer({ min: 0, max: 1 }),
      what: fc.constantFrom("complete", "sync", "refuse", "reopen", ...FACT_NAMES),
      choice: fc.nat({ max: 4 }),
    }),
    { maxLength: 20 },
  )
  .map((actions) => {
    const request = twoAuthors();
    for (const done of actions) {
      if (done.what === "sync") request.send(done.author, 1 - done.author);
      else act(request, service, done);
    }
    return request;
  });

test("any order of delivery lists the same, and only what is concurrent and apart", () => {
  fc.assert(
    fc.property(
      histories.chain((request) =>
        fc.tuple(fc.constant(request), fc.shuffledSubarray(request.all, { minLength: request.all.length })),
      ),
      ([request, delivered]) => {
        const { ordered } = orderCausally(request.all);
        const found = collisions(ordered, requestThings);
        expect(collisions(orderCausally(delivered).ordered, requestThings)).toEqual(found);
        for (const { eventId, otherId, thing } of found) {
          const event = ordered.find(({ id }) => id === eventId);
          const other = ordered.find(({ id }) => id === otherId);
          if (!event || !other) throw new Error("not in the stream");
          expect(event.origin).not.toBe(other.origin);
          expect(requestThings(event)).toContain(thing);
          expect(requestThings(other)).toContain(thing);
          expect(Math.abs(event.at.wall - other.at.wall)).toBeGreaterThan(5 * 60_000);
        }
      },
    ),
  );
});

test("an event that knew everything lists nothing new", () => {
  fc.assert(
    fc.property(histories, (request) => {
      const { ordered } = orderCausally(request.all);
      request.send(0, 1);
      const last = request.write(1, "request.assigned", { operator: "o9" });
      const after = orderCausally([...ordered, { ...last, after: ordered.map(({ id }) => id) }]).ordered;
      expect(collisions(after, requestThings)).toEqual(collisions(ordered, requestThings));
    }),
  );
});
