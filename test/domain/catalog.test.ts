import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { OFFICES, type Office } from "../../shared/domain/catalog/entry";
import { parseOfficeCatalog } from "../../shared/domain/catalog/parse";
import { type Service, serviceSchema } from "../../shared/domain/catalog/service";
import { endingSteps, isEnding, reachableSteps } from "../../shared/domain/catalog/walk";
import { catalogFolder, officeFiles, shippedServices } from "./catalog-files";

/** Steps and requirements of every entry, in the order of the decrees, as counted in the documents. */
const COUNTS: Record<Office, string> = {
  bantul:
    "3/4 3/4 3/2 3/2 7/4 7/4 4/2 5/2 4/2 6/2 6/2 5/3 5/3 3/2 5/2 5/3 4/2 5/3 5/3 4/2 4/2 6/3 8/2 8/3 6/2 6/3 0/0 11/3 4/2 8/8 6/2 4/2 4/2 7/5 3/2 6/2 11/3 5/2 7/3 3/2 7/2 6/2 5/9 8/12 4/1 8/2 6/1 5/1 7/1 7/1 6/1 7/1 5/1 16/0 6/1 5/1 9/4 1/1 9/1 5/1 8/1 8/1 9/1 6/1 10/1 13/1 9/1",
  klaten: "2/1 2/1 3/1 3/1 3/1 3/2 2/1 4/2 4/3 4/1 3/2",
  pasuruan: "3/1 3/1 4/1 2/1 1/1 4/1 3/1 3/1",
  trenggalek: "3/1 2/1 4/2 3/1 2/1 5/1 5/4 4/1 14/1 2/1 2/1 2/1",
  "polewali-mandar":
    "7/0 7/0 7/0 8/0 7/0 6/0 7/0 10/0 9/0 7/0 5/0 7/0 9/0 9/0 9/0 8/0 8/0 6/0 7/0 8/0 6/0 8/0 7/0 8/0 5/0 6/0 6/0 7/0 7/0 5/0",
};

function numbersOf(sentence: string): string[] {
  return (sentence.match(/\d+/g) ?? []).sort();
}

describe("the shipped catalog", () => {
  test.each(OFFICES)(
    "%s loads and resolves without a problem, entry for entry as counted in its document",
    (office) => {
      const { services, problems } = parseOfficeCatalog(officeFiles(office));
      expect(problems).toEqual([]);
      expect(services.map(({ entry }) => `${entry.procedure.length}/${entry.requirements.length}`).join(" ")).toBe(
        COUNTS[office],
      );
      expect(services.every(({ entry }) => entry.office === office)).toBe(true);
    },
  );

  test("holds 128 entries with 724 steps, 197 requirements and 108 limits", () => {
    const services = shippedServices();
    const sum = (count: (service: Service) => number) => services.reduce((total, service) => total + count(service), 0);
    expect(services.length).toBe(128);
    expect(sum(({ entry }) => entry.procedure.length)).toBe(724);
    expect(sum(({ entry }) => entry.requirements.length)).toBe(197);
    expect(sum(({ entry }) => entry.time_limits.length)).toBe(108);
    expect(sum(({ limits }) => limits.length)).toBe(108);
    expect(new Set(services.map(({ entry }) => entry.id)).size).toBe(128);
  });

  test("can run every entry but Bantul 27, which says why in its own words", () => {
    const stopped = shippedServices().filter((service) => !service.runnable);
    expect(stopped.map(({ entry }) => entry.id)).toEqual(["bantul-27-penanganan-keberatan"]);
    expect(stopped[0]?.reasonNotRunnable).toMatch(/tercantum.*tidak memuat isi/);
    expect(stopped[0]?.steps).toEqual([]);
  });

  test("gives services that fit the schema a request pins", () => {
    for (const service of shippedServices()) expect(serviceSchema.safeParse(service).error).toBeUndefined();
  });

  test.each(OFFICES)("%s has each defect of its documents in both languages", (office) => {
    for (const { entry, defects } of shippedServices([office])) {
      expect(
        defects.map(({ en }) => en),
        entry.id,
      ).toEqual(entry.anomalies);
      for (const { id, en } of defects) {
        expect(id, entry.id).not.toBe(en);
        // Numbers of lines, steps and decrees are the same in both.
        expect(numbersOf(id), `${entry.id}: ${id}`).toEqual(numbersOf(en));
      }
    }
  });

  test("lets every step of every service be reached and come to an end", () => {
    for (const { entry, steps } of shippedServices()) {
      const ids = steps.map((step) => step.id);
      expect([...reachableSteps(steps)].sort(), entry.id).toEqual([...ids].sort());
      expect([...endingSteps(steps)].sort(), entry.id).toEqual([...ids].sort());
      for (const step of steps) {
        for (const { to } of step.outcomes) expect(isEnding(to) || ids.includes(to), `${entry.id} ${to}`).toBe(true);
      }
    }
  });

  test("names a role for every actor printed in a document, and none where the document names none", () => {
    for (const { entry, steps } of shippedServices()) {
      for (const step of steps) {
        const where = `${entry.id} ${step.id}`;
        if (step.actor.kind === "role") expect(step.actor.roles.length, where).toBeGreaterThan(0);
        if (step.actor.kind === "choose") expect(step.actor.roles, where).toEqual([]);
      }
    }
  });

  test("has every conditional, alternative, returning or actorless step settled by hand", () => {
    const script = join(catalogFolder, "../../scripts/catalog-steps.mjs");
    const flagged = JSON.parse(execFileSync(process.execPath, [script, "--json"], { encoding: "utf8" })) as {
      entry: string;
      n: number;
      by: string | null;
      reason: string | null;
    }[];
    expect(flagged.length).toBeGreaterThan(300);
    expect(flagged.filter((step) => step.by === null || !step.reason).map((step) => `${step.entry} ${step.n}`)).toEqual(
      [],
    );
  });
});
