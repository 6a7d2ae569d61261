import { rmSync } from "node:fs";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WireEvent } from "../../main/store/log/ingest";
import { verifyLog } from "../../main/store/log/verification";
import { requestPayloads } from "../../shared/domain/requests/events";
import {
  emptyConsole,
  ForeignConsole,
  shareKeys,
  type TwoConsoles,
  twoConsoles,
  wireEvents,
} from "../helpers/consoles";
import { refusalOf } from "../helpers/refusal";
import { complete, driveToHandover, receive, stepInput } from "../helpers/requests";
import { aRequest, fixedClock, openTestStore, type TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

describe("two consoles", () => {
  let consoles: TwoConsoles;
  beforeEach(() => {
    consoles = twoConsoles();
  });
  afterEach(() => consoles.close());
  const detail = (store: TestStore, id: string) => store.query("requests.detail", { id });
  /** Rows without what names a place in one log. */
  const rowsOf = (store: TestStore) =>
    Object.fromEntries(
      Object.entries(viewRows(store)).map(([table, rows]) => [
        table,
        rows.map((row) => row.replace(/^\{"row":\d+,/, "{")).sort(),
      ]),
    );

  test("see the same after they exchanged what they did", () => {
    const { one, two, exchange } = consoles;
    const [first, second] = [receive(one), receive(two)];
    expect(detail(one, first).row.number).toBe("K1-2026-00001");
    expect(detail(two, second).row.number).toBe("K2-2026-00001");
    exchange();
    complete(two, first);
    driveToHandover(one, second);
    exchange();
    expect(rowsOf(one)).toEqual(rowsOf(two));
    expect(detail(one, first)).toEqual(detail(two, first));
    expect(detail(two, second).row.status).toBe("handed-over");
    expect(detail(two, second).applicant?.name).toBe("Sri Wahyuni");
    expect(verifyLog(one.store.database)).toMatchObject({ ok: true, origins: 2 });
  });

  test("the same step completed on both: one counts, both see the conflict", () => {
    const { one, two, exchange } = consoles;
    const id = receive(one);
    exchange();
    two.clock.advance(1_000);
    const there = stepInput(two, id);
    complete(one, id);
    two.execute("requests.complete-step", { ...there.input, note: "dari K2" }, there.role);
    exchange();
    for (const store of [one, two]) {
      const { conflicts, current, row, steps } = detail(store, id);
      expect(conflicts).toMatchObject([{ reason: "step-not-current", type: "request.step-completed" }]);
      expect([current, row.conflicts]).toEqual(["repair", 1]);
      expect(steps[0]?.records).toHaveLength(1);
      const shown = store.query("requests.timeline", { id }).find(({ conflict }) => conflict !== null);
      expect(shown).toMatchObject({ text: "dari K2", conflict: "step-not-current" });
    }
    // What comes next knows both: the stream has one head again.
    complete(two, id);
    exchange();
    one.clock.advance(1_000);
    expect(detail(one, id)).toEqual(detail(two, id));
    expect(one.query("workstation.status", {}).conflicts).toBe(1);
  });

  test("an operator who lost a role there loses it here", () => {
    const { one, two, exchange } = consoles;
    one.execute("operators.set-roles", { id: one.operators["service-desk"], roles: ["call-taker"] }, "administrator");
    receive(two);
    exchange();
    expect(refusalOf(() => two.execute("requests.receive", aRequest())).code).toBe("missing-permission");
    expect(two.changed).toContain("session");
  });

  test("a version that came in meanwhile makes a command stale", () => {
    const { one, two, exchange } = consoles;
    const id = receive(one);
    exchange();
    const seen = stepInput(two, id);
    complete(one, id);
    exchange();
    expect(refusalOf(() => two.execute("requests.complete-step", seen.input, seen.role))).toMatchObject({
      code: "stale",
      params: { seen: 1, now: 2 },
    });
  });

  test("any order and size of deliveries, with repeats, gives the same rows", () => {
    const { one, two, exchange } = consoles;
    const id = receive(one);
    exchange();
    complete(one, id);
    const there = stepInput(two, id);
    two.execute("requests.complete-step", there.input, there.role);
    receive(two);
    exchange();
    complete(two, id, "cannot-be-met");
    exchange();
    one.execute("requests.add-note", { id, note: "x" });
    exchange();
    const events = wireEvents(one);
    const expected = rowsOf(one);
    const order = fc.shuffledSubarray(events, { minLength: events.length });
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(order, sizes, (delivered, parts) => {
        const third = emptyConsole(one);
        try {
          // What has a gap before it is asked for again, as a hub would be.
          shareKeys(one, third);
          while (wireEvents(third).length < events.length) {
            let from = 0;
            let accepted = 0;
            for (let part = 0; from < delivered.length; part++) {
              const size = parts[part % parts.length] ?? 1;
              accepted += third.store.ingest(delivered.slice(from, from + size)).accepted;
              from += size;
            }
            expect(accepted).toBeGreaterThan(0);
          }
          expect(rowsOf(third)).toEqual(expected);
        } finally {
          third.close();
        }
      }),
      { numRuns: 5 },
    );
  });
});

/** What may not be about an event, and the reason it is refused with. */
const OUT_OF_BOUNDS: [what: string, change: Record<string, unknown>, reason: string][] = [
  ["a stream without a name", { stream: "request" }, "stream"],
  ["no stream", { stream: undefined }, "unreadable"],
  ["a payload that is no object", { payload: "[1]" }, "payload-form"],
  ["a payload that is no JSON", { payload: "{" }, "payload-form"],
  ["ancestors that are no list", { after: "{}" }, "parents"],
  ["ancestors that are no ids", { after: "[1]" }, "parents"],
  ["a clock that cannot be read", { hlc: "tomorrow" }, "clock"],
  ["a clock of another origin", { hlc: "1795399200000-0000-K1.test" }, "clock"],
  ["a text that no store keeps", { actor: "operator/\u0000" }, "unreadable"],
  ["half a letter", { stream: "request/\ud83d" }, "unreadable"],
  ["a number that is too large", { wall: 2 ** 60 }, "unreadable"],
  ["a time that no screen can print", { wall: 1e15 }, "time"],
  ["a hash that is text", { hash: "abc" }, "unreadable"],
  ["a sealed part without bytes", { personal: Buffer.alloc(0) }, "unreadable"],
  ["a column more", { colour: "red" }, "unreadable"],
  ["no number in its chain", { origin_seq: 0 }, "origin"],
  ["an author of no kind", { actor: "somebody" }, "actor"],
  ["a version that no column holds", { v: 2 ** 33 }, "unreadable"],
  ["an id that is too long", { id: "x".repeat(65) }, "id"],
  ["a stream that no screen can name", { stream: `request/${"x".repeat(65)}` }, "stream"],
  ["33 ancestors", { after: JSON.stringify(Array.from({ length: 33 }, (_, n) => `e${n}`)) }, "parents"],
  ["50,000 ancestors", { after: JSON.stringify(Array.from({ length: 50_000 }, (_, n) => `e${n}`)) }, "parents"],
  ["a payload of over 64 KB", { payload: JSON.stringify({ a: "x".repeat(65_536) }) }, "payload-size"],
  ["a payload 30,000 levels deep", { payload: `{"a":${"[".repeat(30_000)}${"]".repeat(30_000)}}` }, "payload-depth"],
  ["a sealed part of over 1 MB", { personal: Buffer.alloc(1_048_577, 1) }, "personal-size"],
];

describe("events from elsewhere", () => {
  let open: TestStore;
  let foreign: ForeignConsole;
  beforeEach(() => {
    open = openTestStore();
    foreign = new ForeignConsole("K7.test", fixedClock("2026-11-23T09:30:00+07:00"));
    open.clock.set("2026-11-23T09:30:00+07:00");
  });
  afterEach(() => open.close());
  const ingest = (...events: WireEvent[]) => open.store.ingest(events);
  const note = (stream = "request/none") => foreign.write(stream, "request.note-added", {});
  const taken = { accepted: 1, known: 0, refused: [], missing: [] };

  test("are taken once", () => {
    const event = note();
    expect(ingest(event)).toEqual(taken);
    expect(ingest(event, event)).toEqual({ accepted: 0, known: 2, refused: [], missing: [] });
    expect(ingest()).toEqual({ accepted: 0, known: 0, refused: [], missing: [] });
  });

  test("of a type or a kind of stream that this version does not know are kept", () => {
    const id = receive(open);
    const own = wireEvents(open).findLast(({ stream }) => stream === `request/${id}`);
    const after = JSON.stringify([own?.id]);
    const events = [
      foreign.write(`request/${id}`, "request.telepathised", { strength: 9 }, { after }),
      foreign.write("omen/i1", "omen.seen", { where: "simpang" }),
      foreign.write("toString/i1", "constructor", {}),
    ];
    expect(ingest(...events)).toMatchObject({ accepted: 3, refused: [] });
    const detail = open.query("requests.detail", { id });
    expect(detail).toMatchObject({ version: 2, conflicts: [{ reason: "unknown-type", type: "request.telepathised" }] });
    const flags = open.store.database.rawAll<{ stream: string; flag: string }>(
      "SELECT stream, flag FROM view.flags ORDER BY stream",
    );
    expect(flags).toEqual([
      { stream: "omen/i1", flag: "unknown-stream" },
      { stream: `request/${id}`, flag: "unreadable" },
      { stream: "toString/i1", flag: "unknown-stream" },
    ]);
    expect(open.query("workstation.status", {}).unreadable).toBe(3);
    complete(open, id);
    const rows = viewRows(open);
    open.shut();
    rmSync(open.paths.view);
    open.reopen();
    expect(viewRows(open)).toEqual(rows);
    expect(verifyLog(open.store.database)).toMatchObject({ ok: true, origins: 2 });
  });

  test("that were changed on the way are refused, and the right one is taken later", () => {
    const event = note();
    const changes: Partial<WireEvent>[] = [
      { payload: '{"a":1}' },
      { actor: "operator/somebody-else" },
      { stream: "request/other" },
      { wall: event.wall + 1 },
      { personal: Buffer.from("x") },
      { hash: Buffer.alloc(32) },
    ];
    for (const change of changes) {
      expect(ingest({ ...event, ...change })).toEqual({
        accepted: 0,
        known: 0,
        refused: [{ id: event.id, reason: "wrong-hash" }],
        missing: [],
      });
    }
    expect(ingest(event)).toEqual(taken);
  });

  test("that continue another past are refused as a fork", () => {
    const [first, other] = [note(), new ForeignConsole("K7.test").write("request/none", "request.note-added", {})];
    const second = note();
    ingest(first);
    expect(ingest(other).refused).toEqual([{ id: other.id, reason: "fork" }]);
    expect(ingest({ ...second, prev_hash: other.hash }).refused).toEqual([{ id: second.id, reason: "fork" }]);
    expect(ingest(second)).toEqual(taken);
  });

  test("behind a gap are asked for, and taken when it is filled", () => {
    const events = [note(), note(), note(), note()];
    const [first, , third, fourth] = events as [WireEvent, WireEvent, WireEvent, WireEvent];
    expect(ingest(first)).toEqual(taken);
    expect(ingest(third, fourth)).toEqual({
      accepted: 0,
      known: 0,
      refused: [],
      missing: [{ origin: "K7.test", from: 2 }],
    });
    expect(ingest(...events.toReversed())).toEqual({ accepted: 3, known: 1, refused: [], missing: [] });
  });

  test("under this workstation's own origin are refused: nobody else writes there", () => {
    const { origin } = open.store.identity ?? { origin: "" };
    const next = wireEvents(open).filter((event) => event.origin === origin).length + 1;
    const forged = new ForeignConsole(origin).write("request/none", "request.note-added", {}, { origin_seq: next });
    expect(ingest(forged).refused).toEqual([{ id: forged.id, reason: "own-origin" }]);
    expect(ingest(...wireEvents(open))).toMatchObject({ accepted: 0, known: next - 1, refused: [] });
    receive(open);
    expect(verifyLog(open.store.database)).toMatchObject({ ok: true, origins: 1 });
  });

  test("with an id that another event has are refused", () => {
    const known = wireEvents(open)[0];
    const event = foreign.write("request/none", "request.note-added", {}, { id: known?.id ?? "" });
    expect(ingest(event).refused).toEqual([{ id: event.id, reason: "known-id" }]);
    const twins = ["K8.test", "K9.test"].map((origin) =>
      new ForeignConsole(origin).write("request/none", "request.note-added", {}, { id: "twin" }),
    );
    expect(ingest(...twins)).toMatchObject({ accepted: 1, refused: [{ id: "twin", reason: "known-id" }] });
  });

  test("that are no events, or larger or other than one may be, are refused with the reason", () => {
    const refusals = OUT_OF_BOUNDS.map(([what, change]) => {
      const event = { ...note(), ...change } as WireEvent;
      const { refused } = ingest(event);
      expect([what, refused.map(({ id }) => id)]).toEqual([what, [event.id.slice(0, 64)]]);
      return [what, ...refused.map(({ reason }) => reason)];
    });
    expect(refusals).toEqual(OUT_OF_BOUNDS.map(([what, , reason]) => [what, reason]));
    expect(wireEvents(open).some(({ origin }) => origin === foreign.origin)).toBe(false);
  });

  test("that are none at all are refused as unreadable", () => {
    expect(ingest(null as never, "event" as never).refused).toMatchObject([
      { reason: "unreadable" },
      { reason: "unreadable" },
    ]);
  });

  test("that are as large as they may be are taken, and what they say can be read", () => {
    const id = receive(open);
    const own = wireEvents(open).at(-1);
    const after = JSON.stringify([own?.id, ...Array.from({ length: 31 }, (_, n) => `${n}`.padStart(64, "e"))]);
    const largest = foreign.write(
      `request/${id}`,
      "request.telepathised",
      { a: "x".repeat(65_536 - 8) },
      { after, personal: Buffer.alloc(1_048_576, 1) },
    );
    expect(ingest(largest)).toEqual(taken);
    expect(open.query("requests.detail", { id }).row.status).toBe("open");
  });

  test("from more than five minutes ahead are taken, flagged, and move no clock", () => {
    const ahead = new ForeignConsole("K7.test", fixedClock("2026-11-23T10:00:00+07:00"));
    const id = receive(open);
    const own = wireEvents(open).at(-1);
    expect(
      ingest(ahead.write(`request/${id}`, "request.note-added", {}, { after: JSON.stringify([own?.id]) })),
    ).toEqual(taken);
    const flags = () => open.query("requests.timeline", { id }).map(({ clockFlag }) => clockFlag);
    // Half an hour later is no fault by itself: what is recorded behind it shows that its clock was wrong.
    expect(flags()).toEqual([false, false]);
    open.execute("requests.add-note", { id, note: "x" });
    expect(flags()).toEqual([false, true, false]);
    expect(open.query("workstation.status", {}).flaggedClocks).toBe(1);
    const last = wireEvents(open).findLast((event) => event.origin !== "K7.test");
    expect(Number(last?.hlc.slice(0, 13))).toBe(open.clock.now().wall);
  });

  test("within five minutes move the clock, also over a restart: what follows them sorts behind them", () => {
    const ahead = new ForeignConsole("K7.test", fixedClock("2026-11-23T09:34:00+07:00"));
    const event = ahead.write("request/none", "request.note-added", {});
    ingest(event);
    receive(open);
    expect((wireEvents(open).at(-1)?.hlc ?? "") > event.hlc).toBe(true);
    const later = ahead.write("request/none", "request.note-added", {});
    ingest(later);
    open.reopen();
    receive(open);
    expect((wireEvents(open).at(-1)?.hlc ?? "") > later.hlc).toBe(true);
  });

  test("a catalog that comes after the requests that pin it gives them their names", () => {
    const other = openTestStore({ workstation: "K5" });
    const id = receive(other);
    driveToHandover(other, id);
    const events = wireEvents(other).filter(({ stream }) => stream.startsWith("request/"));
    const catalog = wireEvents(other).filter(({ stream }) => stream.includes("-52-"));
    other.close();
    const [unnamed, named] = [new ForeignConsole("K8.test"), new ForeignConsole("K9.test")];
    const again = (console: ForeignConsole, list: WireEvent[]) =>
      list.map((event) =>
        console.write(event.stream, event.type, JSON.parse(event.payload), { id: event.id, after: event.after }),
      );
    const empty = emptyConsole(open);
    try {
      empty.store.ingest(again(unnamed, events));
      const name = () =>
        empty.store.database.rawGet<{ service_name: string }>("SELECT service_name FROM view.requests")?.service_name;
      expect(name()).toBe(aRequest().serviceId);
      empty.store.ingest(again(named, catalog));
      expect(name()).toBe("Permohonan Perbaikan Jaringan");
    } finally {
      empty.close();
    }
  });

  test("never stop the fold, whatever their payload says", () => {
    const fields = [
      "number",
      "year",
      "serial",
      "office",
      "service",
      "firstStep",
      "limit",
      "receivedAt",
      "requirements",
    ];
    const values = fc.oneof(
      fc.constantFrom<unknown>(0, -1, 1e15, 8.64e15, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, "", "x", null),
      fc.jsonValue(),
    );
    const id = receive(open);
    const receipt = wireEvents(open).findLast(({ type }) => type === "request.received");
    const whole = JSON.parse(receipt?.payload ?? "{}") as object;
    const last = () => wireEvents(open).findLast(({ stream }) => stream === `request/${id}`)?.id;
    const types = fc.constantFrom(...Object.keys(requestPayloads));
    const changes = fc.dictionary(fc.constantFrom(...fields), values, { maxKeys: 3 });
    const others = fc.dictionary(fc.constantFrom("step", "next", "since", "promise", "dueAtEnd", "ground"), values);
    let n = 0;
    fc.assert(
      fc.property(changes, types, others, (change, type, payload) => {
        n += 1;
        const result = ingest(
          foreign.write(`request/new-${n}`, "request.received", { ...whole, ...change }),
          foreign.write(`request/${id}`, type, payload, { after: JSON.stringify([last()]) }),
          foreign.write(`request/${id}`, "request.waiting-started", { ground: "applicant", since: 8.64e15 + n }),
        );
        expect(result).toMatchObject({ accepted: 3, refused: [] });
      }),
      { numRuns: 150 },
    );
    expect(open.query("requests.detail", { id }).version).toBeGreaterThan(100);
    expect(open.query("requests.timeline", { id }).length).toBeGreaterThan(100);
    const filters = {
      serviceId: null,
      section: null,
      status: null,
      channel: null,
      receivedFrom: null,
      receivedTo: null,
    };
    const page = {
      view: "all" as const,
      search: "",
      sort: "due" as const,
      descending: false,
      after: null,
      limit: 200,
      filters,
    };
    expect(open.query("requests.page", page).rows.length).toBeGreaterThan(1);
    expect(open.query("requests.counts", {}).all).toBeGreaterThan(1);
    const rows = viewRows(open);
    open.shut();
    rmSync(open.paths.view);
    open.reopen();
    expect(viewRows(open)).toEqual(rows);
  });
});
