import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deliver, ForeignConsole, joinOffice } from "../helpers/consoles";
import { aFullRequest, complete, receive } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

const PUBLIC_INFORMATION = "bantul-38-permohonan-informasi-publik";
const LENDING = "bantul-3-peminjaman-tempat-rapat";
const HOUR = 3_600_000;
const FROM = Date.parse("2026-12-01T08:00:00+07:00");

let store: TestStore;
beforeEach(() => {
  store = openTestStore();
});
afterEach(() => store.close());

const detail = (id: string) => store.query("requests.detail", { id });
const seen = (id: string) => ({ id, version: detail(id).version });
const firstStep = (id: string) => detail(id).steps[0]?.id ?? "";

describe("a booking of a request that came to nothing", () => {
  const slot = { resource: "ruang-uji", from: FROM, to: FROM + HOUR, note: "" };
  const booked = () =>
    store.query("bookings.list", { from: FROM, to: FROM + HOUR, resource: null, kind: null }).bookings;
  beforeEach(() => {
    const { resources, versions } = store.query("settings.get", {});
    const room = { id: "ruang-uji", kind: "meeting-room" as const, name: "Ruang uji", capacity: 9, active: true };
    const change = { version: versions.resources, resources: [...resources, room] };
    store.execute("settings.set-resources", change, "administrator");
  });
  const lent = () => receive(store, aFullRequest(store, LENDING, { bookings: [slot] }));

  test("comes back with it, unless somebody else has the time now", () => {
    const first = lent();
    const refuse = (id: string) =>
      store.execute("requests.refuse", { ...seen(id), step: firstStep(id), reason: "Penuh" }, "team-lead");
    const reopen = (id: string) =>
      store.execute("requests.reopen", { ...seen(id), step: firstStep(id), reason: "Diminta lagi" });
    refuse(first);
    reopen(first);
    expect(booked().map(({ request }) => request)).toEqual([first]);
    refuse(first);
    const second = lent();
    reopen(first);
    expect(booked().map(({ request, clashesWith }) => [request, clashesWith])).toEqual([[second, []]]);
    expect(detail(first).bookings).toMatchObject([{ cancelled: true }]);
    expect(detail(first).conflicts).toEqual([]);
  });

  test("does not come back into a taken time when a merge is undone", () => {
    const into = lent0();
    const first = lent();
    store.execute("requests.merge", { ...seen(first), into, reason: "" });
    const second = lent();
    store.execute("requests.unmerge", { ...seen(first), reason: "Lain" });
    expect(booked().map(({ request, clashesWith }) => [request, clashesWith])).toEqual([[second, []]]);
  });
  const lent0 = () => receive(store, aFullRequest(store, LENDING));
});

test("an extension granted while the applicant is waited for tells how much later it is due, not how much earlier", () => {
  store.clock.set("2026-03-13T09:00:00+07:00");
  const id = receive(store, aFullRequest(store, PUBLIC_INFORMATION));
  store.clock.set("2026-03-16T09:00:00+07:00");
  store.execute("requests.wait", { ...seen(id), message: "Mohon rincian" });
  store.clock.set("2026-04-20T09:00:00+07:00");
  const limit = detail(id).extensionsLeft[0]?.limit ?? -1;
  const notice = { ground: "not-held" as const, reason: "Belum", noticeNumber: "", noticeDate: "2026-04-20" };
  store.execute("requests.extend", { ...seen(id), limit, ...notice });
  const told = store.query("requests.timeline", { id }).find(({ type }) => type === "request.extended")?.details;
  expect(Number(told?.to)).toBeGreaterThan(Number(told?.from));
});

test("a step's time leaves out the waits of the time before a reopening too", () => {
  store.close();
  store = openTestStore({ office: "polewali-mandar" });
  store.clock.set("2026-11-23T09:00:00+08:00");
  const id = receive(store, aFullRequest(store, "polewali-mandar-15-pemeliharaan-jaringan-tik"));
  store.execute("requests.wait", { ...seen(id), message: "Menunggu surat" });
  store.clock.advance(30 * 60_000);
  store.execute("requests.resume", { ...seen(id), note: "" });
  store.clock.advance(2 * 60_000);
  while (detail(id).current !== null) complete(store, id);
  const handOver = { product: null, form: "work" as const, productDetail: "", receivedBy: "Budi", note: "" };
  store.execute("requests.hand-over", { ...seen(id), ...handOver });
  expect(detail(id).steps[0]?.usedMs).toBe(2 * 60_000);
  store.clock.advance(60_000);
  store.execute("requests.reopen", { ...seen(id), step: detail(id).steps[1]?.id ?? "", reason: "Belum beres" });
  expect(detail(id).steps[0]?.usedMs).toBe(2 * 60_000);
});

test("an event of another workstation that no rule can compute with is a conflict, and stops nothing", () => {
  const two = joinOffice(store, "K2");
  try {
    const id = receive(store, aFullRequest(store, PUBLIC_INFORMATION));
    deliver(store, two);
    const foreign = new ForeignConsole("K9.aaaa", store.clock);
    const after = JSON.stringify([store.query("requests.timeline", { id }).at(-1)?.eventId]);
    const write = (type: string, payload: object) => foreign.write(`request/${id}`, type, payload, { after });
    const extension = { limit: 1, ground: "not-held", noticeDate: "2026-11-24", from: null, to: null };
    const events = [
      write("request.extended", { ...extension, iso: "sebulan" }),
      write("request.extended", { ...extension, limit: 2, iso: "P999999Y" }),
      write("request.due-agreed", { due: 9_000_000_000_000_000 }),
      write("request.waiting-started", { ground: "applicant", since: -9_000_000_000_000_000 }),
      write("request.booked", { booking: "b", resource: "r", from: 9_000_000_000_000_000, to: 1 }),
      write("request.reopened", { step: "-", clock: "starts", promise: null }),
    ];
    two.store.ingest(events);
    expect(two.query("requests.detail", { id }).conflicts.length).toBeGreaterThan(0);
    two.query("requests.timeline", { id });
    two.query("deadlines.explain-request", { id });
    two.query("registers.request", { id });
    complete(two, id);
  } finally {
    two.close();
  }
});

describe("times that no calendar has", () => {
  test.each([9_000_000_000_000_000, -9_000_000_000_000_000, 253_402_300_800_000])("are refused: %d", (time) => {
    const parsed = (work: () => unknown) => expect(work).toThrow();
    parsed(() => store.execute("requests.receive", aRequest({ receivedAt: time })));
    const id = receive(store, aFullRequest(store, LENDING));
    const booking = { resource: "r", from: time, to: time + HOUR, note: "" };
    parsed(() => store.execute("requests.book", { ...seen(id), booking }));
    const tentative = receive(
      store,
      aFullRequest(store, "bantul-58-permohonan-pembuatan-aplikasi-pada-pemerintah-kabupaten"),
    );
    parsed(() => store.execute("requests.agree-due", { ...seen(tentative), due: time, note: "" }));
    expect(detail(tentative).agreedDue).toBeNull();
  });
});
