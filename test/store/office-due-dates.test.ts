import { afterAll, describe, expect, test } from "vitest";
import { OFFICES } from "../../shared/domain/catalog/entry";
import type { Role } from "../../shared/domain/operators/roles";
import type { CallInput } from "../../shared/ipc/contract";
import { Desk } from "../helpers/desk";
import { refusalOf } from "../helpers/refusal";

const HOUR = 3_600_000;

describe.each(OFFICES)("the due time of a request of %s", (office) => {
  const desk = new Desk(office);
  const { services, limited } = desk;
  afterAll(() => desk.close());
  const refused = <N extends "requests.extend" | "requests.agree-due">(
    name: N,
    input: CallInput<N>,
    role: Role = "team-lead",
  ) => refusalOf(() => desk.store.execute(name, input, role));

  test("an extension is only what the standard gives: once, in writing, before the limit ran out", () => {
    const extension = (id: string, limit: number, noticeDate: string) => ({
      ...desk.seen(id),
      limit,
      ground: "not-held" as const,
      reason: "Informasi belum didokumentasikan",
      noticeNumber: "045/12",
      noticeDate,
    });
    if (desk.extending === null) {
      expect(services.flatMap(({ limits }) => limits.filter((run) => run.extends !== null))).toEqual([]);
      const id = desk.receive();
      expect(desk.detail(id)).toMatchObject({ extensionsLeft: [], may: { extend: false } });
      expect(refused("requests.extend", extension(id, 0, "2026-03-13")).code).toBe("does-not-apply");
      return;
    }
    const service = desk.extending;
    desk.store.clock.set("2026-07-06T09:00:00+07:00");
    const late = desk.receive(service);
    const id = desk.receive(service);
    const before = desk.clock(id);
    // Ten working days after Monday 6 July are 20 July, seven more are 29 July.
    expect(new Date(before.due ?? 0).toISOString()).toMatch(/^2026-07-20/);
    expect(refused("requests.extend", extension(id, 1, "2026-07-07")).fields).toEqual({ noticeDate: "date-future" });
    expect(refused("requests.extend", extension(id, 1, "2026-07-03")).fields).toEqual({
      noticeDate: "date-before-receipt",
    });
    expect(refused("requests.extend", extension(id, 0, "2026-07-06")).code).toBe("does-not-apply");
    expect(refused("requests.extend", extension(id, 1, "2026-07-06"), "noc-operator").code).toBe("missing-permission");
    desk.store.execute("requests.extend", extension(id, 1, "2026-07-06"));
    expect(new Date(desk.clock(id).due ?? 0).toISOString()).toMatch(/^2026-07-29/);
    expect(desk.detail(id)).toMatchObject({
      row: { deadline: { promised: before.due } },
      extensions: [{ ground: "not-held", noticeNumber: "045/12", noticeDate: "2026-07-06" }],
      extensionsLeft: [],
      may: { extend: false },
    });
    expect(refused("requests.extend", extension(id, 1, "2026-07-06")).code).toBe("already-extended");
    desk.store.clock.set("2026-07-22T09:00:00+07:00");
    expect(desk.clock(id).state).not.toBe("late");
    expect(desk.clock(late).state).toBe("late");
    expect(refused("requests.extend", extension(late, 1, "2026-07-22")).code).toBe("extension-late");
  });

  test("a date is agreed only where the standard gives none, and counts then", () => {
    const due = desk.store.clock.now().wall + 72 * HOUR;
    if (limited) {
      const id = desk.receive();
      expect(desk.detail(id).may.agreeDue).toBe(false);
      expect(refused("requests.agree-due", { ...desk.seen(id), due, note: "" }).code).toBe("does-not-apply");
    }
    if (desk.agreeing === null) {
      const bound = services.every(({ entry }) => entry.time_limits.every(({ max_iso }) => max_iso !== null));
      expect(bound).toBe(true);
      return;
    }
    const service = desk.agreeing;
    const [id, missed] = [desk.receive(service), desk.receive(service)];
    expect(desk.clock(id)).toMatchObject({ due: null, state: "none" });
    const past = { ...desk.seen(id), due: desk.store.clock.now().wall - HOUR, note: "" };
    expect(refused("requests.agree-due", past).fields).toEqual({ due: "time-past" });
    for (const request of [id, missed]) {
      desk.store.execute("requests.agree-due", { ...desk.seen(request), due, note: "Lewat telepon" });
      expect(desk.clock(request)).toMatchObject({ due, state: "normal" });
      expect(desk.detail(request)).toMatchObject({ agreedDue: due, row: { deadline: { promised: due } } });
    }
    // A later agreement replaces the date; what was told first stays visible.
    desk.store.execute("requests.agree-due", { ...desk.seen(id), due: due + HOUR, note: "" });
    expect(desk.detail(id).row.deadline).toMatchObject({ due: due + HOUR, promised: due });
    desk.follow(id, desk.straight(service));
    desk.finish(id, service);
    expect(desk.clock(id)).toMatchObject({ due: due + HOUR, state: "met" });
    desk.store.clock.advance(73 * HOUR);
    expect(desk.clock(missed).state).toBe("late");
    desk.follow(missed, desk.straight(service));
    desk.finish(missed, service);
    expect(desk.clock(missed)).toMatchObject({ due, state: "missed" });
  });
});
