import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deliver, joinOffice, twoConsoles } from "../helpers/consoles";
import { aCall, aTold, callsOf, classifiedCall, startCall, tellLine } from "../helpers/emergency";
import { refusalOf } from "../helpers/refusal";
import { fixedClock, openTestStore, type TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

const NOW = Date.parse("2026-11-23T09:00:00+07:00");
const HOUR = 3_600_000;

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

const detail = (id: string) => open.query("calls.detail", { id }, "call-taker");
const events = () => open.store.database.rawAll<{ type: string }>("SELECT type FROM events WHERE stream LIKE 'call/%'");

describe("a call", () => {
  test("begins by one key: now, answered, with its number in the form that is kept", () => {
    const id = startCall(open);
    const { row, raw } = detail(id);
    expect(row).toMatchObject({
      class: "unclassified",
      channel: "112",
      ringAt: NOW,
      answerAt: NOW,
      endAt: null,
      number: "0812-3456-7890",
      masked: false,
      withheld: false,
      operator: "Operator call-taker",
      unsigned: false,
      flags: [],
    });
    expect(raw).toBe("0812-3456-7890");
    const kept = open.store.database.rawGet<{ number: string }>("SELECT number FROM view.calls");
    expect(kept?.number).toBe("+6281234567890");
    expect(open.changed).toEqual(expect.arrayContaining([`calls/${id}`, "incidents"]));
  });

  test("that is sent twice is one", () => {
    const call = aCall();
    open.execute("calls.start", call, "call-taker");
    expect(open.execute("calls.start", call, "call-taker")).toEqual({ id: call.id, version: 1 });
    expect(events()).toHaveLength(1);
  });

  test("is refused for no number: what cannot be read is kept as it was typed", () => {
    for (const number of ["bukan nomor", "112", "6,28E+12", "pak rt", "x".repeat(80)]) {
      const id = startCall(open, { number });
      expect(detail(id)).toMatchObject({ raw: number, row: { number, tally: 0, withheld: false } });
    }
    expect(callsOf(open, { search: "bukan" }).total).toBe(1);
  });

  test("that nobody rang for has the time of its entry", () => {
    const id = startCall(open, { channel: "walk-in", number: "" });
    open.clock.advance(60_000);
    expect(detail(id).row).toMatchObject({ ringAt: NOW, answerAt: NOW, number: "" });
  });

  test("with times of its own has them; a time that has not come is now", () => {
    const ringAt = NOW - 30_000;
    expect(detail(startCall(open, { ringAt, answerAt: NOW - 10_000 })).row).toMatchObject({ ringAt, flags: [] });
    expect(detail(startCall(open, { ringAt: NOW + HOUR, answerAt: null })).row.ringAt).toBe(NOW);
  });

  test("from paper (susulan) has the stated times; one that has not come is refused with its field", () => {
    const times = { ringAt: NOW - 5 * HOUR, answerAt: null, endAt: NOW - 5 * HOUR + 90_000 };
    const id = startCall(open, { late: true, ...times });
    expect(detail(id).row).toMatchObject({ late: true, ...times });
    const ahead = () => startCall(open, { late: true, ringAt: NOW + HOUR });
    expect(refusalOf(ahead)).toMatchObject({ code: "bad-input", fields: { ringAt: "in-future" } });
  });

  test("can be followed over midnight and the year's end", () => {
    open.clock.set("2026-12-31T23:59:30+07:00");
    const id = startCall(open);
    open.clock.advance(60_000);
    open.execute("calls.end", { id, at: null }, "call-taker");
    const { ringAt, endAt } = detail(id).row;
    expect((endAt ?? 0) - ringAt).toBe(60_000);
    expect(callsOf(open, { from: "2026-12-31", to: "2026-12-31" }).total).toBe(1);
    expect(callsOf(open, { from: "2027-01-01", to: "2027-01-01" }).total).toBe(0);
  });
});

describe("what the form holds", () => {
  test("replaces what was saved; the same again writes nothing", () => {
    const id = startCall(open);
    open.execute("calls.tell", aTold(id), "call-taker");
    expect(detail(id).row).toMatchObject({ name: "Pak Slamet", what: "Kebakaran dapur, api besar" });
    const before = events().length;
    const { version } = open.execute("calls.tell", aTold(id, { number: "+62 812 3456 7890" }), "call-taker");
    expect([events().length, version]).toEqual([before, 2]);
    open.execute("calls.tell", aTold(id, { name: "" }), "call-taker");
    expect(detail(id).row.name).toBe("");
    expect(events().map(({ type }) => type)).toEqual(["call.started", "call.told", "call.told"]);
  });

  test("writes a correction only where number, channel or times changed", () => {
    const id = startCall(open, { number: "" });
    const told = aTold(id, { number: "", channel: "whatsapp", ringAt: NOW - 60_000 });
    open.execute("calls.tell", told, "call-taker");
    open.execute("calls.tell", told, "call-taker");
    open.execute("calls.tell", { ...told, number: "0274-367509" }, "call-taker");
    expect(detail(id).row).toMatchObject({ channel: "whatsapp", ringAt: NOW - 60_000, answerAt: NOW });
    expect(detail(id).row.number).toBe("(0274) 367509");
    expect(events().filter(({ type }) => type === "call.corrected")).toHaveLength(2);
    const ahead = () => open.execute("calls.tell", { ...told, answerAt: NOW + HOUR }, "call-taker");
    expect(refusalOf(ahead)).toMatchObject({ code: "bad-input", fields: { answerAt: "in-future" } });
  });

  test("with an empty number says nothing of what the exchange told; a typed number goes before it", () => {
    const id = tellLine(open, { call: "a", event: "ring", at: "2026-11-23T08:59:50+07:00" });
    open.execute("calls.start", aCall({ id, number: "" }), "call-taker");
    open.execute("calls.tell", aTold(id, { number: "" }), "call-taker");
    expect(detail(id).row.number).toBe("0812-3456-7890");
    open.execute("calls.tell", aTold(id, { number: "0813 1111 2222" }), "call-taker");
    tellLine(open, { call: "a", event: "answer", at: "2026-11-23T09:00:01+07:00" });
    expect(detail(id).row.number).toBe("0813-1111-2222");
    open.execute("calls.tell", aTold(id, { number: "" }), "call-taker");
    expect(detail(id).row.number).toBe("0812-3456-7890");
  });
});

describe("a class", () => {
  test("ends the call with it, and a later one keeps what was said before", () => {
    const id = startCall(open);
    open.clock.advance(20_000);
    open.execute("calls.classify", { id, class: "real", ended: true }, "call-taker");
    open.clock.advance(HOUR);
    const found = { id, class: "prank" as const, foundLater: true, note: "Petugas: tidak ada api", ended: true };
    open.execute("calls.classify", found, "emergency-supervisor");
    open.execute("calls.classify", found, "emergency-supervisor");
    const { row, classes } = detail(id);
    expect(row).toMatchObject({ class: "prank", endAt: NOW + 20_000, flags: [] });
    expect(classes.map(({ class: said, foundLater, actor }) => [said, foundLater, actor])).toEqual([
      ["real", false, "Operator call-taker"],
      ["prank", true, "Operator emergency-supervisor"],
    ]);
  });

  test("follows from the line until somebody says one: abandoned, or unanswered", () => {
    const at = (second: number) => `2026-11-23T08:50:${String(second).padStart(2, "0")}+07:00`;
    const left = tellLine(open, { call: "left", event: "ring", at: at(0) });
    tellLine(open, { call: "left", event: "hangup", at: at(9), cause: "caller" });
    const missed = tellLine(open, { call: "missed", event: "ring", at: at(0), leg: "201" });
    tellLine(open, { call: "missed", event: "ring", at: at(1), leg: "202" });
    tellLine(open, { call: "missed", event: "hangup", at: at(30), leg: "201", cause: "timeout" });
    expect(detail(missed).row.class).toBe("unclassified");
    tellLine(open, { call: "missed", event: "hangup", at: at(31), leg: "202", cause: "timeout" });
    expect([detail(left).row.class, detail(missed).row.class]).toEqual(["abandoned", "unanswered"]);
    open.execute("calls.classify", { id: left, class: "information" }, "call-taker");
    expect(detail(left).row).toMatchObject({ class: "information", operator: "Operator call-taker" });
  });
});

describe("a ringing call", () => {
  const ring = () => tellLine(open, { call: "a", event: "ring", at: "2026-11-23T08:59:50+07:00" });
  const ringing = () => open.query("calls.ringing", {}, "call-taker");

  test("is on every desk until the first takes it; a second is told who did", () => {
    const id = ring();
    expect(ringing()).toEqual([{ id, ringAt: NOW - 10_000, number: "0812-3456-7890", tally: 0, markedUntil: null }]);
    open.execute("calls.claim", { id }, "call-taker");
    expect(open.execute("calls.claim", { id }, "call-taker").version).toBe(2);
    expect(ringing()).toEqual([]);
    for (const name of ["calls.claim", "calls.start"] as const) {
      const second = () => open.execute(name, aCall({ id }) as never, "emergency-supervisor");
      expect(refusalOf(second)).toMatchObject({ code: "call-taken", params: { name: "Operator call-taker" } });
    }
    open.execute("calls.start", aCall({ id, number: "" }), "call-taker");
    expect(detail(id).row).toMatchObject({ ringAt: NOW - 10_000, answerAt: NOW, number: "0812-3456-7890" });
  });

  test("is taken by classifying it, and by what is told of it", () => {
    const id = ring();
    open.execute("calls.classify", { id, class: "ghost", ended: true }, "call-taker");
    expect([ringing(), detail(id).row.operator]).toEqual([[], "Operator call-taker"]);
    const other = tellLine(open, { call: "b", event: "ring", at: "2026-11-23T08:59:55+07:00" });
    open.execute("calls.tell", aTold(other), "call-taker");
    expect(ringing()).toEqual([]);
  });

  test("whose end nobody told is over after four hours, and says so", () => {
    const id = ring();
    open.clock.advance(4 * HOUR - 10_000);
    expect([ringing().length, detail(id).row.flags]).toEqual([0, ["never-ended"]]);
    open.clock.advance(-1);
    expect([ringing().length, detail(id).row.flags]).toEqual([1, []]);
  });

  test("gives one row in any order and repetition, and a repeated event is not written again", () => {
    const told = [
      { call: "a", event: "ring", at: "2026-11-23T08:59:50+07:00", leg: "201" },
      { call: "a", event: "ring", at: "2026-11-23T08:59:51+07:00", leg: "202" },
      { call: "a", event: "answer", at: "2026-11-23T08:59:55+07:00", leg: "202" },
      { call: "a", event: "hangup", at: "2026-11-23T08:59:55+07:00", leg: "201", cause: "elsewhere" },
      { call: "a", event: "hangup", at: "2026-11-23T08:59:59+07:00", leg: "202", cause: "normal" },
    ] as const;
    for (const one of told) tellLine(open, one);
    const expected = viewRows(open).calls;
    for (const one of told) tellLine(open, one);
    expect(events()).toHaveLength(told.length);
    const other = openTestStore();
    try {
      for (const one of [...told].reverse()) tellLine(other, one);
      const local = (rows?: string[]) => rows?.map((row) => ({ ...JSON.parse(row), row: 0, recorded_at: 0 }));
      expect(local(viewRows(other).calls)).toEqual(local(expected));
    } finally {
      other.close();
    }
  });

  test("that two desks took apart is the first one's on both", () => {
    const consoles = twoConsoles();
    const { one, two } = consoles;
    try {
      const id = tellLine(one, { call: "a", event: "ring", at: "2026-11-23T08:59:50+07:00" });
      consoles.exchange();
      one.clock.advance(1_000);
      two.clock.advance(2_000);
      one.execute("calls.claim", { id }, "call-taker");
      two.execute("calls.claim", { id }, "emergency-supervisor");
      consoles.exchange();
      for (const { query } of [one, two]) {
        expect(query("calls.detail", { id }, "call-taker").row.operator).toBe("Operator call-taker");
      }
    } finally {
      consoles.close();
    }
  });
});

describe("times that contradict each other", () => {
  test("stay in order and are flagged", () => {
    const ring = startCall(open, { ringAt: NOW - 1_000, answerAt: NOW - 5_000 });
    expect(detail(ring).row).toMatchObject({
      ringAt: NOW - 5_000,
      answerAt: NOW - 5_000,
      flags: ["ring-after-answer"],
    });
    const end = startCall(open);
    open.execute("calls.end", { id: end, at: NOW - HOUR }, "call-taker");
    expect(detail(end).row).toMatchObject({ ringAt: NOW, endAt: NOW, flags: ["end-before-ring"] });
    open.execute("calls.end", { id: end, at: NOW + 30_000 }, "call-taker");
    expect(detail(end).row).toMatchObject({ endAt: NOW + 30_000, flags: [] });
  });

  test("by a clock that was set back during the call are flagged, and the call goes on", () => {
    const id = startCall(open);
    open.clock.advance(60_000);
    open.execute("calls.tell", aTold(id), "call-taker");
    open.clock.set("2026-11-23T07:30:00+07:00");
    open.execute("calls.tell", aTold(id, { name: "Bu Sri", ringAt: NOW, answerAt: NOW }), "call-taker");
    open.execute("calls.classify", { id, class: "information", ended: true }, "call-taker");
    expect(detail(id).row).toMatchObject({
      name: "Bu Sri",
      ringAt: NOW,
      answerAt: NOW,
      endAt: NOW,
      flags: ["clock-jump", "end-before-ring"],
    });
  });
});

describe("a nuisance number", () => {
  test("is tallied within the setting's days and marked from the threshold on; it is refused nothing", () => {
    const old = { late: true, ringAt: NOW - 31 * 24 * HOUR, answerAt: null };
    classifiedCall(open, "prank", old);
    classifiedCall(open, "prank");
    classifiedCall(open, "ghost", { number: "+62 812-3456-7890" });
    classifiedCall(open, "information");
    const known = () => open.query("calls.number", { number: "62812 3456 7890" }, "call-taker");
    expect(known()).toMatchObject({ e164: "+6281234567890", tally: 2, markedUntil: null });
    open.clock.advance(HOUR);
    classifiedCall(open, "prank");
    expect(known()).toMatchObject({ tally: 3, markedUntil: NOW + HOUR + 72 * HOUR });
    expect(known().lastCalls).toHaveLength(5);
    const again = startCall(open);
    expect(detail(again).row).toMatchObject({ tally: 3, markedUntil: NOW + 73 * HOUR, class: "unclassified" });
    const ringing = tellLine(open, { call: "a", event: "ring", at: "2026-11-23T10:00:00+07:00" });
    expect(open.query("calls.ringing", {}, "call-taker")).toMatchObject([{ id: ringing, tally: 3 }]);
    open.clock.advance(72 * HOUR);
    expect(known()).toMatchObject({ tally: 3, markedUntil: null });
  });

  test("that is withheld is nobody's: no tally, no mark, no earlier calls, no call back, no block", () => {
    for (const number of ["anonymous", "0", "Restricted", "unknown"]) {
      for (let n = 0; n < 3; n++) classifiedCall(open, "prank", { number });
    }
    const known = open.query("calls.number", { number: "anonymous" }, "call-taker");
    expect(known).toMatchObject({ e164: null, withheld: true, tally: 0, markedUntil: null, lastCalls: [] });
    const { rows } = callsOf(open);
    expect(rows.every(({ withheld, tally, number }) => withheld && tally === 0 && number === "")).toBe(true);
    const subjects = open.store.database.rawAll("SELECT * FROM view.subjects WHERE stream LIKE 'call/%'");
    expect(subjects).toEqual([]);
    const block = () =>
      open.execute(
        "calls.block-step",
        { id: rows[0]?.id ?? "", step: "requested", until: null, note: "" },
        "call-taker",
      );
    expect(refusalOf(block).code).toBe("does-not-apply");
  });

  test("is asked to be blocked in steps that are kept", () => {
    const id = classifiedCall(open, "prank");
    const until = NOW + 24 * HOUR;
    open.execute("calls.block-step", { id, step: "requested", until, note: "Lewat CMS" }, "call-taker");
    expect(detail(id).blocks).toMatchObject([{ step: "requested", until, text: "Lewat CMS" }]);
  });
});

test("abandoned and unanswered calls are to be called back until somebody is reached; withheld ones never", () => {
  const missed = (call: string, from: string) => {
    const id = tellLine(open, { call, from, event: "ring", at: "2026-11-23T08:50:00+07:00" });
    return tellLine(open, { call, from, event: "hangup", at: "2026-11-23T08:50:09+07:00", cause: "caller" }) && id;
  };
  const id = missed("a", "081234567890");
  missed("b", "");
  missed("c", "anonymous");
  const list = () => open.query("calls.worklist", {}, "call-taker");
  expect(list()).toMatchObject([{ id, class: "abandoned", attempts: 0, lastResult: null }]);
  open.execute("calls.call-back", { id, result: "busy", note: "" }, "call-taker");
  expect(list()).toMatchObject([{ id, attempts: 1, lastResult: "busy" }]);
  open.execute("calls.call-back", { id, result: "reached", note: "Salah pencet" }, "call-taker");
  expect(list()).toEqual([]);
  expect(detail(id).callBacks.map(({ result }) => result)).toEqual(["busy", "reached"]);
});

test("notes and what the neighbour's 112 took over stand in the call; an unknown neighbour is refused", () => {
  const id = startCall(open);
  open.execute("calls.note", { id, text: "Pelapor menunggu di pos ronda" }, "call-taker");
  expect(detail(id).notes).toMatchObject([{ text: "Pelapor menunggu di pos ronda", actor: "Operator call-taker" }]);
  const over = () => open.execute("calls.hand-over", { id, neighbour: "x", takenBy: "Rudi", note: "" }, "call-taker");
  expect(refusalOf(over)).toMatchObject({ code: "bad-input", fields: { neighbour: "not-found" } });
});

test("rows are the same after a rebuild and on another console", () => {
  const id = startCall(open);
  open.execute("calls.tell", aTold(id, { number: "0813-1111-2222" }), "call-taker");
  open.execute("calls.classify", { id, class: "real", ended: true }, "call-taker");
  tellLine(open, { call: "a", event: "ring", at: "2026-11-23T08:50:00+07:00" });
  const rows = viewRows(open).calls;
  open.shut();
  rmSync(open.paths.view);
  open.reopen();
  expect(viewRows(open).calls).toEqual(rows);
  const other = joinOffice(open, "K2", fixedClock());
  try {
    deliver(open, other);
    const local = (all?: string[]) => all?.map((row) => ({ ...JSON.parse(row), row: 0 }));
    expect(local(viewRows(other).calls)).toEqual(local(rows));
  } finally {
    other.close();
  }
});
