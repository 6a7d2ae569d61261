import { afterAll, describe, expect, test } from "vitest";
import { OFFICES } from "../../shared/domain/catalog/entry";
import type { Role } from "../../shared/domain/operators/roles";
import { forwardTarget, maySkip } from "../../shared/domain/requests/rules";
import type { CallInput } from "../../shared/ipc/contract";
import { Desk } from "../helpers/desk";
import { refusalOf } from "../helpers/refusal";
import { type Edge, edgesOf, intakeOf, nameOfEdge, stepInputOf, takerOf, walksOf } from "../helpers/walk";

const HOUR = 3_600_000;

describe.each(OFFICES)("at a request of %s", (office) => {
  const desk = new Desk(office);
  const { services, limited } = desk;
  afterAll(() => desk.close());
  const refused = <N extends "requests.skip-step" | "requests.complete-step">(
    name: N,
    input: CallInput<N>,
    role: Role = "team-lead",
  ) => refusalOf(() => desk.store.execute(name, input, role));

  test("a return goes back to the step it names, and the clock runs on as before", () => {
    if (desk.returning === null) {
      const returns = services.flatMap((service) =>
        edgesOf(service).filter(({ outcome }) => outcome.effect === "return"),
      );
      expect(returns.map(nameOfEdge)).toEqual([]);
      const id = desk.receive();
      const edge = desk.firstEdge();
      const back = { ...stepInputOf(edge, desk.seen(id)), outcome: "returned", note: "Mohon diperbaiki" };
      expect(refused("requests.complete-step", back, takerOf(edge.step)).code).toBe("does-not-apply");
      return;
    }
    const service = desk.returning;
    const walk = walksOf(service).find((edges) => edges.some(({ outcome }) => outcome.effect === "return")) ?? [];
    const turn = walk.findIndex(({ outcome }) => outcome.effect === "return");
    const id = desk.receive(service);
    desk.follow(id, walk.slice(0, turn));
    const before = desk.clock(id);
    desk.take(id, walk[turn] as Edge);
    expect(desk.detail(id).current).toBe(walk[turn]?.outcome.to);
    expect(
      desk
        .detail(id)
        .steps.find((step) => step.id === walk[turn]?.step.id)
        ?.records.at(-1)?.how,
    ).toBe("returned");
    expect(desk.clock(id)).toEqual(before);
    desk.follow(id, walk.slice(turn + 1));
    expect(desk.detail(id).row.status).toBe("ready");
  });

  test("a refusal ends it, stops the clock and is told with its reason", () => {
    const id = desk.receive();
    const { due } = desk.clock(id);
    desk.store.clock.advance(10 * 60_000);
    const step = desk.detail(id).current ?? "";
    const input = { ...desk.seen(id), step, reason: "Di luar wilayah layanan" };
    desk.store.execute("requests.refuse", input, takerOf(desk.firstEdge().step));
    expect(desk.detail(id)).toMatchObject({
      current: null,
      row: { status: "refused", deadline: { due, state: limited ? "met" : "none" } },
      closed: { at: desk.store.clock.now().wall, text: "Di luar wilayah layanan" },
    });
    desk.store.clock.advance(90 * 24 * HOUR);
    expect(desk.clock(id)).toMatchObject({ due, state: limited ? "met" : "none" });
    desk.store.clock.set("2026-06-15T09:00:00+07:00");
  });

  test("a plain step is skipped with a reason, a decision never, and the clock runs on", () => {
    const id = desk.receive();
    const first = desk.firstEdge().step;
    const before = desk.clock(id);
    const input = { ...desk.seen(id), step: first.id, reason: "Sudah dikerjakan sebelumnya" };
    expect(maySkip(first)).toBe(true);
    expect(refused("requests.skip-step", { ...input, reason: "Sudah" }, "call-taker").code).toBe("missing-permission");
    desk.store.execute("requests.skip-step", input, takerOf(first));
    const target = forwardTarget(first);
    expect(desk.detail(id).current).toBe(target === "handover" ? null : target);
    expect(desk.detail(id).steps[0]).toMatchObject({
      state: "skipped",
      records: [{ how: "skipped", note: input.reason }],
    });
    expect(desk.clock(id)).toEqual(before);

    const decided = services.find(({ steps }) => steps.some((step) => !maySkip(step)));
    if (!decided) return;
    const walk = walksOf(decided).find((edges) => edges.some(({ step }) => !maySkip(step))) ?? [];
    const at = walk.findIndex(({ step }) => !maySkip(step));
    const other = desk.receive(decided);
    desk.follow(other, walk.slice(0, at));
    const { step } = walk[at] as Edge;
    const skip = { ...desk.seen(other), step: step.id, reason: "Lewati" };
    expect(refused("requests.skip-step", skip, takerOf(step)).code).toBe("does-not-apply");
  });

  test("a wait for the applicant stops the clock, and its end moves the due time by what was waited", () => {
    desk.store.clock.set("2026-07-06T09:00:00+07:00");
    const id = desk.receive();
    const before = desk.clock(id);
    expect(before.state).toBe(limited ? "normal" : "none");
    desk.store.clock.advance(HOUR);
    desk.store.execute("requests.wait", { ...desk.seen(id), message: "Mohon lengkapi data" });
    expect(refusalOf(() => desk.store.execute("requests.wait", { ...desk.seen(id), message: "Lagi" })).code).toBe(
      "does-not-apply",
    );
    // A week of working days, Monday to Monday at the same time.
    desk.store.clock.advance(7 * 24 * HOUR);
    expect(desk.detail(id).row).toMatchObject({ status: "waiting", deadline: { state: limited ? "paused" : "none" } });
    desk.store.execute("requests.resume", { ...desk.seen(id), note: "Sudah dijawab" });
    const after = desk.clock(id);
    expect(after.state).toBe(limited ? "normal" : "none");
    expect(after.started).toBe(before.started);
    if (limited) expect(after.due).toBe((before.due ?? 0) + 7 * 24 * HOUR);
    expect(desk.detail(id).row.deadline.promised).toBe(before.due);
    expect(desk.detail(id).pauses).toMatchObject([{ ground: "applicant", message: "Mohon lengkapi data" }]);
  });

  test("an incomplete file waits from its receipt until it is complete", () => {
    const service = services.find(({ entry, runnable }) => runnable && entry.requirements.length > 0);
    if (!service) {
      expect(office).toBe("polewali-mandar");
      return;
    }
    const texts = service.entry.requirements.map((_text, index) => ({ index, state: "missing" as const, note: "" }));
    const { id } = desk.store.execute("requests.receive", { ...intakeOf(service), requirements: texts });
    expect(desk.detail(id)).toMatchObject({
      row: { status: "waiting" },
      pauses: [{ ground: "requirements", to: null }],
    });
    const complete = texts.map((requirement) => ({ ...requirement, state: "complete" as const }));
    desk.store.clock.advance(24 * HOUR);
    desk.store.execute("requests.check-requirements", { ...desk.seen(id), requirements: complete });
    expect(desk.detail(id)).toMatchObject({ row: { status: "open" }, pauses: [{ to: desk.store.clock.now().wall }] });
  });

  test("reopened, it is promised a new date and goes through its steps again", () => {
    desk.store.clock.set("2026-09-07T09:00:00+07:00");
    const id = desk.receive();
    desk.follow(id, desk.straight());
    desk.finish(id);
    const ended = desk.store.clock.now().wall;
    const before = desk.clock(id);
    desk.store.clock.advance(48 * HOUR);
    const step = desk.firstEdge().step.id;
    const input = { ...desk.seen(id), step, reason: "Gangguan muncul lagi" };
    const reopen = (role: Role, changes: Partial<typeof input> = {}) =>
      desk.store.execute("requests.reopen", { ...input, ...changes }, role);
    expect(refusalOf(() => reopen("noc-operator")).code).toBe("missing-permission");
    expect(refusalOf(() => reopen("team-lead", { step: "tidak-ada" })).fields).toEqual({ step: "step-choice" });
    reopen("team-lead");
    const now = desk.store.clock.now().wall;
    const after = desk.clock(id);
    expect(after.started).toBe(now);
    if (limited) {
      expect(after.due).toBeGreaterThan(before.due ?? 0);
      expect(desk.detail(id).row.deadline).toMatchObject({ state: "normal", promised: after.due });
    }
    expect(desk.detail(id)).toMatchObject({
      current: step,
      row: { status: "open" },
      closed: null,
      pastEnds: [{ status: "handed-over", at: ended }],
    });
    expect(refusalOf(() => reopen("team-lead", desk.seen(id))).code).toBe("does-not-apply");
    desk.follow(id, desk.straight());
    desk.finish(id);
    expect(desk.detail(id)).toMatchObject({ row: { status: "handed-over" }, conflicts: [] });
    expect(desk.clock(id).state).toBe(limited ? "met" : "none");
  });

  test("merged, its clock stands and the other carries it; unmerged, it goes on where it stood", () => {
    desk.store.clock.set("2026-10-05T09:00:00+07:00");
    const [id, into] = [desk.receive(), desk.receive()];
    const before = desk.clock(id);
    const merge = (changes: Partial<CallInput<"requests.merge">> = {}) =>
      desk.store.execute("requests.merge", { ...desk.seen(id), into, reason: "Laporan yang sama", ...changes });
    expect(refusalOf(() => merge({ into: id })).fields).toEqual({ into: "merge-itself" });
    desk.store.clock.advance(10 * 60_000);
    merge();
    expect(desk.detail(id)).toMatchObject({
      row: { status: "merged", deadline: { due: before.due, state: limited ? "met" : "none" } },
      mergedInto: { id: into },
      may: { act: false, reopen: false, unmerge: true },
    });
    expect(desk.detail(into).duplicates).toEqual([{ id, number: desk.detail(id).row.number }]);
    const edge = desk.firstEdge();
    expect(refusalOf(() => desk.take(id, edge)).code).toBe("does-not-apply");
    expect(
      refusalOf(() => desk.store.execute("requests.merge", { ...desk.seen(into), into: id, reason: "" })).fields,
    ).toEqual({
      into: "merge-closed",
    });
    desk.store.execute("requests.unmerge", { ...desk.seen(id), reason: "Ternyata lokasi lain" });
    expect(desk.detail(id)).toMatchObject({ row: { status: "open" }, mergedInto: null, current: edge.step.id });
    expect(desk.clock(id)).toEqual({ ...before, state: desk.clock(into).state });
    expect(desk.detail(into).duplicates).toEqual([]);
    expect(refusalOf(() => desk.store.execute("requests.unmerge", { ...desk.seen(id), reason: "x" })).code).toBe(
      "does-not-apply",
    );
    for (const request of [id, into]) {
      desk.follow(request, desk.straight());
      desk.finish(request);
      expect(desk.detail(request)).toMatchObject({ row: { status: "handed-over" }, conflicts: [] });
    }
  });
});
