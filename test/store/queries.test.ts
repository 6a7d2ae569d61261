import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type PageInput, QUEUE_SORTS, QUEUE_VIEWS } from "../../shared/ipc/requests";
import { refusalOf } from "../helpers/refusal";
import { aRecording, complete, driveToHandover, receive } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

const NO_FILTERS = {
  serviceId: null,
  section: null,
  status: null,
  channel: null,
  receivedFrom: null,
  receivedTo: null,
} satisfies PageInput["filters"];

function page(changes: Partial<PageInput> = {}, role?: Parameters<TestStore["query"]>[2]) {
  const input: PageInput = {
    view: "all",
    search: "",
    sort: "number",
    descending: false,
    after: null,
    limit: 200,
    filters: NO_FILTERS,
    ...changes,
  };
  return open.query("requests.page", input, role);
}
const found = (search: string, role?: Parameters<TestStore["query"]>[2]) =>
  page({ search }, role).rows.map(({ number }) => Number(number.slice(-5)));

describe("what an operator may not see never leaves the reader", () => {
  const person = aRequest({
    applicant: {
      ...aRequest().applicant,
      name: "Siti Aminah",
      nik: "3402085708850001",
      address: "Jalan Parangtritis 7",
    },
    details: "Rincian rahasia",
    place: "Rumah pemohon",
    letter: { number: "007/RHS", date: "2026-11-20" },
    requirements: [{ index: 0, state: "complete", note: "catatan berkas" }],
  });

  test.each(["call-taker", "administrator"] as const)("%s gets no applicant and no typed text", (role) => {
    const id = receive(open, person);
    open.execute("requests.wait", { id, version: 1, message: "Mohon Siti melengkapi" });
    open.execute("requests.resume", { id, version: 2, note: "Siti sudah menjawab" });
    open.execute("requests.add-note", { id, note: "Siti menelepon" });
    open.execute("requests.refuse", { id, version: 4, step: "assign", reason: "Siti salah alamat" }, "section-head");
    const detail = open.query("requests.detail", { id }, role);
    expect(detail).toMatchObject({
      applicant: null,
      details: "",
      place: "",
      letter: { number: "", date: "2026-11-20" },
    });
    expect(detail.pauses[0]?.message).toBe("");
    expect(detail.closed?.text).toBe("");
    expect(detail.row.applicant).toBe("");
    const timeline = open.query("requests.timeline", { id }, role);
    expect(timeline.map(({ text }) => text)).toEqual([null, null, null, null, null]);
    const everything = JSON.stringify([detail, timeline, page({}, role)]);
    for (const secret of ["Siti", "Aminah", "34020857", "Parangtritis", "rahasia", "RHS", "catatan berkas"]) {
      expect(everything).not.toContain(secret);
    }
    expect(JSON.stringify(open.query("requests.detail", { id }))).toContain("Siti Aminah");
  });

  test("a password's hash leaves it only for the main process", () => {
    expect(JSON.stringify(open.query("operators.list", {}, "administrator"))).not.toMatch(/hash/i);
    expect(open.reader.credential({ login: "head" })?.passwordHash).toBe("-");
    expect(open.reader.credential({ login: "nobody" })).toBeNull();
  });
});

describe("search", () => {
  const numbered = () => {
    receive(open, aRequest({ subject: "Internet mati di Balai Desa", place: "Panggungharjo" }));
    receive(open, aRecording({ subject: "Rekaman simpang Klodran" }));
    receive(
      open,
      aRequest({
        subject: "Wi-Fi pendapa lambat",
        applicant: { ...aRequest().applicant, name: "Sutarjo Wibowo", agency: "Dinas Kebudayaan" },
      }),
    );
  };
  const index = () => {
    while (open.store.idle()) {
      // Until every text is in the index.
    }
  };

  test.each(["before", "after"])("finds words, their beginnings and several at once, %s they are indexed", (when) => {
    numbered();
    if (when === "after") index();
    expect(found("klodran")).toEqual([2]);
    expect(found("KLOD")).toEqual([2]);
    expect(found("internet balai")).toEqual([1]);
    expect(found("balai klodran")).toEqual([]);
    expect(found("mati")).toEqual([1]);
    expect(found("ati")).toEqual([]);
    expect(found("kebudayaan")).toEqual([3]);
    expect(found("perbaikan jaringan")).toEqual([1, 3]);
    expect(found("K1-2026-00002")).toEqual([2]);
    expect(found("wi-fi")).toEqual([3]);
    expect(found("%")).toEqual([]);
    expect(found('" OR ""')).toEqual([]);
    expect(found("*")).toEqual([]);
  });

  test.each(["before", "after"])("finds an applicant only for those who may see one, %s indexing", (when) => {
    numbered();
    if (when === "after") index();
    for (const typed of ["sutarjo", "Sutarjo Wib", "panggungharjo", "kebudayaan", "pendapa"]) {
      expect(found(typed)).toHaveLength(1);
      expect(found(typed, "call-taker")).toEqual([]);
      expect(found(typed, "administrator")).toEqual([]);
    }
    expect(found("perbaikan jaringan", "call-taker")).toEqual([1, 3]);
    expect(found("K1-2026-00002", "call-taker")).toEqual([2]);
  });

  test("finds the same with accents and without, before and after indexing", () => {
    receive(open, aRequest({ subject: "Kafé Réjo" }));
    expect([found("kafe rejo"), found("KAFÉ")]).toEqual([[1], [1]]);
    index();
    expect([found("kafe rejo"), found("KAFÉ")]).toEqual([[1], [1]]);
  });

  test("keeps finding after a restart and a rebuilt view", () => {
    numbered();
    index();
    open.reopen();
    expect(found("klodran")).toEqual([2]);
  });
});

describe("a page of the queue", () => {
  const many = () => {
    for (let n = 0; n < 47; n++) {
      open.clock.advance(n % 3 === 0 ? 0 : 3_600_000);
      const id = receive(open, n % 2 === 0 ? aRequest() : aRecording());
      if (n % 5 === 0) complete(open, id);
      if (n % 7 === 0) driveToHandover(open, id);
    }
  };

  test("follows the one before: complete and without doubles, in every order and direction", () => {
    many();
    const all = page().rows.map(({ id }) => id);
    expect(all).toHaveLength(47);
    for (const sort of QUEUE_SORTS) {
      for (const descending of [false, true]) {
        const whole = page({ sort, descending }).rows.map(({ id }) => id);
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const part = page({ sort, descending, after, limit: 10 });
          seen.push(...part.rows.map(({ id }) => id));
          after = part.cursor;
        } while (after !== null);
        expect([sort, descending, seen]).toEqual([sort, descending, whole]);
        expect([...seen].sort()).toEqual([...all].sort());
      }
      const up = page({ sort }).rows.map(({ id }) => id);
      expect(page({ sort, descending: true }).rows.map(({ id }) => id)).toEqual(up.reverse());
    }
  });

  test("is in the order it says", () => {
    many();
    const rows = (sort: PageInput["sort"]) => page({ sort }).rows;
    const due = rows("due").map(({ deadline }) => deadline.due ?? Number.POSITIVE_INFINITY);
    expect(due).toEqual([...due].sort((a, b) => a - b));
    const received = rows("received").map(({ receivedAt }) => receivedAt);
    expect(received).toEqual([...received].sort((a, b) => a - b));
    const numbers = rows("number").map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort());
    expect([...new Set(rows("status").map(({ status }) => status))]).toEqual(["open", "handed-over"]);
  });

  test("a request that comes or goes meanwhile doubles no other", () => {
    many();
    const first = page({ sort: "due", view: "open", limit: 10 });
    receive(open);
    driveToHandover(open, first.rows[3]?.id ?? "");
    const rest = page({ sort: "due", view: "open", after: first.cursor });
    const known = new Set(first.rows.map(({ id }) => id));
    expect(rest.rows.some(({ id }) => known.has(id))).toBe(false);
  });

  test.each(["", "{}", "[1]", "[1,2,3,4]", '["a","b"]', "[null,1]", "[1e999,1]"])(
    "a cursor %j that is none is refused",
    (after) => {
      expect(refusalOf(() => page({ after })).code).toBe("bad-input");
    },
  );

  test("holds what its filters let through", () => {
    many();
    const filtered = (filters: Partial<PageInput["filters"]>) => page({ filters: { ...NO_FILTERS, ...filters } }).rows;
    expect(filtered({ channel: "letter" })).toHaveLength(23);
    expect(filtered({ status: "handed-over" })).toHaveLength(7);
    const [row] = page().rows;
    if (!row) throw new Error("no rows");
    expect(filtered({ serviceId: row.serviceId })).toHaveLength(24);
    expect(filtered({ section: row.section }).length).toBeGreaterThan(0);
    expect(filtered({ receivedFrom: row.receivedAt + 1 })).toHaveLength(46);
    expect(filtered({ receivedFrom: row.receivedAt, receivedTo: row.receivedAt + 1 })).toHaveLength(1);
  });

  test("each view holds what it counts", () => {
    many();
    const [mine, waiting] = [receive(open), receive(open)];
    open.execute("requests.assign", { id: mine, version: 1, operator: open.operators["service-desk"] });
    open.execute("requests.wait", { id: waiting, version: 1, message: "?" });
    open.clock.set("2026-11-30T10:00:00+07:00");
    for (const role of ["service-desk", "section-head", "noc-operator", "call-taker"] as const) {
      const counts = open.query("requests.counts", {}, role);
      for (const view of QUEUE_VIEWS) {
        expect([role, view, page({ view }, role).rows.length]).toEqual([role, view, counts[view]]);
      }
    }
    expect(page({ view: "mine" }).rows.map(({ id }) => id)).toEqual([mine]);
    expect(page({ view: "waiting" }).rows.map(({ id }) => id)).toEqual([waiting]);
    const late = page({ view: "late" }).rows;
    expect(late.length).toBeGreaterThan(0);
    expect(late.every(({ deadline }) => deadline.state === "late")).toBe(true);
    const today = page({ view: "due-today" }).rows;
    expect(today.every(({ deadline }) => new Date(deadline.due ?? 0).toISOString().startsWith("2026-11-30"))).toBe(
      true,
    );
    for (const row of page({ view: "my-role" }, "section-head").rows) expect(row.stepRoles).toContain("section-head");
  });
});

test("a view of what is late leaves out what waited before it was due", () => {
  const [waited, late] = [receive(open), receive(open)];
  open.execute("requests.wait", { id: waited, version: 1, message: "?" });
  open.clock.set("2026-11-26T09:00:00+07:00");
  expect(page({ view: "late" }).rows.map(({ id }) => id)).toEqual([late]);
  // One that was late before it began to wait stays late.
  open.execute("requests.wait", { id: late, version: 1, message: "?" });
  open.clock.set("2026-11-27T09:00:00+07:00");
  expect(page({ view: "late" }).rows.map(({ id }) => id)).toEqual([late]);
  expect(open.query("requests.detail", { id: waited }).row.deadline.state).toBe("paused");
});

test("the timeline tells every event, who did it, where and when", () => {
  const id = receive(open);
  open.clock.advance(60_000);
  complete(open, id);
  open.clock.advance(60_000);
  complete(open, id, "cannot-be-met");
  open.execute("requests.add-note", { id, note: "Menunggu suku cadang" });
  const timeline = open.query("requests.timeline", { id });
  const origin = open.store.identity?.origin;
  expect(timeline).toMatchObject([
    { type: "request.received", actorName: "Operator service-desk", details: { number: "K1-2026-00001" }, origin },
    { type: "request.step-completed", actorName: "Operator section-head", outcomeLabel: expect.any(String) },
    { type: "request.step-completed", actorName: "Operator noc-operator", text: "Alasan yang jelas" },
    { type: "request.note-added", text: "Menunggu suku cadang", conflict: null, clockFlag: false },
  ]);
  expect(timeline.map(({ at }) => at)).toEqual([...timeline.map(({ at }) => at)].sort((a, b) => a - b));
});

test("the catalog counts the open requests of each service", () => {
  receive(open);
  receive(open);
  driveToHandover(open, receive(open));
  receive(open, aRecording());
  const open_ = open.query("catalog.list", {}).filter(({ openRequests }) => openRequests > 0);
  expect(open_.map(({ no, openRequests }) => [no, openRequests])).toEqual([
    [52, 2],
    [53, 1],
  ]);
});

test("the workstation tells what it holds", () => {
  receive(open);
  const status = open.query("workstation.status", {});
  expect(status).toMatchObject({ office: "bantul", workstation: "K1", streams: 1, flaggedClocks: 0, conflicts: 0 });
  expect(status.events).toBe(open.store.database.rawGet<{ n: number }>("SELECT count(*) AS n FROM events")?.n);
  expect(status.calendarYears.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
});
