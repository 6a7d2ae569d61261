import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LOCKED_DESK_ASKS, LOCKED_DESK_MAY } from "../../shared/domain/operators/permissions";
import { type CallInput, type CallName, contract } from "../../shared/ipc/contract";
import { aCall, aTold, callsOf, startCall, tellLine } from "../helpers/emergency";
import { refusalOf } from "../helpers/refusal";
import { openTestStore, type TestStore } from "../helpers/store";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

/** As the window asks while the console is locked. */
const atDesk = <N extends CallName>(name: N, input: CallInput<N>) =>
  open.store.execute(name, contract[name].input.parse(input), { operatorId: null, desk: true }) as { id: string };

const names = (kind: "command" | "query") =>
  (Object.keys(contract) as CallName[]).filter((name) => contract[name].kind === kind && !name.startsWith("drafts."));

test("the writer refuses every command that is not on the desk's list, and the readers every question", () => {
  const before = open.store.database.rawGet<{ n: number }>("SELECT count(*) AS n FROM events");
  const commands = names("command").filter((name) => !LOCKED_DESK_MAY.includes(name));
  for (const name of commands) {
    const given = () => open.store.execute(name, {}, { operatorId: null, desk: true });
    expect([name, refusalOf(given).code]).toEqual([name, "locked"]);
  }
  const queries = names("query").filter((name) => !LOCKED_DESK_ASKS.includes(name));
  for (const name of [...queries, "drafts.get", "drafts.list"]) {
    expect([name, refusalOf(() => open.reader.queryAtDesk(name, {})).code]).toEqual([name, "locked"]);
  }
  expect([commands.length, queries.length].every((count) => count > 20)).toBe(true);
  expect(open.store.database.rawGet("SELECT count(*) AS n FROM events")).toEqual(before);
});

test("what is on the list is the desk's only while it is locked: otherwise somebody has to be logged in", () => {
  for (const name of LOCKED_DESK_MAY) {
    expect([name, refusalOf(() => open.store.execute(name, aCall(), { operatorId: null })).code]).toEqual([
      name,
      "not-logged-in",
    ]);
  }
  for (const name of LOCKED_DESK_ASKS) {
    expect([name, refusalOf(() => open.reader.query(name, {}, null)).code]).toEqual([name, "not-logged-in"]);
  }
});

test("a call of the locked desk is the desk's until somebody who is logged in signs it", () => {
  const { id } = atDesk("calls.start", aCall());
  atDesk("calls.tell", aTold(id));
  atDesk("calls.classify", { id, class: "real", ended: true });
  const actors = open.store.database.rawAll("SELECT DISTINCT actor FROM events WHERE stream LIKE 'call/%'");
  expect(actors).toEqual([{ actor: "desk/K1" }]);
  const own = startCall(open);
  expect(callsOf(open, { unsigned: true }).rows).toMatchObject([
    { id, operator: "", unsigned: true, name: "Pak Slamet" },
  ]);

  const ids = [id, id, own, randomUUID()];
  expect(open.execute("calls.sign", { ids }, "emergency-supervisor")).toEqual({ signed: 1 });
  expect(open.execute("calls.sign", { ids }, "call-taker")).toEqual({ signed: 0 });
  expect(callsOf(open, { unsigned: true }).total).toBe(0);
  // Signed, it is read by somebody: the desk goes on with it no more.
  expect(refusalOf(() => atDesk("calls.end", { id, at: null })).code).toBe("locked");
});

test("the locked desk touches no call of anybody else, and takes none that rings", () => {
  const own = startCall(open);
  const rings = tellLine(open, { call: "a", event: "ring", at: "2026-11-23T08:59:50+07:00" });
  for (const id of [own, rings]) {
    for (const given of [
      () => atDesk("calls.start", aCall({ id })),
      () => atDesk("calls.tell", aTold(id)),
      () => atDesk("calls.classify", { id, class: "prank" }),
      () => atDesk("calls.end", { id, at: null }),
    ]) {
      expect(refusalOf(given).code).toBe("locked");
    }
  }
});

test("the locked desk goes on where the clock stands before the last entry", () => {
  startCall(open);
  open.clock.set("2026-11-22T09:00:00+07:00");
  const { id } = atDesk("calls.start", aCall());
  atDesk("calls.classify", { id, class: "ghost", ended: true });
  expect(callsOf(open, { from: "2026-11-22", to: "2026-11-22" }).rows).toMatchObject([{ id, class: "ghost" }]);
});
