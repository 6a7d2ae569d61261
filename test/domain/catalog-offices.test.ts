import { describe, expect, test } from "vitest";
import { shippedService, shippedServices } from "./catalog-files";

describe("Pasuruan", () => {
  test.each([
    ["pasuruan-1-", 3],
    ["pasuruan-2-", 3],
    ["pasuruan-5-", 3],
    ["pasuruan-6-", 4],
    ["pasuruan-7-", 3],
    ["pasuruan-8-", 3],
  ])("%s has its channels as one step with %i options", (start, options) => {
    const service = shippedService("pasuruan", start);
    expect(service.steps).toHaveLength(1);
    expect(service.steps[0]?.options).toHaveLength(options);
    expect(service.steps[0]?.source).toEqual(service.entry.procedure.map((step) => step.n));
    expect(service.steps[0]?.actor.kind).toBe("applicant");
  });
});

describe("Klaten", () => {
  test("8: steps 3 and 4 are the two results of one decision", () => {
    const decide = shippedService("klaten", "klaten-8-").steps.find((step) => step.id === "decide");
    expect(decide).toMatchObject({ kind: "decision", source: [3, 4], actor: { kind: "choose" } });
    expect(decide?.outcomes.map((outcome) => outcome.to)).toEqual(["handover", "refusal", "refusal"]);
  });

  test("3: without capacity the request is not carried on", () => {
    const check = shippedService("klaten", "klaten-3-").steps.at(-1);
    expect(check?.outcomes.map((outcome) => [outcome.id, outcome.to])).toEqual([
      ["available", "handover"],
      ["unavailable", "unfulfilled"],
    ]);
  });

  test("says that a procedure stops short where it does", () => {
    const notes = ["klaten-1-", "klaten-2-", "klaten-3-", "klaten-4-"].map((start) =>
      shippedService("klaten", start).notes.join(" "),
    );
    for (const note of notes) expect(note).toContain("berhenti pada");
  });
});

describe("Polewali Mandar", () => {
  test("promises nothing in total: its times are quotas of single steps", () => {
    const services = shippedServices(["polewali-mandar"]);
    expect(services.flatMap((service) => service.limits)).toEqual([]);
    expect(services.flatMap((service) => service.steps).some((step) => step.quota !== null)).toBe(true);
  });
});
