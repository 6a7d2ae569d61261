import { describe, expect, test } from "vitest";
import type { Service } from "../../shared/domain/catalog/service";
import { isEnding } from "../../shared/domain/catalog/walk";
import { shippedService, shippedServices } from "./catalog-files";

/** Walks by outcomes, breadth first: "step:outcome" pairs taken, and the endings met. */
function walk(service: Service): { taken: Set<string>; endings: Set<string>; visited: Set<string> } {
  const taken = new Set<string>();
  const endings = new Set<string>();
  const visited = new Set<string>();
  let front = service.steps.slice(0, 1).map((step) => step.id);
  while (front.length > 0) {
    const next: string[] = [];
    for (const id of front) {
      if (visited.has(id)) continue;
      visited.add(id);
      const step = service.steps.find((candidate) => candidate.id === id);
      if (!step) throw new Error(`${service.entry.id}: no step ${id}`);
      for (const outcome of step.outcomes) {
        taken.add(`${id}:${outcome.id}`);
        if (isEnding(outcome.to)) endings.add(outcome.to);
        else next.push(outcome.to);
      }
    }
    front = next;
  }
  return { taken, endings, visited };
}

/** Follows one way of outcomes; a step that is not named takes its first outcome. */
function follow(service: Service, choices: Record<string, string> = {}): string[] {
  const way: string[] = [];
  let at = service.steps[0]?.id ?? "";
  while (!isEnding(at)) {
    if (way.length > 50) throw new Error(`${service.entry.id} goes round: ${way.join(" ")}`);
    way.push(at);
    const step = service.steps.find((candidate) => candidate.id === at);
    const wanted = choices[at];
    const outcome = step?.outcomes.find((candidate) => wanted === undefined || candidate.id === wanted);
    if (!outcome) throw new Error(`${service.entry.id} ${at}: no outcome ${wanted}`);
    at = outcome.to;
  }
  return [...way, at];
}

const infrastructure = shippedServices(["bantul"]).filter(
  ({ entry }) => (entry.no ?? 0) >= 43 && (entry.no ?? 0) <= 58,
);

describe("Bantul's infrastructure sections, 43 to 58", () => {
  test("are all sixteen there", () => {
    expect(infrastructure.map(({ entry }) => entry.no)).toEqual([
      43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58,
    ]);
  });

  test.each(infrastructure.map((service) => [service.entry.id, service] as const))(
    "%s: every outcome of every step is walked and all ways end",
    (_id, service) => {
      const { taken, endings, visited } = walk(service);
      expect(taken.size).toBe(service.steps.reduce((sum, step) => sum + step.outcomes.length, 0));
      expect(visited.size).toBe(service.steps.length);
      expect(endings.has("handover")).toBe(true);
    },
  );

  test("refuse or leave unfulfilled only where the decree speaks of a decision", () => {
    const endings = Object.fromEntries(
      infrastructure.map((service) => [service.entry.no, [...walk(service).endings].sort()]),
    );
    const fulfilledOnly = ["handover"];
    expect(endings).toEqual({
      43: ["handover", "refusal"],
      44: fulfilledOnly,
      45: fulfilledOnly,
      46: fulfilledOnly,
      47: fulfilledOnly,
      48: ["handover", "unfulfilled"],
      49: ["handover", "unfulfilled"],
      50: ["handover", "unfulfilled"],
      51: ["handover", "unfulfilled"],
      52: ["handover", "unfulfilled"],
      53: ["handover", "refusal", "unfulfilled"],
      54: fulfilledOnly,
      55: fulfilledOnly,
      56: ["handover", "refusal"],
      57: fulfilledOnly,
      58: ["handover", "refusal"],
    });
  });

  test("ask for a reason whenever a request is refused or sent back", () => {
    for (const { entry, steps } of infrastructure) {
      for (const outcome of steps.flatMap((step) => step.outcomes)) {
        if (outcome.to === "refusal" || outcome.effect === "return") {
          expect(outcome.reasonRequired, `${entry.id} ${outcome.id}`).toBe(true);
        }
      }
    }
  });
});

describe("52, network repair", () => {
  const service = shippedService("bantul", "bantul-52-");

  test("goes from the section head to the repair, the report and the handover", () => {
    expect(follow(service)).toEqual(["assign", "repair", "report-repair", "handover"]);
    expect(service.steps.map((step) => step.actor.roles)).toEqual([
      ["section-head"],
      ["noc-operator", "team-lead"],
      ["team-lead"],
      [],
    ]);
  });

  test("studies again only what cannot be met, which then is met or stays unfulfilled", () => {
    expect(follow(service, { repair: "cannot-be-met", restudy: "cannot-be-met" })).toEqual([
      "assign",
      "repair",
      "restudy",
      "unfulfilled",
    ]);
    const restudy = service.steps.find((step) => step.id === "restudy");
    expect(restudy?.actor).toEqual({ kind: "choose", roles: [], label: null });
    expect(restudy?.outcomes.find((outcome) => outcome.id === "can-be-met")).toMatchObject({
      to: "repair",
      effect: "return",
    });
  });

  test("promises two working days from the receipt to the handover", () => {
    expect(service.limits).toEqual([
      {
        limit: 0,
        label: "Penyampaian informasi dan perbaikannya kepada pemohon",
        starts: "receipt",
        stops: "handover",
        extends: null,
        selectable: true,
        basis: "working",
      },
    ]);
    expect(service.entry.time_limits[0]?.max_iso).toBe("P2D");
  });
});

describe("53, CCTV recording", () => {
  const service = shippedService("bantul", "bantul-53-");

  test("runs in time order: down to the check, then approvals up to the head", () => {
    expect(follow(service)).toEqual([
      "head-disposition",
      "section-disposition",
      "assign",
      "check-recording",
      "lead-approval",
      "section-approval",
      "head-approval",
      "handover",
    ]);
    const approvals = service.steps.filter((step) => step.kind === "approval");
    expect(approvals.map((step) => step.actor.roles)).toEqual([["team-lead"], ["section-head"], ["head"]]);
    expect(approvals.map((step) => step.source)).toEqual([[11], [7], [3]]);
  });

  test("reports a recording that does not exist up the chain and answers without a product", () => {
    expect(follow(service, { "check-recording": "unavailable" }).slice(4)).toEqual([
      "report-unavailable",
      "lead-receives-report",
      "section-receives-report",
      "head-receives-report",
      "unfulfilled",
    ]);
  });

  test.each(["lead-approval", "section-approval", "head-approval"])(
    "ends in a refusal when %s is not given",
    (approval) => {
      expect(follow(service, { [approval]: "refused" }).at(-1)).toBe("refusal");
    },
  );

  test("says that the requirements and the applicant's part cannot be read", () => {
    expect(service.entry.requirements).toEqual([]);
    expect(service.notes.join(" ")).toContain("terpotong");
  });
});

describe("clocks that do not run from the receipt", () => {
  test.each([
    ["bantul-43-", "verify", "handover"],
    ["bantul-48-", "survey", "inform"],
    ["bantul-49-", "survey", "inform"],
    ["bantul-51-", "study", "inform"],
    ["bantul-54-", "record-fault", "handover"],
    ["bantul-56-", "study-meeting", "handover"],
  ])("%s starts with %s and stops with %s", (start, starts, stops) => {
    expect(shippedService("bantul", start).limits[0]).toMatchObject({ starts, stops });
  });

  test("38 and 42 extend their ten days by seven", () => {
    for (const start of ["bantul-38-", "bantul-42-"]) {
      const { limits, entry } = shippedService("bantul", start);
      const extension = limits.filter((run) => run.extends !== null);
      expect(extension, start).toHaveLength(1);
      expect(extension[0], start).toMatchObject({ limit: 1, extends: 0, selectable: false });
      expect(entry.time_limits[1]?.max_iso, start).toBe("P7D");
    }
  });
});
