import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RequestTableRow } from "../../main/features/requests/tables";
import { loadCatalog } from "../../main/platform/resources";
import { sql } from "../../main/store/database";
import { OFFICES } from "../../shared/domain/catalog/entry";
import type { LimitRun, Service } from "../../shared/domain/catalog/service";
import { dueOfLimit } from "../../shared/domain/deadlines/limits";
import { isCoded } from "../../shared/domain/fields/field";
import { basisSetting } from "../../shared/domain/office/settings";
import { RECORDERS, selectableLimits } from "../../shared/domain/requests/rules";
import type { RequestStatus } from "../../shared/domain/requests/types";
import { refusalOf } from "../helpers/refusal";
import { aRequest, fixedClock, openTestStore, RESOURCES, type TestStore } from "../helpers/store";
import {
  type Edge,
  edgesOf,
  intakeOf,
  nameOfEdge,
  stepInputOf,
  strangerTo,
  takerOf,
  valuesFor,
  walksOf,
} from "../helpers/walk";

const DAY = 86_400_000;
/** Longer than every printed limit of the five offices. */
const LONG_AGO = 300 * DAY;
/** Longer than every limit that runs from a later step. */
const LONG_WAIT = 30 * DAY;
const PAUSE = 10_000;

/** One request that was driven from its intake to its end, with what it should have come to. */
interface Driven {
  id: string;
  service: Service;
  walk: Edge[];
  run: LimitRun | null;
  late: boolean;
  turn: number;
  receivedAt: number;
  startedAt: number | null;
  stoppedAt: number;
  endedAt: number;
  status: RequestStatus;
}

const ENDS: Readonly<Record<string, RequestStatus>> = {
  handover: "handed-over",
  refusal: "refused",
  unfulfilled: "unfulfilled",
};

interface Plan {
  service: Service;
  walk: Edge[];
  run: LimitRun | null;
  /** Let the limit run out before the clock stops. */
  late: boolean;
  turn: number;
}

/** All walks under every limit that can be picked; the straight one also too late. */
function plansOf(service: Service): Plan[] {
  const limits = selectableLimits(service);
  const walks = walksOf(service);
  return (limits.length > 0 ? limits : [null]).flatMap((run) =>
    walks.flatMap((walk, turn) => {
      const runsOut = turn === 0 && run !== null && service.entry.time_limits[run.limit]?.max_iso != null;
      return (runsOut ? [false, true] : [false]).map((late) => ({ service, walk, run, late, turn }));
    }),
  );
}

/** Drives one request through the real commands. */
function drive(store: TestStore, { service, walk, run, late, turn }: Plan): Driven {
  const { clock } = store;
  const atReceipt = run === null || run.starts === "receipt";
  const receivedAt = clock.now().wall - (late && atReceipt ? LONG_AGO : 0);
  const fields = { ...valuesFor(service.fields, turn % 2 === 0 ? "required" : "all", turn) };
  const input = intakeOf(service, { limit: run?.limit ?? null, receivedAt, fields });
  let seen: { id: string; version: number } = store.execute("requests.receive", input);
  let startedAt = atReceipt ? receivedAt : null;
  let stoppedAt: number | null = null;
  for (const [index, edge] of walk.entries()) {
    clock.advance(PAUSE);
    const isNew = index === walk.length - 1 || turn === 0;
    if (isNew) refusals(store, edge, seen);
    seen = store.execute("requests.complete-step", stepInputOf(edge, seen), takerOf(edge.step, turn));
    const forward = edge.outcome.effect !== "return";
    if (forward && run?.starts === edge.step.id && startedAt === null) {
      startedAt = clock.now().wall;
      if (late) clock.advance(LONG_WAIT);
    } else if (forward && run?.stops === edge.step.id) stoppedAt ??= clock.now().wall;
  }
  const end = walk.at(-1)?.outcome.to ?? "handover";
  if (end === "handover") {
    clock.advance(PAUSE);
    const owed = service.entry.fee?.amount_idr ?? 0;
    const handOver = () => ({
      ...seen,
      product: service.entry.products.length > 0 ? 0 : null,
      form: "document" as const,
      productDetail: "",
      receivedBy: "Sri Wahyuni",
      note: "",
    });
    if (owed > 0) {
      expect(refusalOf(() => store.execute("requests.hand-over", handOver())).code).toBe("fee-owed");
      const fee = { ...seen, amount: owed, method: "cash" as const, receipt: "K-001", note: "" };
      seen = store.execute("requests.record-fee", fee);
    }
    store.execute("requests.hand-over", handOver(), RECORDERS[turn % RECORDERS.length]);
  }
  const endedAt = clock.now().wall;
  const status = ENDS[end] ?? "open";
  const done = { id: seen.id, service, walk, run, late, turn, receivedAt, startedAt, endedAt, status };
  return { ...done, stoppedAt: stoppedAt ?? endedAt };
}

/** What a step does not let pass: somebody else, a missing reason, option or taker, another step. */
function refusals(store: TestStore, edge: Edge, seen: { id: string; version: number }): void {
  const input = stepInputOf(edge, seen);
  const role = takerOf(edge.step);
  const attempt = (changes: Partial<typeof input>, by = role) =>
    refusalOf(() => store.execute("requests.complete-step", { ...input, ...changes }, by));
  const stranger = strangerTo(edge.step);
  if (stranger) expect(attempt({}, stranger).code).toBe("not-your-step");
  if (edge.outcome.reasonRequired) expect(attempt({ note: "" }).fields).toEqual({ note: "required" });
  if (edge.option !== null) expect(attempt({ option: null }).fields).toEqual({ option: "option-choice" });
  if (input.takenBy) expect(attempt({ takenBy: null }).fields).toEqual({ takenBy: "taker-choice" });
  expect(attempt({ step: "tidak-ada" }).code).toBe("does-not-apply");
  expect(attempt({ outcome: "tidak-ada" }).code).toBe("does-not-apply");
}

describe.each(OFFICES)("every branch of every standard of %s", (office) => {
  const { services } = loadCatalog(RESOURCES, office);
  const runnable = services.filter((service) => service.runnable);
  let store: TestStore;
  let driven: Driven[] = [];
  let rows: Map<string, RequestTableRow>;

  beforeAll(() => {
    store = openTestStore({ office, clock: fixedClock("2026-01-05T09:00:00+07:00") });
    driven = store.store.inBulk(() => runnable.flatMap(plansOf).map((plan) => drive(store, plan)));
    const table = store.store.database.all(sql.selectFrom("view.requests").selectAll());
    rows = new Map(table.map((row) => [row.id, row]));
  }, 60_000);
  afterAll(() => store.close());

  test("is walked, and ends where the branch leads, without a conflict", () => {
    const walked = new Set(
      driven.flatMap(({ service, walk }) => walk.map((edge) => `${service.entry.id}: ${nameOfEdge(edge)}`)),
    );
    const all = runnable.flatMap((service) =>
      edgesOf(service).map((edge) => `${service.entry.id}: ${nameOfEdge(edge)}`),
    );
    expect([...walked].sort()).toEqual([...new Set(all)].sort());
    expect(all.length).toBe(new Set(all).size);
    for (const { id, service, walk, status } of driven) {
      const where = `${service.entry.id} ${walk.map(nameOfEdge).join(" ")}`;
      expect(rows.get(id), where).toMatchObject({ status, step_id: null, is_open: 0, conflicts: 0, assigned: null });
    }
    const steps = driven.reduce((sum, { walk }) => sum + walk.length, 0);
    process.stdout.write(
      `${office}: ${runnable.length} standards, ${all.length} edges, ${driven.length} requests, ${steps} steps\n`,
    );
  });

  test("starts and stops the clock where the limit says, and is in time or late as it was", () => {
    const { calendar, settings } = store.store.referenceData;
    if (!calendar) throw new Error("no calendar");
    const states = new Set<string>();
    for (const { id, service, run, late, walk, ...expected } of driven) {
      const where = `${service.entry.id} ${run?.limit} ${walk.map(nameOfEdge).join(" ")}`;
      const { startedAt, stoppedAt } = expected;
      const row = rows.get(id);
      expect(row, where).toMatchObject({ clock_started_at: startedAt, clock_stopped_at: stoppedAt });
      const printed = run === null ? null : (service.entry.time_limits[run.limit] ?? null);
      const due =
        startedAt === null
          ? null
          : dueOfLimit(calendar, printed, {
              receivedAt: startedAt,
              serviceHours: service.entry.service_hours,
              setting: basisSetting(settings),
            }).due;
      expect(row?.due_at ?? null, where).toBe(due);
      expect(row?.promised_at ?? null, where).toBe(due);
      const { deadline } = store.query("requests.detail", { id }).row;
      expect(deadline.state, where).toBe(due === null ? "none" : late ? "missed" : "met");
      states.add(deadline.state);
    }
    // Polewali Mandar's standards print no limit at all.
    const limited = office === "polewali-mandar" ? [] : ["met", "missed"];
    expect([...states].filter((state) => state !== "none").sort()).toEqual(limited);
  });

  test("keeps one event for each action, by whoever did it, and what was typed at intake", () => {
    for (const { id, service, walk, turn, status } of driven) {
      const entries = store.query("requests.timeline", { id });
      const expected = [
        ["request.received", null, null, "Operator service-desk"],
        ...walk.map(({ step, outcome }) => [
          "request.step-completed",
          step.title,
          outcome.label,
          `Operator ${takerOf(step, turn)}`,
        ]),
      ];
      if (status === "handed-over") {
        const owed = service.entry.fee?.amount_idr ?? 0;
        if (owed > 0) expected.push(["request.fee-recorded", null, null, "Operator service-desk"]);
        expected.push(["request.handed-over", null, null, `Operator ${RECORDERS[turn % RECORDERS.length]}`]);
      }
      const told = entries.map((entry) => [entry.type, entry.stepTitle, entry.outcomeLabel, entry.actorName]);
      expect(told, service.entry.id).toEqual(expected);
      const detail = store.query("requests.detail", { id });
      const values = valuesFor(service.fields, turn % 2 === 0 ? "required" : "all", turn);
      for (const { field, value } of detail.fields) {
        expect(value, `${service.entry.id} ${field.id}`).toEqual(values[field.id] ?? (isCoded(field) ? null : value));
      }
      expect(detail.fields.filter(({ value }) => value !== null && value !== "").length).toBe(
        Object.keys(values).length,
      );
      expect(detail.register).toBe(service.register);
      expect(detail.conflicts).toEqual([]);
    }
  });

  test("is not taken in without what its standard requires", () => {
    for (const service of runnable) {
      const required = service.fields.filter((field) => field.required && !field.when);
      const attempt = (changes: Parameters<typeof intakeOf>[1]) =>
        refusalOf(() => store.execute("requests.receive", intakeOf(service, changes))).fields;
      if (required.length > 0) {
        const problems = Object.fromEntries(required.map(({ id }) => [`fields.${id}`, "required"]));
        expect(attempt({ fields: {} }), service.entry.id).toEqual(problems);
      }
      expect(attempt({ fields: { ...valuesFor(service.fields, "required"), "tidak-ada": "x" } })).toEqual({
        "fields.tidak-ada": "field-unknown",
      });
      if (service.entry.requirements.length > 0) {
        expect(attempt({ requirements: [] })).toEqual({ requirements: "requirements-answer" });
      }
    }
  });
});

test("Bantul 27 has no body: it is refused, with the defect of its document", () => {
  const store = openTestStore();
  try {
    const intake = aRequest({ serviceId: "bantul-27-penanganan-keberatan", limit: null, requirements: [] });
    const refused = refusalOf(() => store.execute("requests.receive", intake));
    expect(refused).toMatchObject({ code: "not-runnable", params: { service: "Penanganan Keberatan" } });
    expect(refused.params.reason).toMatch(/tercantum.*tidak memuat isi/);
  } finally {
    store.close();
  }
});
