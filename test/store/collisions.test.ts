import { afterEach, beforeEach, expect, test } from "vitest";
import { type TwoConsoles, twoConsoles } from "../helpers/consoles";
import { aRequest } from "../helpers/store";

let both: TwoConsoles;
beforeEach(() => {
  both = twoConsoles();
});
afterEach(() => both.close());

/** The same request assigned on both consoles, `minutes` apart, without news of each other. */
function assignApart(minutes: number): string {
  const { id } = both.one.execute("requests.receive", aRequest());
  both.exchange();
  const { version } = both.one.query("requests.detail", { id }).row;
  both.two.clock.advance(minutes * 60_000);
  both.one.execute("requests.assign", { id, version, operator: both.one.operators["team-lead"] }, "team-lead");
  both.two.execute("requests.assign", { id, version, operator: both.one.operators.head }, "team-lead");
  both.exchange();
  return id;
}

test("what two consoles set at times that lie apart is listed on both, and stays listed in a view built anew", () => {
  const id = assignApart(6);
  const seen = [both.one, both.two].map((console) => console.query("requests.detail", { id }));
  for (const { conflicts, row } of seen) {
    expect(conflicts).toMatchObject([{ reason: "clocks-apart", type: "request.assigned" }]);
    expect(row.conflicts).toBe(1);
  }
  expect(seen[0]?.conflicts).toEqual(seen[1]?.conflicts);
  both.one.clock.advance(6 * 60_000);
  both.one.execute("requests.add-note", { id, note: "Sudah dibicarakan" });
  both.exchange();
  for (const console of [both.one, both.two]) {
    expect(console.query("requests.detail", { id }).row.conflicts).toBe(1);
    console.reopen();
    expect(console.query("requests.detail", { id }).row.conflicts).toBe(1);
  }
});

test("what two consoles set within five minutes is not", () => {
  const id = assignApart(5);
  expect(both.one.query("requests.detail", { id })).toMatchObject({ conflicts: [], row: { conflicts: 0 } });
});
