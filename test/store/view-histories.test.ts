import { rmSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { Refusal } from "../../shared/ipc/errors";
import type { RequestDetail } from "../../shared/ipc/requests";
import { type TwoConsoles, twoConsoles } from "../helpers/consoles";
import { aFullRequest, stepInput } from "../helpers/requests";
import type { TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

/** Network repair, public information (an extension, a register), a tentative one, a recording, a letter, a live stream. */
const SERVICES = [
  "bantul-52-permohonan-perbaikan-jaringan",
  "bantul-38-permohonan-informasi-publik",
  "bantul-58-permohonan-pembuatan-aplikasi-pada-pemerintah-kabupaten",
  "bantul-53-permohonan-rekaman-cctv",
];
const ROOM = "ruang-rapat";
const MINUTE = 60_000;

let consoles: TwoConsoles | null = null;
afterEach(() => consoles?.close());

/** Numbers in [0, 1) from a seed (mulberry32): a history that fails can be played again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class History {
  readonly done = new Map<string, number>();
  private readonly random: () => number;
  private readonly services: readonly string[];

  constructor(
    seed: number,
    private readonly both: TwoConsoles,
  ) {
    this.random = randomFrom(seed);
    const { one } = both;
    const room = { id: ROOM, kind: "meeting-room" as const, name: "Ruang rapat", capacity: 12, active: true };
    const { resources, versions } = one.query("settings.get", {});
    const known = resources.filter(({ id }) => id !== ROOM);
    one.execute(
      "settings.set-resources",
      { version: versions.resources, resources: [...known, room] },
      "administrator",
    );
    const lending = one
      .query("catalog.list", {})
      .filter(({ id, runnable }) => runnable && this.lends(id))
      .map(({ id }) => id);
    this.services = [...SERVICES, ...lending.slice(0, 2)];
    both.exchange();
  }

  private lends(id: string): boolean {
    return this.both.one.query("catalog.service", { id, hash: null }).service.books.includes("meeting-room");
  }

  private upTo(count: number): number {
    return Math.floor(this.random() * count);
  }

  private pick<T>(items: readonly T[]): T | undefined {
    return items[this.upTo(items.length)];
  }

  private requests(at: TestStore): string[] {
    return at
      .query("requests.page", {
        view: "all",
        search: "",
        sort: "number",
        descending: false,
        after: null,
        limit: 200,
        filters: { serviceId: null, section: null, status: null, channel: null, receivedFrom: null, receivedTo: null },
      })
      .rows.map(({ id }) => id);
  }

  /** One thing that somebody does at one of the consoles; what is refused leaves no trace. */
  step(): void {
    const at = this.upTo(2) === 0 ? this.both.one : this.both.two;
    for (const store of [this.both.one, this.both.two]) store.clock.advance(this.upTo(90) * MINUTE);
    const id = this.upTo(8) === 0 ? undefined : this.pick(this.requests(at));
    const detail = id === undefined ? null : at.query("requests.detail", { id });
    const name = detail === null ? "receive" : (this.pick(this.openTo(detail)) ?? "note");
    try {
      if (detail === null) this.receive(at);
      else this.actions[name]?.(at, detail);
      this.done.set(name, (this.done.get(name) ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  /** What can be done with a request; what needs a certain state is tried only there. */
  private openTo({ may, bookings, extensionsLeft }: RequestDetail): string[] {
    const fits: Readonly<Record<string, boolean>> = {
      reopen: may.reopen,
      unmerge: may.unmerge,
      "hand-over": may.handOver,
      resume: may.resume,
      book: may.book,
      "cancel-booking": bookings.length > 0,
      extend: extensionsLeft.length > 0,
      "agree-due": may.agreeDue,
    };
    const names = Object.keys(this.actions).filter((name) => fits[name] ?? true);
    // Little can be done with what is closed, and most of it is refused: it is taken up again often enough.
    const again = ["reopen", "unmerge"].filter((name) => fits[name]);
    return [...names, ...again, ...again, ...again, ...again];
  }

  private receive(at: TestStore): void {
    const channel = this.pick(["letter", "counter", "email"] as const) ?? "counter";
    const letter = { number: channel === "letter" ? `045/${this.upTo(5)}` : "", date: null };
    const service = this.pick(this.services) ?? "";
    at.execute("requests.receive", aFullRequest(at, service, { channel, letter }));
  }

  private slot() {
    const from = Date.parse("2026-12-01T08:00:00+07:00") + this.upTo(6) * 60 * MINUTE;
    return { resource: ROOM, from, to: from + 90 * MINUTE, note: "rapat" };
  }

  private registerOf(at: TestStore, id: string): string | null {
    return at.query("registers.request", { id }).register;
  }

  private readonly actions: Readonly<Record<string, (at: TestStore, detail: RequestDetail) => void>> = {
    complete: (at, { row: { id } }) => this.complete(at, id),
    "complete-again": (at, { row: { id } }) => this.complete(at, id),
    refuse: (at, { row: { id }, version, current }) => {
      if (current === null) return;
      const { role } = stepInput(at, id);
      at.execute("requests.refuse", { id, version, step: current, reason: "Tidak dapat" }, role);
    },
    "hand-over": (at, { row: { id }, version }) =>
      at.execute("requests.hand-over", {
        id,
        version,
        product: null,
        form: "work",
        productDetail: "",
        receivedBy: "Budi",
        note: "",
      }),
    wait: (at, { row: { id }, version }) => at.execute("requests.wait", { id, version, message: "Mohon data" }),
    resume: (at, { row: { id }, version }) => at.execute("requests.resume", { id, version, note: "" }),
    reopen: (at, { row: { id }, version, steps }) =>
      at.execute("requests.reopen", { id, version, step: this.pick(steps)?.id ?? "-", reason: "Belum beres" }),
    merge: (at, { row: { id }, version }) =>
      at.execute("requests.merge", { id, version, into: this.pick(this.requests(at)) ?? id, reason: "sama" }),
    unmerge: (at, { row: { id }, version }) => at.execute("requests.unmerge", { id, version, reason: "lain" }),
    extend: (at, { row: { id }, version, extensionsLeft }) =>
      at.execute("requests.extend", {
        id,
        version,
        limit: extensionsLeft[0]?.limit ?? 1,
        ground: "not-held",
        reason: "Masih dikumpulkan",
        noticeNumber: "",
        noticeDate: new Date(at.clock.now().wall + 7 * 60 * MINUTE).toISOString().slice(0, 10),
      }),
    "agree-due": (at, { row: { id }, version }) =>
      at.execute("requests.agree-due", { id, version, due: at.clock.now().wall + 86_400_000, note: "" }),
    book: (at, { row: { id }, version }) => at.execute("requests.book", { id, version, booking: this.slot() }),
    "cancel-booking": (at, { row: { id }, version, bookings }) =>
      at.execute("requests.cancel-booking", { id, version, booking: this.pick(bookings)?.id ?? "-", reason: "batal" }),
    sheet: (at) => {
      const id = this.requests(at).find((known) => this.registerOf(at, known) === "ppid") ?? "-";
      at.execute("requests.fill-sheet", {
        id,
        version: at.query("requests.detail", { id }).version,
        sheet: "objection",
        entry: null,
        values: { "received-on": "2026-11-24", grounds: ["a"], case: "Ditolak", "filed-by": "applicant" },
      });
    },
    correct: (at, { row: { id }, version }) =>
      at.execute("requests.correct", {
        id,
        version,
        values: { applicantName: `Nama ${this.upTo(9)}`, letterNumber: `B/${this.upTo(9)}` },
        reason: "salah ketik",
      }),
    note: (at, { row: { id } }) => at.execute("requests.add-note", { id, note: "catatan" }),
    assign: (at, { row: { id }, version }) =>
      at.execute("requests.assign", { id, version, operator: at.operators.head ?? null }),
  };

  private complete(at: TestStore, id: string): void {
    const { steps } = at.query("requests.detail", { id });
    const outcomes = steps.find(({ state }) => state === "current")?.outcomes ?? [];
    if (outcomes.length === 0) return;
    const { input, role } = stepInput(at, id, this.pick(outcomes)?.id);
    at.execute("requests.complete-step", input, role);
  }
}

/** The rows of requests and bookings without their place in one log. */
function facts(store: TestStore): { requests: unknown[]; bookings: unknown[] } {
  const { requests = [], bookings = [] } = viewRows(store);
  return {
    requests: requests
      .map((text) => {
        const { row: _row, ...rest } = JSON.parse(text) as { row: number; id: string };
        return rest;
      })
      .sort((left, right) => (left.id < right.id ? -1 : 1)),
    bookings,
  };
}

function expectSameRebuilt(store: TestStore): void {
  store.shut();
  const kept = viewRows(store);
  for (const side of ["", "-wal", "-shm"]) rmSync(`${store.paths.view}${side}`, { force: true });
  store.reopen();
  expect(viewRows(store)).toEqual(kept);
}

describe("histories of two consoles that hear of each other now and then", () => {
  test.each([4, 5, 6])("leave rows that a view built anew has too, the same on both (seed %i)", (seed) => {
    const both = twoConsoles();
    consoles = both;
    const history = new History(seed, both);
    for (let part = 0; part < 8; part++) {
      for (let step = 0; step < 30; step++) history.step();
      both.exchange();
    }

    expect(facts(both.one)).toEqual(facts(both.two));
    expectSameRebuilt(both.one);
    expectSameRebuilt(both.two);
    const kinds = ["receive", "complete", "reopen", "merge", "unmerge", "book", "correct", "sheet", "wait"];
    for (const kind of kinds) expect([kind, history.done.get(kind) ?? 0]).not.toEqual([kind, 0]);
  });
});
