import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deliver, ForeignConsole, joinOffice } from "../helpers/consoles";
import { refusalOf } from "../helpers/refusal";
import { openTestStore, type TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

let open: TestStore;
let others: TestStore[] = [];
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => {
  for (const store of [open, ...others]) store.close();
  others = [];
});

const rolesOf = (id: string) => open.store.referenceData.operators.get(id)?.roles;
const withoutEffect = () => open.query("workstation.status", {}, "administrator").withoutEffect;

describe("an operator's event from elsewhere", () => {
  test("has no effect where its author was no administrator; it is counted, and the same after a rebuild", () => {
    const { "call-taker": taker } = open.operators;
    const peer = new ForeignConsole("K9.test", open.clock);
    const event = peer.write(
      `operator/${taker}`,
      "operator.roles-set",
      { roles: ["administrator"] },
      {
        actor: `operator/${taker}`,
        after: JSON.stringify(headsOf(taker)),
      },
    );
    expect(open.store.ingest([event])).toMatchObject({ accepted: 1, refused: [] });
    expect(rolesOf(taker)).toEqual(["call-taker"]);
    expect(withoutEffect()).toBe(1);
    expect(refusalOf(() => open.query("operators.list", {}, "call-taker")).code).toBe("missing-permission");
    const rows = viewRows(open);
    open.shut();
    rmSync(open.paths.view);
    open.reopen();
    expect(viewRows(open)).toEqual(rows);
    // A login afterwards brings the roles that were not given back by no way.
    open.store.execute("operators.record-login", { id: taker, success: true }, { operatorId: taker, main: true });
    expect(rolesOf(taker)).toEqual(["call-taker"]);
  });

  test("has its effect where its author was one", () => {
    const { "call-taker": taker, administrator } = open.operators;
    const peer = new ForeignConsole("K9.test", open.clock);
    const event = peer.write(
      `operator/${taker}`,
      "operator.roles-set",
      { roles: ["head"] },
      {
        actor: `operator/${administrator}`,
        after: JSON.stringify(headsOf(taker)),
      },
    );
    open.store.ingest([event]);
    expect(rolesOf(taker)).toEqual(["head"]);
    expect(withoutEffect()).toBe(0);
  });

  test("tells two operators apart that were made with one login", () => {
    const other = joinOffice(open, "K2");
    others.push(other);
    const make = (store: TestStore, name: string) =>
      store.store.execute(
        "operators.create",
        { login: "sri", name, roles: ["service-desk"], passwordHash: "-" },
        { operatorId: store.operators.administrator, main: true },
      ) as { id: string };
    const [first, second] = [make(open, "Sri Wahyuni"), make(other, "Sri Lestari")];
    deliver(open, other);
    deliver(other, open);
    const logins = (store: TestStore) =>
      [first, second].map(({ id }) => store.store.referenceData.operators.get(id)?.login);
    expect(logins(open)).toEqual(logins(other));
    expect(new Set(logins(open)).size).toBe(2);
    expect(logins(open).filter((login) => login === "sri")).toHaveLength(1);
    expect(open.query("operators.list", {}, "administrator").filter(({ login }) => /^sri/.test(login))).toHaveLength(2);
    expect(withoutEffect()).toBe(1);
    expect(viewRows(open)).toEqual(viewRows(other));
  });
});

function headsOf(operator: string): string[] {
  const rows = open.store.database.rawAll<{ id: string }>(
    "SELECT id FROM events WHERE stream = ? ORDER BY pos DESC LIMIT 1",
    `operator/${operator}`,
  );
  return rows.map(({ id }) => id);
}
