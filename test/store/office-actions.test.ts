import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCatalog } from "../../main/platform/resources";
import { OFFICES, type Office } from "../../shared/domain/catalog/entry";
import type { Service } from "../../shared/domain/catalog/service";
import type { Role } from "../../shared/domain/operators/roles";
import { forwardTarget, maySkip } from "../../shared/domain/requests/rules";
import type { CallInput } from "../../shared/ipc/contract";
import { refusalOf } from "../helpers/refusal";
import { fixedClock, openTestStore, RESOURCES, type TestStore } from "../helpers/store";
import { type Edge, edgesOf, intakeOf, nameOfEdge, stepInputOf, takerOf, walksOf } from "../helpers/walk";

const HOUR = 3_600_000;

/** On which of an office's standards each action is tried. */
interface Actions {
  /** A standard with steps to skip and, where the office has one, a limit with a due time. */
  plain: string;
  /** A standard that sends back; null where none of the office's does. */
  returning: string | null;
  /** A standard whose limit may be extended; null where none of the office's has an extension. */
  extending: string | null;
  /** A standard without a due time; null where every standard of the office has one. */
  agreeing: string | null;
}

const ACTIONS: Readonly<Record<Office, Actions>> = {
  bantul: { plain: "bantul-52-", returning: "bantul-22-", extending: "bantul-38-", agreeing: "bantul-58-" },
  klaten: { plain: "klaten-5-", returning: null, extending: null, agreeing: null },
  pasuruan: { plain: "pasuruan-4-", returning: null, extending: null, agreeing: "pasuruan-3-" },
  trenggalek: { plain: "trenggalek-6-", returning: null, extending: null, agreeing: "trenggalek-9-" },
  "polewali-mandar": {
    plain: "polewali-mandar-15-",
    returning: "polewali-mandar-28-",
    extending: null,
    agreeing: "polewali-mandar-15-",
  },
};

describe.each(OFFICES)("at a request of %s", (office) => {
  const actions = ACTIONS[office];
  const { services } = loadCatalog(RESOURCES, office);
  const serviceOf = (start: string): Service => {
    const found = services.find(({ entry }) => entry.id.startsWith(start));
    if (!found) throw new Error(`no service ${start}`);
    return found;
  };
  const plain = serviceOf(actions.plain);
  const limited = plain.limits.length > 0;
  let store: TestStore;
  beforeAll(() => {
    store = openTestStore({ office, clock: fixedClock("2026-03-13T09:00:00+07:00") });
  });
  afterAll(() => store.close());

  const receive = (service = plain) => store.execute("requests.receive", intakeOf(service)).id;
  const detailOf = (id: string) => store.query("requests.detail", { id });
  const seenOf = (id: string) => ({ id, version: detailOf(id).version });
  const take = (id: string, edge: Edge) =>
    store.execute("requests.complete-step", stepInputOf(edge, seenOf(id)), takerOf(edge.step));
  const follow = (id: string, walk: readonly Edge[]) => {
    for (const edge of walk) take(id, edge);
  };
  const finish = (id: string, service = plain) => {
    const handOver = { ...seenOf(id), form: "work" as const, productDetail: "", receivedBy: "Budi", note: "" };
    store.execute("requests.hand-over", { ...handOver, product: service.entry.products.length > 0 ? 0 : null });
  };
  const straight = (service = plain) => walksOf(service)[0] ?? [];
  const clockOf = (id: string) => {
    const { clockStartedAt, row } = detailOf(id);
    return { started: clockStartedAt, due: row.deadline.due, state: row.deadline.state };
  };
  const refused = <
    N extends "requests.extend" | "requests.agree-due" | "requests.skip-step" | "requests.complete-step",
  >(
    name: N,
    input: CallInput<N>,
    role: Role = "team-lead",
  ) => refusalOf(() => store.execute(name, input, role));

  test("a return goes back to the step it names, and the clock runs on as before", () => {
    if (actions.returning === null) {
      const returns = services.flatMap((service) =>
        edgesOf(service).filter(({ outcome }) => outcome.effect === "return"),
      );
      expect(returns.map(nameOfEdge)).toEqual([]);
      const id = receive();
      const edge = straight()[0] as Edge;
      const back = { ...stepInputOf(edge, seenOf(id)), outcome: "returned", note: "Mohon diperbaiki" };
      expect(refused("requests.complete-step", back, takerOf(edge.step)).code).toBe("does-not-apply");
      return;
    }
    const service = serviceOf(actions.returning);
    const walk = walksOf(service).find((edges) => edges.some(({ outcome }) => outcome.effect === "return")) ?? [];
    const turn = walk.findIndex(({ outcome }) => outcome.effect === "return");
    const id = receive(service);
    follow(id, walk.slice(0, turn));
    const before = clockOf(id);
    take(id, walk[turn] as Edge);
    expect(detailOf(id).current).toBe(walk[turn]?.outcome.to);
    expect(
      detailOf(id)
        .steps.find((step) => step.id === walk[turn]?.step.id)
        ?.records.at(-1)?.how,
    ).toBe("returned");
    expect(clockOf(id)).toEqual(before);
    follow(id, walk.slice(turn + 1));
    expect(detailOf(id).row.status).toBe("ready");
  });

  test("a refusal ends it, stops the clock and is told with its reason", () => {
    const id = receive();
    const { due } = clockOf(id);
    store.clock.advance(10 * 60_000);
    const step = detailOf(id).current ?? "";
    const input = { ...seenOf(id), step, reason: "Di luar wilayah layanan" };
    store.execute("requests.refuse", input, takerOf((straight()[0] as Edge).step));
    expect(detailOf(id)).toMatchObject({
      current: null,
      row: { status: "refused", deadline: { due, state: limited ? "met" : "none" } },
      closed: { at: store.clock.now().wall, text: "Di luar wilayah layanan" },
    });
    store.clock.advance(90 * 24 * HOUR);
    expect(clockOf(id)).toMatchObject({ due, state: limited ? "met" : "none" });
    store.clock.set("2026-06-15T09:00:00+07:00");
  });

  test("a plain step is skipped with a reason, a decision never, and the clock runs on", () => {
    const id = receive();
    const first = (straight()[0] as Edge).step;
    const before = clockOf(id);
    const input = { ...seenOf(id), step: first.id, reason: "Sudah dikerjakan sebelumnya" };
    expect(maySkip(first)).toBe(true);
    expect(refused("requests.skip-step", { ...input, reason: "Sudah" }, "call-taker").code).toBe("missing-permission");
    store.execute("requests.skip-step", input, takerOf(first));
    const target = forwardTarget(first);
    expect(detailOf(id).current).toBe(target === "handover" ? null : target);
    expect(detailOf(id).steps[0]).toMatchObject({
      state: "skipped",
      records: [{ how: "skipped", note: input.reason }],
    });
    expect(clockOf(id)).toEqual(before);

    const decided = services.find(({ steps }) => steps.some((step) => !maySkip(step)));
    if (!decided) return;
    const walk = walksOf(decided).find((edges) => edges.some(({ step }) => !maySkip(step))) ?? [];
    const at = walk.findIndex(({ step }) => !maySkip(step));
    const other = receive(decided);
    follow(other, walk.slice(0, at));
    const { step } = walk[at] as Edge;
    const skip = { ...seenOf(other), step: step.id, reason: "Lewati" };
    expect(refused("requests.skip-step", skip, takerOf(step)).code).toBe("does-not-apply");
  });

  test("a wait for the applicant stops the clock, and its end moves the due time by what was waited", () => {
    store.clock.set("2026-07-06T09:00:00+07:00");
    const id = receive();
    const before = clockOf(id);
    expect(before.state).toBe(limited ? "normal" : "none");
    store.clock.advance(HOUR);
    store.execute("requests.wait", { ...seenOf(id), message: "Mohon lengkapi data" });
    expect(refusalOf(() => store.execute("requests.wait", { ...seenOf(id), message: "Lagi" })).code).toBe(
      "does-not-apply",
    );
    // A week of working days, Monday to Monday at the same time.
    store.clock.advance(7 * 24 * HOUR);
    expect(detailOf(id).row).toMatchObject({ status: "waiting", deadline: { state: limited ? "paused" : "none" } });
    store.execute("requests.resume", { ...seenOf(id), note: "Sudah dijawab" });
    const after = clockOf(id);
    expect(after.state).toBe(limited ? "normal" : "none");
    expect(after.started).toBe(before.started);
    if (limited) expect(after.due).toBe((before.due ?? 0) + 7 * 24 * HOUR);
    expect(detailOf(id).row.deadline.promised).toBe(before.due);
    expect(detailOf(id).pauses).toMatchObject([{ ground: "applicant", message: "Mohon lengkapi data" }]);
  });

  test("an incomplete file waits from its receipt until it is complete", () => {
    const service = services.find(({ entry, runnable }) => runnable && entry.requirements.length > 0);
    if (!service) {
      expect(office).toBe("polewali-mandar");
      return;
    }
    const texts = service.entry.requirements.map((_text, index) => ({ index, state: "missing" as const, note: "" }));
    const { id } = store.execute("requests.receive", { ...intakeOf(service), requirements: texts, fields: {} });
    expect(detailOf(id)).toMatchObject({ row: { status: "waiting" }, pauses: [{ ground: "requirements", to: null }] });
    const complete = texts.map((requirement) => ({ ...requirement, state: "complete" as const }));
    store.clock.advance(24 * HOUR);
    store.execute("requests.check-requirements", { ...seenOf(id), requirements: complete });
    expect(detailOf(id)).toMatchObject({ row: { status: "open" }, pauses: [{ to: store.clock.now().wall }] });
  });

  test("an extension is only what the standard gives: once, in writing, before the limit ran out", () => {
    const extension = (id: string, limit: number, noticeDate: string) => ({
      ...seenOf(id),
      limit,
      ground: "not-held" as const,
      reason: "Informasi belum didokumentasikan",
      noticeNumber: "045/12",
      noticeDate,
    });
    if (actions.extending === null) {
      expect(services.flatMap(({ limits }) => limits.filter((run) => run.extends !== null))).toEqual([]);
      const id = receive();
      expect(detailOf(id)).toMatchObject({ extensionsLeft: [], may: { extend: false } });
      expect(refused("requests.extend", extension(id, 0, "2026-03-13")).code).toBe("does-not-apply");
      return;
    }
    const service = serviceOf(actions.extending);
    store.clock.set("2026-07-06T09:00:00+07:00");
    const late = receive(service);
    const id = receive(service);
    const before = clockOf(id);
    // Ten working days after Monday 6 July are 20 July, seven more are 29 July.
    expect(new Date(before.due ?? 0).toISOString()).toMatch(/^2026-07-20/);
    expect(refused("requests.extend", extension(id, 1, "2026-07-07")).fields).toEqual({ noticeDate: "date-future" });
    expect(refused("requests.extend", extension(id, 1, "2026-07-03")).fields).toEqual({
      noticeDate: "date-before-receipt",
    });
    expect(refused("requests.extend", extension(id, 0, "2026-07-06")).code).toBe("does-not-apply");
    expect(refused("requests.extend", extension(id, 1, "2026-07-06"), "noc-operator").code).toBe("missing-permission");
    store.execute("requests.extend", extension(id, 1, "2026-07-06"));
    expect(new Date(clockOf(id).due ?? 0).toISOString()).toMatch(/^2026-07-29/);
    expect(detailOf(id)).toMatchObject({
      row: { deadline: { promised: before.due } },
      extensions: [{ ground: "not-held", noticeNumber: "045/12", noticeDate: "2026-07-06" }],
      extensionsLeft: [],
      may: { extend: false },
    });
    expect(refused("requests.extend", extension(id, 1, "2026-07-06")).code).toBe("already-extended");
    store.clock.set("2026-07-22T09:00:00+07:00");
    expect(clockOf(id).state).not.toBe("late");
    expect(clockOf(late).state).toBe("late");
    expect(refused("requests.extend", extension(late, 1, "2026-07-22")).code).toBe("extension-late");
  });

  test("a date is agreed only where the standard gives none, and counts then", () => {
    const due = store.clock.now().wall + 72 * HOUR;
    if (limited) {
      const id = receive();
      expect(detailOf(id).may.agreeDue).toBe(false);
      expect(refused("requests.agree-due", { ...seenOf(id), due, note: "" }).code).toBe("does-not-apply");
    }
    if (actions.agreeing === null) {
      const bound = services.every(({ entry }) => entry.time_limits.every(({ max_iso }) => max_iso !== null));
      expect(bound).toBe(true);
      return;
    }
    const service = serviceOf(actions.agreeing);
    const [id, missed] = [receive(service), receive(service)];
    expect(clockOf(id)).toMatchObject({ due: null, state: "none" });
    const past = { ...seenOf(id), due: store.clock.now().wall - HOUR, note: "" };
    expect(refused("requests.agree-due", past).fields).toEqual({ due: "time-past" });
    for (const request of [id, missed]) {
      store.execute("requests.agree-due", { ...seenOf(request), due, note: "Lewat telepon" });
      expect(clockOf(request)).toMatchObject({ due, state: "normal" });
      expect(detailOf(request)).toMatchObject({ agreedDue: due, row: { deadline: { promised: due } } });
    }
    // A later agreement replaces the date; what was told first stays visible.
    store.execute("requests.agree-due", { ...seenOf(id), due: due + HOUR, note: "" });
    expect(detailOf(id).row.deadline).toMatchObject({ due: due + HOUR, promised: due });
    follow(id, straight(service));
    finish(id, service);
    expect(clockOf(id)).toMatchObject({ due: due + HOUR, state: "met" });
    store.clock.advance(73 * HOUR);
    expect(clockOf(missed).state).toBe("late");
    follow(missed, straight(service));
    finish(missed, service);
    expect(clockOf(missed)).toMatchObject({ due, state: "missed" });
  });

  test("reopened, it is promised a new date and goes through its steps again", () => {
    store.clock.set("2026-09-07T09:00:00+07:00");
    const id = receive();
    follow(id, straight());
    finish(id);
    const ended = store.clock.now().wall;
    const before = clockOf(id);
    store.clock.advance(48 * HOUR);
    const step = (straight()[0] as Edge).step.id;
    const input = { ...seenOf(id), step, reason: "Gangguan muncul lagi" };
    const reopen = (role: Role, changes: Partial<typeof input> = {}) =>
      store.execute("requests.reopen", { ...input, ...changes }, role);
    expect(refusalOf(() => reopen("noc-operator")).code).toBe("missing-permission");
    expect(refusalOf(() => reopen("team-lead", { step: "tidak-ada" })).fields).toEqual({ step: "step-choice" });
    reopen("team-lead");
    const now = store.clock.now().wall;
    const after = clockOf(id);
    expect(after.started).toBe(now);
    if (limited) {
      expect(after.due).toBeGreaterThan(before.due ?? 0);
      expect(detailOf(id).row.deadline).toMatchObject({ state: "normal", promised: after.due });
    }
    expect(detailOf(id)).toMatchObject({
      current: step,
      row: { status: "open" },
      closed: null,
      pastEnds: [{ status: "handed-over", at: ended }],
    });
    expect(refusalOf(() => reopen("team-lead", seenOf(id))).code).toBe("does-not-apply");
    follow(id, straight());
    finish(id);
    expect(detailOf(id)).toMatchObject({ row: { status: "handed-over" }, conflicts: [] });
    expect(clockOf(id).state).toBe(limited ? "met" : "none");
  });

  test("merged, its clock stands and the other carries it; unmerged, it goes on where it stood", () => {
    store.clock.set("2026-10-05T09:00:00+07:00");
    const [id, into] = [receive(), receive()];
    const before = clockOf(id);
    const merge = (changes: Partial<CallInput<"requests.merge">> = {}) =>
      store.execute("requests.merge", { ...seenOf(id), into, reason: "Laporan yang sama", ...changes });
    expect(refusalOf(() => merge({ into: id })).fields).toEqual({ into: "merge-itself" });
    store.clock.advance(10 * 60_000);
    merge();
    expect(detailOf(id)).toMatchObject({
      row: { status: "merged", deadline: { due: before.due, state: limited ? "met" : "none" } },
      mergedInto: { id: into },
      may: { act: false, reopen: false, unmerge: true },
    });
    expect(detailOf(into).duplicates).toEqual([{ id, number: detailOf(id).row.number }]);
    const edge = straight()[0] as Edge;
    expect(refusalOf(() => take(id, edge)).code).toBe("does-not-apply");
    expect(refusalOf(() => store.execute("requests.merge", { ...seenOf(into), into: id, reason: "" })).fields).toEqual({
      into: "merge-closed",
    });
    store.execute("requests.unmerge", { ...seenOf(id), reason: "Ternyata lokasi lain" });
    expect(detailOf(id)).toMatchObject({ row: { status: "open" }, mergedInto: null, current: edge.step.id });
    expect(clockOf(id)).toEqual({ ...before, state: clockOf(into).state });
    expect(detailOf(into).duplicates).toEqual([]);
    expect(refusalOf(() => store.execute("requests.unmerge", { ...seenOf(id), reason: "x" })).code).toBe(
      "does-not-apply",
    );
    for (const request of [id, into]) {
      follow(request, straight());
      finish(request);
      expect(detailOf(request)).toMatchObject({ row: { status: "handed-over" }, conflicts: [] });
    }
  });
});
