import { afterEach, beforeEach, expect, test } from "vitest";
import type { JsonObject } from "../../shared/domain/eventlog/event";
import { ForeignConsole, wireEvents } from "../helpers/consoles";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

/** A request as a newer console would have received it: like one of this console's, with codes that are new. */
function receivedElsewhere(changes: JsonObject): string {
  open.execute("requests.receive", aRequest());
  const own = wireEvents(open).findLast(({ type }) => type === "request.received");
  const payload = JSON.parse(own?.payload ?? "{}") as JsonObject;
  const foreign = new ForeignConsole("K7.test");
  const number = { number: "K7-2026-00009", serial: 9 };
  const event = foreign.write("request/elsewhere", "request.received", { ...payload, ...number, ...changes });
  expect(open.store.ingest([event]).accepted).toBe(1);
  return "elsewhere";
}

test("a request with codes of a newer version is in the queue, on its screen and on paper", () => {
  const id = receivedElsewhere({
    channel: "sms",
    applicantKind: "village",
    requirements: [{ index: 0, state: "copied", note: "" }],
  });
  const page = open.query("requests.page", {
    view: "all",
    search: "",
    sort: "received",
    descending: true,
    after: null,
    limit: 50,
    filters: { serviceId: null, section: null, status: null, channel: null, receivedFrom: null, receivedTo: null },
  });
  expect(page.rows.find((row) => row.id === id)).toMatchObject({ channel: "sms", conflicts: 0 });
  expect(open.query("requests.detail", { id })).toMatchObject({
    applicantKind: "village",
    requirements: [{ state: "copied" }],
    conflicts: [],
  });
  expect(open.query("requests.timeline", { id })).toMatchObject([{ type: "request.received", conflict: null }]);
  const receipt = open.query("documents.compose", { document: { kind: "intake-receipt", id } });
  expect(JSON.stringify(receipt)).toContain("sms");
  open.execute("requests.add-note", { id, note: "Datang lewat SMS" });
  expect(open.query("requests.timeline", { id })).toHaveLength(2);
});

test("an intake that was sent again on another workstation is one request, found by both numbers", () => {
  const { id } = open.execute("requests.receive", aRequest());
  const own = wireEvents(open).findLast(({ type }) => type === "request.received");
  const payload = JSON.parse(own?.payload ?? "{}") as JsonObject;
  open.clock.advance(60_000);
  const foreign = new ForeignConsole("K7.test", open.clock);
  const again = foreign.write(`request/${id}`, "request.received", { ...payload, number: "K7-2026-00031", serial: 31 });
  expect(open.store.ingest([again]).accepted).toBe(1);
  const found = (search: string) =>
    open
      .query("requests.page", {
        view: "all",
        search,
        sort: "received",
        descending: true,
        after: null,
        limit: 50,
        filters: { serviceId: null, section: null, status: null, channel: null, receivedFrom: null, receivedTo: null },
      })
      .rows.map((row) => [row.id, row.number]);
  expect(open.query("requests.detail", { id })).toMatchObject({
    row: { number: payload.number, conflicts: 1 },
    otherNumbers: ["K7-2026-00031"],
    conflicts: [{ reason: "already-received" }],
  });
  expect(found("K7-2026-00031")).toEqual([[id, payload.number]]);
  expect(found(String(payload.number))).toEqual([[id, payload.number]]);
});
