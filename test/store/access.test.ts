import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deliver, joinOffice } from "../helpers/consoles";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
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

const record = (store: TestStore, workstation: string, subject: string, way = "viewed") =>
  store.store.executeMany([{ name: "access.record", input: { way, subject, what: "detail", workstation } }], {
    operatorId: store.operators["service-desk"],
    main: true,
  });

describe("a look at a person's data", () => {
  test("is recorded in the workstation's day, and makes nobody's open form stale", () => {
    const id = receive(open);
    const seen = open.query("requests.detail", { id }).version;
    record(open, "K1", `request/${id}`);
    record(open, "K1", `request/${id}`, "printed");
    expect(open.changed).toContain("access/K1-2026-11-23");
    expect(open.execute("requests.assign", { id, version: seen, operator: null }).version).toBe(seen + 1);
    expect(open.query("access.of-subject", { subject: `request/${id}` }, "administrator")).toMatchObject([
      { way: "printed", operatorName: "Operator service-desk", workstation: "K1", what: "detail" },
      { way: "viewed" },
    ]);
  });

  test("stands in a new stream the next day, by the office's own midnight", () => {
    const id = receive(open);
    open.clock.set("2026-11-23T23:59:00+07:00");
    record(open, "K1", `request/${id}`);
    open.clock.set("2026-11-24T00:01:00+07:00");
    record(open, "K1", `request/${id}`);
    const streams = open.store.database.rawAll<{ stream: string }>(
      "SELECT DISTINCT stream FROM events WHERE type LIKE 'access.%' ORDER BY stream",
    );
    expect(streams.map(({ stream }) => stream)).toEqual(["access/K1-2026-11-23", "access/K1-2026-11-24"]);
  });

  test("is seen on every console, the same after a rebuild", () => {
    const other = joinOffice(open, "K2");
    others.push(other);
    const id = receive(open);
    deliver(open, other);
    for (let look = 0; look < 3; look++) record(open, "K1", `request/${id}`);
    record(other, "K2", `request/${id}`, "exported");
    deliver(open, other);
    deliver(other, open);
    const rows = viewRows(open);
    expect(rows.access).toHaveLength(4);
    expect(viewRows(other).access).toEqual(rows.access);
    open.shut();
    rmSync(open.paths.view);
    open.reopen();
    expect(viewRows(open)).toEqual(rows);
  });

  test("is shown to those who answer for it only, and recorded by no window", () => {
    const id = receive(open);
    const ask = () => open.query("access.of-subject", { subject: `request/${id}` }, "service-desk");
    expect(refusalOf(ask).code).toBe("missing-permission");
    const asWindow = { operatorId: open.operators["service-desk"] };
    expect(refusalOf(() => open.store.execute("access.record", {}, asWindow)).code).toBe("unknown-name");
  });
});
