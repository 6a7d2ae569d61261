import { describe, expect, test } from "vitest";
import { reduceRequest } from "../../shared/domain/requests/reduce";
import { fold } from "../helpers/events";
import { RequestAuthors } from "../helpers/request-events";
import { shippedService } from "./catalog-files";

const repair = shippedService("bantul", "bantul-52-");
const recording = shippedService("bantul", "bantul-53-");

/** Where a request stands after these outcomes, step by step. */
function walk(service: typeof repair, ...outcomes: string[]) {
  const request = new RequestAuthors(service);
  request.receive();
  const visited = outcomes.map((outcome) => {
    const step = request.state(0)?.current;
    request.complete(0, outcome);
    return step;
  });
  return { request, visited, state: request.state(0) };
}

describe("network repair (Bantul 52)", () => {
  test("assignment, repair, report, handover", () => {
    const { request, visited, state } = walk(repair, "completed", "repaired", "completed");
    expect(visited).toEqual(["assign", "repair", "report-repair"]);
    expect(state).toMatchObject({ status: "ready", current: null, clockStoppedAt: null, conflicts: [] });
    const handed = request.handOver();
    expect(request.state(0)).toMatchObject({
      status: "handed-over",
      closed: { at: handed.at.wall, form: "work", receivedBy: "Budi", product: 0 },
      clockStoppedAt: handed.at.wall,
    });
  });

  test("what cannot be met is studied again, and then repaired", () => {
    const { visited, state } = walk(repair, "completed", "cannot-be-met", "can-be-met", "repaired", "completed");
    expect(visited).toEqual(["assign", "repair", "restudy", "repair", "report-repair"]);
    expect(state?.records.map(({ step, how }) => `${step} ${how}`)).toEqual([
      "assign completed",
      "repair completed",
      "restudy returned",
      "repair completed",
      "report-repair completed",
    ]);
    expect(state?.status).toBe("ready");
  });

  test("what cannot be met after all ends unfulfilled, with the words that say why", () => {
    const { state } = walk(repair, "completed", "cannot-be-met", "cannot-be-met");
    expect(state).toMatchObject({
      status: "unfulfilled",
      current: null,
      closed: { text: "cannot-be-met oleh 0", form: null, product: null },
    });
    expect(state?.clockStoppedAt).toBe(state?.closed?.at);
  });
});

describe("a CCTV recording (Bantul 53)", () => {
  const toCheck = ["completed", "completed", "completed"];

  test("a recording that is there passes three approvals and is handed over", () => {
    const { request, visited, state } = walk(recording, ...toCheck, "available", "approved", "approved", "approved");
    expect(visited.slice(3)).toEqual(["check-recording", "lead-approval", "section-approval", "head-approval"]);
    expect(state?.status).toBe("ready");
    request.handOver();
    expect(request.state(0)?.status).toBe("handed-over");
  });

  test.each([
    ["lead-approval", []],
    ["section-approval", ["approved"]],
    ["head-approval", ["approved", "approved"]],
  ])("%s may refuse it", (step, approvals) => {
    const { visited, state } = walk(recording, ...toCheck, "available", ...approvals, "refused");
    expect(visited.at(-1)).toBe(step);
    expect(state).toMatchObject({ status: "refused", current: null, closed: { text: "refused oleh 0" } });
  });

  test("a recording that is not there is reported up to the head and ends unfulfilled", () => {
    const outcomes = ["unavailable", "completed", "completed", "completed", "unavailable"];
    const { visited, state } = walk(recording, ...toCheck, ...outcomes);
    expect(visited.slice(4)).toEqual([
      "report-unavailable",
      "lead-receives-report",
      "section-receives-report",
      "head-receives-report",
    ]);
    expect(state?.status).toBe("unfulfilled");
  });
});

describe("waiting for the applicant", () => {
  test("stands until it is ended, and the request goes on where it was", () => {
    const request = new RequestAuthors(repair);
    request.receive();
    const began = request.write(0, "request.waiting-started", { ground: "applicant", since: 1_000 }, { message: "?" });
    expect(request.state(0)).toMatchObject({ status: "waiting", current: "assign" });
    const ended = request.write(0, "request.waiting-ended", {});
    const state = request.state(0);
    expect(state).toMatchObject({ status: "open", current: "assign" });
    expect(state?.pauses).toEqual([{ from: 1_000, to: ended.at.wall, ground: "applicant", message: "?" }]);
    expect(began.at.wall).toBeLessThan(ended.at.wall);
  });

  test("ends with a step that is completed, and never before it began", () => {
    const request = new RequestAuthors(repair);
    request.receive();
    const future = Date.parse("2027-01-01T00:00:00+07:00");
    request.write(0, "request.waiting-started", { ground: "applicant", since: future }, null);
    request.complete(0, "completed");
    expect(request.state(0)?.pauses).toEqual([{ from: future, to: future, ground: "applicant", message: "" }]);
    expect(request.state(0)).toMatchObject({ status: "open", current: "repair" });
  });

  test("is counted once where another workstation's clock ended the wait before later than this one began", () => {
    const request = new RequestAuthors(repair);
    const { wall } = request.receive().at;
    request.write(0, "request.waiting-started", { ground: "applicant", since: wall });
    const ended = request.write(0, "request.waiting-ended", {});
    request.write(0, "request.waiting-started", { ground: "applicant", since: ended.at.wall - 1 });
    expect(request.state(0)?.pauses.map(({ from, to }) => [from, to])).toEqual([
      [wall, ended.at.wall],
      [ended.at.wall, null],
    ]);
  });

  test("twice at once is a conflict", () => {
    const request = new RequestAuthors(repair);
    request.receive();
    request.write(0, "request.waiting-started", { ground: "applicant", since: 1 });
    const second = request.write(0, "request.waiting-started", { ground: "requirements", since: 2 });
    expect(request.state(0)?.conflicts).toEqual([{ eventId: second.id, reason: "already-waiting" }]);
    expect(request.state(0)?.pauses).toHaveLength(1);
  });
});

describe("what does not apply is a conflict that a person sees, never an exception", () => {
  test("two operators completed the same step: one counts, the other stays visible", () => {
    const request = new RequestAuthors(repair, 2);
    request.receive(0);
    request.send(0, 1);
    const first = request.complete(0, "completed");
    const second = request.complete(1, "completed");
    request.send(0, 1);
    request.send(1, 0);
    for (const author of [0, 1]) {
      const state = request.state(author);
      expect(state?.records.map(({ eventId }) => eventId)).toEqual([first.id]);
      expect(state?.conflicts).toEqual([{ eventId: second.id, reason: "step-not-current" }]);
      expect(state).toMatchObject({ current: "repair", version: 3 });
    }
  });

  test("one hands over while the other refuses: the earlier clock counts on both sides", () => {
    const request = new RequestAuthors(repair, 2);
    request.receive(0);
    for (const outcome of ["completed", "repaired", "completed"]) request.complete(0, outcome);
    request.send(0, 1);
    const handed = request.handOver(0);
    const refused = request.write(1, "request.refused", { step: "report-repair", dueAtEnd: null }, { reason: "x" });
    const late = request.write(1, "request.handed-over", { product: null, form: "other", dueAtEnd: null });
    expect(fold(reduceRequest, request.all)).toMatchObject({
      status: "handed-over",
      closed: { at: handed.at.wall },
      conflicts: [
        { eventId: refused.id, reason: "already-closed" },
        { eventId: late.id, reason: "already-closed" },
      ],
    });
  });

  test("a note may follow the end, nothing else", () => {
    const request = new RequestAuthors(repair);
    request.receive();
    for (const outcome of ["completed", "cannot-be-met", "cannot-be-met"]) request.complete(0, outcome);
    request.write(0, "request.note-added", {}, { note: "telepon lagi" });
    const late = [
      request.write(0, "request.assigned", { operator: "x" }),
      request.write(0, "request.waiting-started", { ground: "applicant", since: 1 }),
      request.write(0, "request.step-completed", { step: "assign" }),
      request.write(0, "request.requirements-checked", { requirements: [] }),
    ];
    const state = request.state(0);
    expect(state?.notes.map(({ note }) => note)).toEqual(["telepon lagi"]);
    expect(state?.conflicts).toEqual(late.map(({ id }) => ({ eventId: id, reason: "already-closed" })));
    expect(state?.status).toBe("unfulfilled");
  });

  test.each([
    ["request.telepathised", {}, "unknown-type"],
    ["toString", {}, "unknown-type"],
    ["request.received", {}, "already-received"],
    ["request.step-completed", { step: 5 }, "unreadable-payload"],
    ["request.waiting-started", { ground: 5, since: 1 }, "unreadable-payload"],
    ["request.waiting-ended", {}, "not-waiting"],
    ["request.step-skipped", { step: "repair", next: "handover" }, "step-not-current"],
    ["request.handed-over", { product: null, form: "work", dueAtEnd: null }, "steps-left"],
  ])("%s with %j: %s", (type, payload, reason) => {
    const request = new RequestAuthors(repair);
    request.receive();
    const event = request.write(0, type, payload);
    expect(request.state(0)).toMatchObject({
      conflicts: [{ eventId: event.id, reason }],
      status: "open",
      current: "assign",
      version: 2,
    });
  });

  test("a stream that does not begin with a receipt that can be read is no request", () => {
    const request = new RequestAuthors(repair);
    request.write(0, "request.note-added", {}, { note: "?" });
    expect(request.state(0)).toBeNull();
    request.receive(0, { serial: 0 });
    expect(request.state(0)).toBeNull();
    request.receive(0);
    expect(request.state(0)).toMatchObject({ status: "open", version: 1 });
  });
});

test("without the key the facts stand and the person is gone", () => {
  const request = new RequestAuthors(recording);
  request.receive();
  for (const outcome of ["completed", "completed", "completed", "unavailable"]) request.complete(0, outcome);
  request.write(0, "request.waiting-started", { ground: "applicant", since: 5 }, { message: "Bu Sri, mohon" });
  const whole = request.state(0);
  const erased = fold(
    reduceRequest,
    request.all.map((event) => ({ ...event, personal: null })),
  );
  expect(erased).toEqual({
    ...whole,
    applicant: null,
    requirements: whole?.requirements.map((item) => ({ ...item, note: "" })),
    records: whole?.records.map((record) => ({ ...record, note: "" })),
    pauses: whole?.pauses.map((pause) => ({ ...pause, message: "" })),
  });
  expect(JSON.stringify(erased)).not.toContain("Sri");
});
