import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { runCli } from "../../main/cli/run";
import { OFFICES } from "../../shared/domain/catalog/entry";
import { RESOURCES } from "../helpers/store";
import { cli, cliJson, scratchFolder } from "./helpers";

interface Listed {
  id: string;
  no: number | null;
  name: string;
  unit: string | null;
  steps: number;
  requirements: number;
  limits: { max_iso: string | null; min_iso: string | null; kind: string; basis: string }[];
}

describe("catalog list", () => {
  test("has every entry of the five offices, 128 in all, with the steps of the source", async () => {
    const counts: Record<string, [number, number]> = {};
    for (const office of OFFICES) {
      const list = await cliJson<Listed[]>("catalog", "list", "--office", office);
      counts[office] = [list.length, list.reduce((sum, service) => sum + service.steps, 0)];
    }
    expect(Object.values(counts).reduce((sum, [entries]) => sum + entries, 0)).toBe(128);
    expect(Object.values(counts).reduce((sum, [, steps]) => sum + steps, 0)).toBe(724);
    expect(counts.klaten?.[0]).toBe(11);
  });

  test("counts what the source prints, not what the procedure makes of it", async () => {
    const list = await cliJson<Listed[]>("catalog", "list", "--office", "bantul");
    expect(list.find(({ no }) => no === 52)).toEqual({
      id: "bantul-52-permohonan-perbaikan-jaringan",
      no: 52,
      name: "Permohonan Perbaikan Jaringan",
      unit: "Bidang Infrastruktur Teknologi Informasi, Keamanan Informasi, dan Persandian",
      steps: 5,
      requirements: 1,
      limits: [{ max_iso: "P2D", min_iso: null, kind: "maximum", basis: "working" }],
    });
    expect(list.find(({ no }) => no === 47)?.limits[0]).toMatchObject({ max_iso: "PT7M", basis: "clock" });
  });

  test.each([
    [["list"], /--office harus diisi.*klaten/],
    [["list", "--office", "sleman"], /"sleman" tidak dikenal.*klaten/],
    [["hapus"], /catalog list, catalog show/],
    [["show"], /--id harus diisi/],
    [["show", "--id", "klaten-99"], /klaten-99.*catalog list --office klaten/],
  ])("refuses %j", async (args, message) => {
    const run = await cli("catalog", ...args);
    expect(run).toMatchObject({ code: 1, out: "" });
    expect(run.err).toMatch(message);
  });
});

test("catalog show gives the entry and the procedure", async () => {
  const shown = await cliJson<{ entry: Listed; steps: { id: string }[] }>(
    "catalog",
    "show",
    "--id",
    "bantul-53-permohonan-rekaman-cctv",
  );
  expect(shown.entry.no).toBe(53);
  expect(shown.steps.map(({ id }) => id)).toContain("check-recording");
  const read = await cli("catalog", "show", "--id", "bantul-53-permohonan-rekaman-cctv");
  expect(read.out).toMatch(/Permohonan Rekaman CCTV/);
});

describe("a broken catalog file", () => {
  const scratch = scratchFolder();
  afterEach(scratch.remove);

  test("is named with entry and field", async () => {
    cpSync(RESOURCES, scratch.path("resources"), { recursive: true });
    const file = join(scratch.path("resources"), "catalog/klaten.json");
    const entries = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>[];
    delete entries[0]?.name;
    writeFileSync(file, JSON.stringify(entries));
    const errors: string[] = [];
    const io = { out: () => {}, err: (text: string) => errors.push(text) };
    const code = await runCli(["catalog", "list", "--office", "klaten"], { io, resources: scratch.path("resources") });
    expect(code).toBe(1);
    expect(errors.join("")).toMatch(/klaten\.json.*klaten-1-penambahan-bandwidth-internet.*name/);
  });
});

describe("the command line itself", () => {
  test("--help lists the commands, and each explains itself", async () => {
    const overview = await cli("--help");
    expect(overview.code).toBe(0);
    const names = [
      "catalog list",
      "catalog show",
      "due",
      "demo",
      "verify",
      "rebuild",
      "backup",
      "keys backup",
      "restore",
    ];
    for (const name of names) {
      expect(overview.out).toContain(name);
      const help = await cli(...name.split(" "), "--help");
      expect(help).toMatchObject({ code: 0, err: "" });
      expect(help.out).toContain("Contoh:");
    }
  });

  test("an unknown command and none at all end with 1", async () => {
    expect(await cli("hapus")).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/"hapus" tidak dikenal/) });
    expect((await cli()).code).toBe(1);
  });
});
