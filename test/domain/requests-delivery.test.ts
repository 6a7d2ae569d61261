import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "../../shared/domain/eventlog/event";
import { requestPayloads } from "../../shared/domain/requests/events";
import { reduceRequest } from "../../shared/domain/requests/reduce";
import { fold } from "../helpers/events";
import { act, decisionsOf, FACT_NAMES, RequestAuthors } from "../helpers/request-events";
import { shippedService } from "./catalog-files";

const services = [shippedService("bantul", "bantul-52-"), shippedService("bantul", "bantul-53-")];
const AUTHORS = 3;

/** What one of three operators, each with what has reached them so far, does next. */
const action = fc.record({
  author: fc.integer({ min: 0, max: AUTHORS - 1 }),
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant("complete") },
    {
      weight: 5,
      arbitrary: fc.constantFrom("skip", "hand-over", "refuse", "reopen", "merge", "unmerge", "wait", "resume"),
    },
    { weight: 6, arbitrary: fc.constantFrom(...FACT_NAMES) },
    { weight: 3, arbitrary: fc.constant("sync") },
  ),
  choice: fc.nat({ max: 5 }),
});

/** Everything that three operators did to one request, more or less in knowledge of each other. */
const histories = fc
  .record({ service: fc.constantFrom(...services), actions: fc.array(action, { maxLength: 30, size: "max" }) })
  .map(({ service, actions }) => {
    const request = new RequestAuthors(service, AUTHORS);
    request.receive(0);
    request.send(0, 1);
    request.send(0, 2);
    for (const done of actions) {
      if (done.what === "sync") request.send(done.author, done.choice % AUTHORS);
      else act(request, service, done);
    }
    return request;
  });

test("the histories hold every kind of event, and each kind both applies and meets conflicts", () => {
  const applied = new Set<string>();
  const refused = new Set<string>();
  for (const request of fc.sample(histories, { numRuns: 400, seed: 7 })) {
    const conflicts = new Set(fold(reduceRequest, request.all)?.conflicts.map(({ eventId }) => eventId));
    for (const { id, type } of request.all) (conflicts.has(id) ? refused : applied).add(type);
  }
  const kinds = Object.keys(requestPayloads).filter((type) => type !== "request.requirements-checked");
  expect([...applied].sort()).toEqual(kinds.sort());
  // What belongs to the file of a request never contradicts anything.
  const always = ["request.received", "request.note-added", "request.sheet-filled", "request.corrected"];
  expect([...refused].sort()).toEqual(kinds.filter((type) => !always.includes(type)));
});

test("without the sealed parts the fold takes the same decisions", () => {
  fc.assert(
    fc.property(histories, (request) => {
      const sealed = request.all.map((event) => ({ ...event, personal: null }));
      expect(decisionsOf(fold(reduceRequest, sealed))).toEqual(decisionsOf(fold(reduceRequest, request.all)));
      expect(fold(reduceRequest, sealed)?.applicant).toBeNull();
    }),
    { numRuns: 200 },
  );
});

test("any order of delivery, with repeats, folds to the same state", () => {
  fc.assert(
    fc.property(
      histories.chain((request) =>
        fc.record({
          request: fc.constant(request),
          order: fc.shuffledSubarray(request.all, { minLength: request.all.length }),
          again: fc.subarray(request.all),
        }),
      ),
      ({ request, order, again }) => {
        const expected = fold(reduceRequest, request.all);
        expect(fold(reduceRequest, [...order, ...again])).toEqual(expected);
        expect(expected?.version).toBe(request.all.length);
      },
    ),
    { numRuns: 200 },
  );
});

test("a delivery in parts folds to the same state once it is complete, and never to more than has come", () => {
  fc.assert(
    fc.property(
      histories.chain((request) =>
        fc.record({
          request: fc.constant(request),
          order: fc.shuffledSubarray(request.all, { minLength: request.all.length }),
          cut: fc.nat({ max: request.all.length }),
        }),
      ),
      ({ request, order, cut }) => {
        const part = fold(reduceRequest, order.slice(0, cut));
        expect(part?.version ?? 0).toBeLessThanOrEqual(cut);
        expect(fold(reduceRequest, [...order.slice(0, cut), ...order])).toEqual(fold(reduceRequest, request.all));
      },
    ),
  );
});

test("each step of a request is done once at a time: what applied and what did not are all of it", () => {
  fc.assert(
    fc.property(histories, (request) => {
      const state = fold(reduceRequest, request.all);
      if (!state) throw new Error("no request");
      const conflicts = new Set(state.conflicts.map(({ eventId }) => eventId));
      expect(conflicts.size).toBe(state.conflicts.length);
      for (const record of state.records) expect(conflicts.has(record.eventId)).toBe(false);
      const steps = request.all.filter(({ type }) => /step-|refused/.test(type)).length;
      const refusedSteps = request.all.filter(({ id, type }) => /step-|refused/.test(type) && conflicts.has(id)).length;
      expect(state.records).toHaveLength(steps - refusedSteps);
      if (state.closed) expect(state.current).toBeNull();
      expect(state.pauses.every((pause) => pause.to === null || pause.to >= pause.from)).toBe(true);
      const standing = state.mergedInto?.before.status ?? state.status;
      expect(state.pauses.filter((pause) => pause.to === null).length).toBe(standing === "waiting" ? 1 : 0);
    }),
  );
});

test("never throws, whatever comes by way of another workstation", () => {
  const types = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...Object.keys(requestPayloads)) },
    { weight: 1, arbitrary: fc.constantFrom("toString", "__proto__", "constructor", "hasOwnProperty") },
    { weight: 1, arbitrary: fc.string() },
  );
  const fields = [
    "step",
    "next",
    "effect",
    "outcome",
    "since",
    "ground",
    "operator",
    "requirements",
    "promise",
    "note",
  ];
  const personalFields = ["note", "reason", "message", "requirementNotes", "applicantName", "subject", "takenByName"];
  const object = (names: readonly string[]) =>
    fc.dictionary(fc.constantFrom(...names), fc.jsonValue()) as fc.Arbitrary<JsonObject>;
  const events = fc.array(fc.tuple(types, object(fields), fc.option(object(personalFields))), { maxLength: 15 });
  const receipt = fc.option(object([...fields, "service", "receivedAt", "limit", "serial"]));
  fc.assert(
    fc.property(events, receipt, fc.option(object(personalFields)), (list, changes, personal) => {
      const request = new RequestAuthors(services[0] as (typeof services)[number]);
      const first = request.receive(0, changes ?? {});
      for (const [type, payload, private_] of list) request.write(0, type, payload, private_);
      const delivered = request.all.map((event) => (event === first ? { ...event, personal } : event));
      const state = fold(reduceRequest, delivered);
      for (const text of Object.values(state?.applicant ?? {})) expect(typeof text).toBe("string");
      for (const { note } of state?.requirements ?? []) expect(typeof note).toBe("string");
    }),
    { numRuns: 300 },
  );
});
