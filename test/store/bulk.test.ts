import { afterEach, beforeEach, expect, test } from "vitest";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

let held: TestStore;
beforeEach(() => {
  held = openTestStore();
});
afterEach(() => held.close());

const rows = () => held.store.database.rawAll("SELECT * FROM view.requests ORDER BY row");

test("commands of one bulk go on from what the ones before them left", () => {
  const id = held.store.inBulk(() => {
    const received = held.execute("requests.receive", aRequest());
    const operator = held.operators["noc-operator"];
    const assigned = held.execute("requests.assign", { id: received.id, version: received.version, operator });
    held.execute("requests.add-note", { id: received.id, note: "Ditelepon" });
    expect(assigned.version).toBe(received.version + 1);
    return received.id;
  });
  const before = rows();
  expect(held.query("requests.detail", { id })).toMatchObject({ version: 3, assigned: held.operators["noc-operator"] });
  held.reopen();
  expect(rows()).toEqual(before);
  expect(held.execute("requests.add-note", { id, note: "Sesudahnya" }).version).toBe(4);
});

test("a bulk that fails leaves nothing behind, on the disk or in mind", () => {
  const { id, version } = held.execute("requests.receive", aRequest());
  const before = rows();
  const failing = () =>
    held.store.inBulk(() => {
      held.execute("requests.assign", { id, version, operator: held.operators["team-lead"] });
      held.execute("requests.receive", aRequest());
      throw new Error("berhenti");
    });
  expect(failing).toThrow("berhenti");
  expect(rows()).toEqual(before);
  // The version that was seen before the bulk still holds.
  expect(held.execute("requests.assign", { id, version, operator: null }).version).toBe(version + 1);
});
