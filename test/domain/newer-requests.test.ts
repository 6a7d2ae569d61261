import { describe, expect, test } from "vitest";
import { isReadable } from "../../shared/domain/eventlog/codes";
import type { JsonObject } from "../../shared/domain/eventlog/event";
import { type RequestEventType, requestPayloads } from "../../shared/domain/requests/events";
import { reduceRequest } from "../../shared/domain/requests/reduce";
import { fold } from "../helpers/events";
import { RequestAuthors } from "../helpers/request-events";
import { sample, shapeOf, textsIn, withAt } from "../helpers/shapes";
import { shippedService } from "./catalog-files";

const service = shippedService("bantul", "bantul-52-");
const NEWER = "of-a-newer-version";

const types = Object.keys(requestPayloads) as RequestEventType[];
const samples = types.map((type) => {
  const shape = shapeOf(requestPayloads[type]);
  const payload = sample(shape) as JsonObject;
  return { type, payload, codes: textsIn(shape, payload).filter(({ shape: found }) => hasCodes(found)) };
});

function hasCodes(shape: ReturnType<typeof shapeOf>): boolean {
  return shape.kind === "text" && shape.codes !== null;
}

test("the samples can be read, and hold the codes of every list", () => {
  for (const { type, payload } of samples) {
    expect(isReadable(requestPayloads, { type, payload }), type).toBe(true);
  }
  const places = samples.flatMap(({ type, codes }) => codes.map(({ path }) => `${type} ${path.join(".")}`));
  expect(places).toEqual([
    "request.received clockStarts",
    "request.received channel",
    "request.received applicantKind",
    "request.received requirements.0.state",
    "request.received promise.basis",
    "request.requirements-checked requirements.0.state",
    "request.step-completed effect",
    "request.step-completed takenBy.role",
    "request.step-completed disposition.nature",
    "request.step-completed disposition.instructions.0",
    "request.step-completed disposition.forwardedTo.0",
    "request.step-completed clock",
    "request.step-completed promise.basis",
    "request.step-skipped clock",
    "request.step-skipped promise.basis",
    "request.waiting-started ground",
    "request.handed-over form",
    "request.extended ground",
    "request.reopened clock",
    "request.reopened promise.basis",
    "request.fee-recorded method",
    "request.corrected fields.0",
  ]);
});

describe.each(samples.filter(({ codes }) => codes.length > 0))("a newer version's code in $type", (found) => {
  const { type, payload, codes } = found;
  test.each(codes.map(({ path }) => path.join(".")))(
    "at %s leaves the request where it is, and is no conflict",
    (place) => {
      const path = codes.find((code) => code.path.join(".") === place)?.path ?? [];
      const newer = withAt(payload, path, NEWER) as JsonObject;
      const request = new RequestAuthors(service);
      if (type === "request.received") request.write(0, type, newer, { applicantName: "Sri" });
      else {
        request.receive(0);
        // What the step, the ending or the reopening needs stands in the way of some; how it is read is what counts.
        request.write(0, type, newer, { note: "x" });
      }
      const state = fold(reduceRequest, request.all);
      expect(state).not.toBeNull();
      expect(state?.version).toBe(request.all.length);
      expect(state?.conflicts.filter(({ reason }) => reason === "unreadable-payload")).toEqual([]);
      expect(isReadable(requestPayloads, { type, payload: newer })).toBe(true);
    },
  );
});

test("a newer version's codes are kept as text", () => {
  const request = new RequestAuthors(service);
  request.receive(0, { channel: "sms", applicantKind: "village", requirements: [{ index: 0, state: "copied" }] });
  request.write(0, "request.fee-recorded", { amount: 5_000, method: "voucher" });
  expect(fold(reduceRequest, request.all)).toMatchObject({
    channel: "sms",
    applicantKind: "village",
    requirements: [{ index: 0, state: "copied" }],
    fee: { method: "voucher" },
    conflicts: [],
  });
});

test("a step that an eighth role took, or was passed on to, is taken", () => {
  const request = new RequestAuthors(service);
  request.receive(0);
  const step = service.steps[0];
  const outcome = step?.outcomes[0];
  if (!step || !outcome) throw new Error("no step");
  request.write(0, "request.step-completed", {
    step: step.id,
    outcome: outcome.id,
    effect: outcome.effect,
    next: outcome.to,
    option: null,
    takenBy: { role: "archivist", operator: null },
    disposition: { nature: "ordinary", instructions: ["respond", "archive"], forwardedTo: ["archivist", "head"] },
    clock: null,
    promise: null,
    dueAtEnd: null,
  });
  const state = fold(reduceRequest, request.all);
  expect(state?.conflicts).toEqual([]);
  expect(state?.records).toMatchObject([
    {
      step: step.id,
      takenBy: { role: "archivist" },
      disposition: { instructions: ["respond", "archive"], forwardedTo: ["archivist", "head"] },
    },
  ]);
});

test("of a correction what this version knows is corrected", () => {
  const request = new RequestAuthors(service);
  request.receive(0);
  request.write(
    0,
    "request.corrected",
    { fields: ["subject", "nickname"] },
    { values: { subject: "Wifi mati", nickname: "x" } },
  );
  expect(fold(reduceRequest, request.all)).toMatchObject({ applicant: { subject: "Wifi mati" }, conflicts: [] });
});

test("what cannot be read at all is told as such", () => {
  expect(isReadable(requestPayloads, { type: "request.received", payload: { number: 5 } })).toBe(false);
  expect(isReadable(requestPayloads, { type: "request.telepathised", payload: {} })).toBe(false);
  expect(isReadable(requestPayloads, { type: "toString", payload: {} })).toBe(false);
  const id = "x".repeat(65);
  expect(isReadable(requestPayloads, { type: "request.assigned", payload: { operator: id } })).toBe(false);
});

test("a request that two workstations received is one, with both numbers; the second receipt is listed", () => {
  const request = new RequestAuthors(service, 2);
  const first = request.receive(0);
  const second = request.receive(1, { number: "K2-2026-00007", serial: 7 });
  request.send(0, 1);
  request.send(1, 0);
  request.complete(0, service.steps[0]?.outcomes[0]?.id ?? "");
  for (const delivered of [request.all, [...request.all].reverse()]) {
    expect(fold(reduceRequest, delivered)).toMatchObject({
      number: "K1-2026-00001",
      serial: 1,
      otherNumbers: ["K2-2026-00007"],
      recordedAt: first.at.wall,
      conflicts: [{ eventId: second.id, reason: "already-received" }],
      version: 3,
    });
  }
});

test("a receipt that was sent twice under one number has no other number", () => {
  const request = new RequestAuthors(service, 2);
  request.receive(0);
  request.receive(1);
  expect(fold(reduceRequest, request.all)?.otherNumbers).toEqual([]);
});
