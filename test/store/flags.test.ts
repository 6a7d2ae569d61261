import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ForeignConsole, type TwoConsoles, twoConsoles, wireEvents } from "../helpers/consoles";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

function flagsOf(open: TestStore) {
  return open.store.database.rawAll<{ event_id: string; flag: string }>(
    "SELECT event_id, flag FROM view.flags ORDER BY event_id, flag",
  );
}

/** The view is thrown away and built from the log. */
function rebuilt(open: TestStore) {
  open.shut();
  rmSync(open.paths.view);
  open.reopen();
  return flagsOf(open);
}

describe("on one console", () => {
  let open: TestStore;
  beforeEach(() => {
    open = openTestStore();
  });
  afterEach(() => open.close());

  const note = (id: string) => {
    open.execute("requests.add-note", { id, note: "x" });
    return wireEvents(open).at(-1)?.id ?? "";
  };

  test("the entry that was made while the clock was ahead bears the flag, at once and in a view built anew", () => {
    const { id } = open.execute("requests.receive", aRequest());
    open.clock.set("2026-11-23T12:00:00+07:00");
    const ahead = note(id);
    expect(flagsOf(open)).toEqual([]);
    open.clock.set("2026-11-23T09:20:00+07:00");
    note(id);
    expect(flagsOf(open)).toEqual([{ event_id: ahead, flag: "clock-wrong" }]);
    open.clock.set("2026-11-23T09:30:00+07:00");
    note(id);
    expect(open.query("workstation.status", {}).flaggedClocks).toBe(1);
    expect(rebuilt(open)).toEqual([{ event_id: ahead, flag: "clock-wrong" }]);
    open.clock.set("2026-11-23T09:40:00+07:00");
    note(id);
    expect(flagsOf(open)).toEqual([{ event_id: ahead, flag: "clock-wrong" }]);
  });

  test("an entry of a clock that lost its power is flagged in a stream of its own", () => {
    open.clock.set("2000-01-01T00:05:00+07:00");
    const { id } = open.execute("requests.receive", aRequest());
    note(id);
    const own = wireEvents(open).filter(({ stream }) => stream === `request/${id}`);
    expect(flagsOf(open).map(({ event_id }) => event_id)).toEqual(own.map((event) => event.id).sort());
    expect(rebuilt(open)).toHaveLength(own.length);
  });

  test("a stream of which the state is kept is judged with what came before it", () => {
    const { id } = open.execute("requests.receive", aRequest());
    open.store.inBulk(() => {
      for (let index = 0; index < 520; index++) note(id);
    });
    open.reopen();
    open.clock.set("2026-11-23T06:00:00+07:00");
    const behind = note(id);
    expect(flagsOf(open)).toEqual([{ event_id: behind, flag: "clock-wrong" }]);
    open.reopen();
    open.clock.set("2026-11-23T09:20:00+07:00");
    for (let index = 0; index < 20; index++) note(id);
    open.reopen();
    note(id);
    expect(flagsOf(open)).toEqual([{ event_id: behind, flag: "clock-wrong" }]);
    expect(rebuilt(open)).toEqual([{ event_id: behind, flag: "clock-wrong" }]);
  });

  test("what cannot be read is flagged and counted, and a first event too", () => {
    const foreign = new ForeignConsole("K7.test");
    const service = wireEvents(open).find(({ type }) => type === "catalog.service-published");
    const published = JSON.parse(service?.payload ?? "{}") as { service: { notes: string[] }; hash: string };
    const first = foreign.write("request/r1", "request.received", { number: 5 });
    const forged = foreign.write(service?.stream ?? "", "catalog.service-published", {
      ...published,
      service: { ...published.service, notes: ["Diganti diam-diam"] },
    });
    open.store.ingest([first, forged]);
    const expected = [first.id, forged.id].sort().map((event_id) => ({ event_id, flag: "unreadable" }));
    expect(flagsOf(open)).toEqual(expected);
    expect(open.query("workstation.status", {}).unreadable).toBe(2);
    const id = JSON.parse(service?.payload ?? "{}").service.entry.id as string;
    expect(open.query("catalog.service", { id, hash: null })).toMatchObject({
      hash: published.hash,
      service: { notes: published.service.notes },
    });
    expect(rebuilt(open)).toEqual(expected);
  });
});

describe("on two consoles", () => {
  let both: TwoConsoles;
  beforeEach(() => {
    both = twoConsoles();
  });
  afterEach(() => both.close());

  test("both flag the same, whatever came first to whom", () => {
    const { id } = both.one.execute("requests.receive", aRequest());
    both.exchange();
    both.two.clock.set("2026-11-23T12:00:00+07:00");
    both.two.execute("requests.add-note", { id, note: "dari jam yang maju" });
    const ahead = wireEvents(both.two).at(-1)?.id;
    both.one.clock.set("2026-11-23T09:10:00+07:00");
    both.one.execute("requests.add-note", { id, note: "bersamaan" });
    both.exchange();
    expect([flagsOf(both.one), flagsOf(both.two)]).toEqual([[], []]);
    both.one.execute("requests.add-note", { id, note: "sesudahnya" });
    both.exchange();
    const expected = [{ event_id: ahead, flag: "clock-wrong" }];
    expect([flagsOf(both.one), flagsOf(both.two)]).toEqual([expected, expected]);
    expect([rebuilt(both.one), rebuilt(both.two)]).toEqual([expected, expected]);
  });
});
