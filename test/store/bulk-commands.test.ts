import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusalOf } from "../helpers/refusal";
import { complete, driveToHandover, receive, stepInput } from "../helpers/requests";
import { openTestStore, type TestStore } from "../helpers/store";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

const versionOf = (id: string) => open.query("requests.detail", { id }).version;
const assignedOf = (id: string) => open.query("requests.detail", { id }).assigned;
const eventsOf = (id: string) =>
  open.store.database.rawGet<{ n: number }>("SELECT count(*) AS n FROM events WHERE stream = ?", `request/${id}`)?.n;

describe("assigning several requests", () => {
  test("goes through for those it can; the others keep their state and say why", () => {
    const [first, stale, closed, last] = [receive(open), receive(open), receive(open), receive(open)];
    driveToHandover(open, closed);
    open.execute("requests.add-note", { id: stale, note: "Sementara itu" });
    const operator = open.operators["team-lead"];
    open.changed.length = 0;
    const { results } = open.execute("requests.bulk-assign", {
      requests: [
        { id: first, version: 1 },
        { id: stale, version: 1 },
        { id: closed, version: versionOf(closed) },
        { id: "nowhere", version: 1 },
        { id: last, version: 1 },
      ],
      operator,
    });
    expect(results).toMatchObject([
      { id: first, ok: true, version: 2 },
      { id: stale, ok: false, error: { code: "stale", params: { seen: 1, now: 2 } } },
      { id: closed, ok: false, error: { code: "does-not-apply" } },
      { id: "nowhere", ok: false, error: { code: "not-found" } },
      { id: last, ok: true, version: 2 },
    ]);
    expect([first, stale, closed, last].map(assignedOf)).toEqual([operator, null, null, operator]);
    expect(open.changed).toEqual([first, last].map((id) => `requests/${id}`));
  });

  test("to somebody who is no operator changes nothing, and the form's words come back for each", () => {
    const ids = [receive(open), receive(open)];
    const { results } = open.execute("requests.bulk-assign", {
      requests: ids.map((id) => ({ id, version: 1 })),
      operator: "nobody",
    });
    for (const result of results) {
      expect(result).toMatchObject({
        ok: false,
        error: { code: "bad-input", fields: { operator: "operator-unknown" } },
      });
    }
    expect(ids.map(eventsOf)).toEqual([1, 1]);
  });

  test("the same request twice is assigned once", () => {
    const id = receive(open);
    const { results } = open.execute("requests.bulk-assign", {
      requests: [
        { id, version: 1 },
        { id, version: 1 },
      ],
      operator: null,
    });
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
  });

  test("is refused as a whole to who may not assign", () => {
    const id = receive(open);
    const asked = { requests: [{ id, version: 1 }], operator: null };
    expect(refusalOf(() => open.execute("requests.bulk-assign", asked, "noc-operator")).code).toBe(
      "missing-permission",
    );
    expect(eventsOf(id)).toBe(1);
  });

  test.each([0, 201])("%i requests at once are no input", (count) => {
    const requests = Array.from({ length: count }, (_, n) => ({ id: `r${n}`, version: 1 }));
    expect(() => open.execute("requests.bulk-assign", { requests, operator: null })).toThrow();
  });

  test("what was committed is there after a restart", () => {
    const ids = [receive(open), receive(open)];
    const operator = open.operators.head;
    open.execute("requests.bulk-assign", { requests: ids.map((id) => ({ id, version: 1 })), operator });
    open.reopen();
    expect(ids.map(assignedOf)).toEqual([operator, operator]);
  });
});

describe("the next step of several requests", () => {
  /** A request at a step that asks for nothing but a key. */
  const atPlainStep = () => {
    const id = receive(open);
    complete(open, id);
    return id;
  };
  const nextOf = (id: string, role?: Parameters<TestStore["query"]>[2]) =>
    open.query("requests.next-steps", { ids: [id] }, role)[0];

  test("is named only where one way leads on and nothing else is asked", () => {
    const [fresh, plain, closed] = [receive(open), atPlainStep(), receive(open)];
    driveToHandover(open, closed);
    const { input, role } = stepInput(open, plain);
    expect(nextOf(plain, role)).toMatchObject({
      version: 2,
      way: { step: input.step, outcome: input.outcome },
      hindrance: null,
    });
    expect(nextOf(fresh, "call-taker")).toMatchObject({ way: null, hindrance: "not-yours" });
    expect(nextOf(closed)).toMatchObject({ way: null, hindrance: "closed" });
    expect(open.query("requests.next-steps", { ids: ["nowhere"] })).toEqual([]);
  });

  test("is recorded by the gates of the form: whose step it is, which step, which version", () => {
    const [first, moved, other] = [atPlainStep(), atPlainStep(), receive(open)];
    const { input, role } = stepInput(open, first);
    complete(open, moved);
    const way = { step: input.step, outcome: input.outcome };
    const requests = [
      { id: first, version: 2, ...way },
      { id: moved, version: 2, ...way },
      { id: other, version: 1, ...way },
    ];
    const { results } = open.execute("requests.bulk-complete", { requests, note: "Sekaligus" }, role);
    expect(results).toMatchObject([
      { id: first, ok: true, version: 3 },
      { id: moved, ok: false, error: { code: "stale" } },
      { id: other, ok: false, error: { code: "does-not-apply" } },
    ]);
    expect(open.query("requests.timeline", { id: first }).at(-1)?.text).toBe("Sekaligus");
    const again = { requests: [{ id: first, version: 3, ...way }], note: "" };
    expect(open.execute("requests.bulk-complete", again, "head").results[0]).toMatchObject({ ok: false });
  });

  test("a reason that the form would ask for is asked for here too", () => {
    const id = atPlainStep();
    const { input, role } = stepInput(open, id, "cannot-be-met");
    const requests = [{ id, version: 2, step: input.step, outcome: input.outcome }];
    const [result] = open.execute("requests.bulk-complete", { requests, note: "" }, role).results;
    expect(result).toMatchObject({ ok: false, error: { code: "bad-input", fields: { note: "required" } } });
    expect(eventsOf(id)).toBe(2);
  });
});
