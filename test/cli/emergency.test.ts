import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nearestRank } from "../../shared/domain/emergency/report";
import { cli, cliJson, scratchFolder } from "./helpers";

const scratch = scratchFolder();
afterAll(scratch.remove);

const data = () => scratch.path("demo");
const FROM = "2025-09-01";
const TO = "2026-11-23";

beforeAll(async () => {
  const sizes = ["--requests", "5", "--calls", "400", "--seed", "1", "--now", "2026-11-20T15:00:00+07:00"];
  await cliJson("demo", "--data", data(), "--office", "bantul", ...sizes);
});

interface Call {
  id: string;
  class: string;
  ring_at: string;
  answer_at: string | null;
  incident: string | null;
  susulan: boolean;
}
interface Incident {
  id: string;
  number: string;
  category: string;
  area: string;
  created_at: string;
  verified: string;
  outcome: string;
}
interface Dispatch {
  incident: string;
  sent_at: string;
  acknowledged_at: string | null;
}
interface Report {
  calls: { in: number; answered: number; unanswered: number; abandoned: number };
  byClass: Record<string, number>;
  real: { byCategory: Record<string, number>; byArea: Record<string, number>; byHour: Record<string, number> };
  intervals: {
    from: string;
    to: string;
    category: string | null;
    n: number;
    median_s: number | null;
    within: number | null;
  }[];
}

async function exported<Row>(what: string): Promise<Row[]> {
  const run = await cli("export", "--data", data(), "--what", what, "--from", FROM, "--to", TO, "--format", "json");
  expect(run.err).toBe("");
  return JSON.parse(run.out) as Row[];
}

describe("a demo's 112 desk", () => {
  test("its report is what its exports add up to", async () => {
    const [calls, incidents, dispatches] = [
      await exported<Call>("calls"),
      await exported<Incident>("incidents"),
      await exported<Dispatch>("dispatches"),
    ];
    expect(calls).toHaveLength(400);
    const years: Report[] = [];
    for (const period of ["2025", "2026"])
      years.push(await cliJson<Report>("report", "112", "--data", data(), "--period", period));
    const sum = (of: (report: Report) => number) => years.reduce((total, report) => total + of(report), 0);
    const classed = (held: string) => calls.filter((call) => call.class === held).length;
    expect(sum(({ calls: { in: all } }) => all)).toBe(400);
    expect(sum((report) => report.calls.answered)).toBe(calls.filter(({ answer_at }) => answer_at !== null).length);
    expect(sum((report) => report.calls.abandoned)).toBe(classed("abandoned"));
    expect(sum((report) => report.calls.unanswered)).toBe(classed("unanswered"));
    expect(
      sum(({ calls: { in: all, answered, abandoned, unanswered } }) => all - answered - abandoned - unanswered),
    ).toBe(0);
    for (const held of ["real", "information", "prank", "ghost", "test"]) {
      expect(sum(({ byClass }) => byClass[held] ?? 0)).toBe(classed(held));
    }
    const real = incidents.filter(({ verified, outcome }) => verified !== "false" && outcome !== "false-report");
    expect(sum(({ real: { byCategory } }) => Object.values(byCategory).reduce((a, b) => a + b, 0))).toBe(real.length);
    expect(sum(({ real: { byArea } }) => Object.values(byArea).reduce((a, b) => a + b, 0))).toBe(real.length);
    // The interval that the promise is about, added up from the exported times alone.
    const seconds = (text: string) => Date.parse(text) / 1000;
    const of2026 = real.filter(({ created_at }) => created_at.startsWith("2026"));
    const durations = of2026.flatMap(({ id }) => {
      const own = calls.filter((call) => call.incident === id).sort((a, b) => (a.ring_at < b.ring_at ? -1 : 1));
      const acknowledged = dispatches.flatMap(({ incident, acknowledged_at: at }) =>
        incident === id && at ? [seconds(at)] : [],
      );
      const answer = own[0]?.answer_at;
      return answer && acknowledged.length > 0 ? [Math.min(...acknowledged) - seconds(answer)] : [];
    });
    const promised = years[1]?.intervals.find(({ from, to }) => from === "answer" && to === "acknowledged");
    expect(promised).toMatchObject({
      n: durations.length,
      median_s: nearestRank(
        [...durations].sort((a, b) => a - b),
        0.5,
      ),
    });
    expect(promised?.within).toBeCloseTo(durations.filter((one) => one <= 420).length / durations.length, 10);
  });

  test("nothing personal is exported without a login that may", async () => {
    const run = await cli("export", "--data", data(), "--what", "calls", "--from", FROM, "--to", TO, "--format", "csv");
    expect(run.out.split("\r\n")[0]).toBe("id,class,ring_at,answer_at,end_at,incident,area,operator,susulan");
    expect(run.out).not.toMatch(/\+62\d/);
    const asked = await cli("export", "--data", data(), "--what", "calls", "--from", FROM, "--to", TO, "--personal");
    expect([asked.code, asked.err]).toEqual([1, expect.stringContaining("--login")]);
    writeFileSync(scratch.path("sandi"), "sigap-demo\n");
    const login = ["--login", "siaga112", "--password-file", scratch.path("sandi")];
    const may = await cli(
      "export",
      "--data",
      data(),
      "--what",
      "calls",
      "--from",
      FROM,
      "--to",
      TO,
      "--personal",
      ...login,
    );
    expect(may.code).toBe(0);
    expect(may.out).toMatch(/\+62\d/);
  });

  test("a period without calls is a report of noughts; a workbook is written", async () => {
    const file = scratch.path("laporan.xlsx");
    const report = await cliJson<Report>("report", "112", "--data", data(), "--period", "2024-02", "--xlsx", file);
    expect(report.calls).toEqual({ in: 0, answered: 0, unanswered: 0, abandoned: 0 });
    expect(report.intervals.every(({ n, median_s, within }) => n === 0 && median_s === null && within === null)).toBe(
      true,
    );
    const { default: ExcelJS } = await import("exceljs");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file);
    expect(workbook.worksheets.map(({ name }) => name)).toContain("Waktu tanggap");
  });
});

describe("a list of calls", () => {
  const list = (name: string, text: string | Buffer) => {
    writeFileSync(scratch.path(name), text);
    return scratch.path(name);
  };
  const brought = (file: string, ...more: string[]) =>
    cliJson<{ rows: number; new: number; known: number; refused: { line: number; reason: string }[] }>(
      ...["calls", "import", "--data", data(), "--file", file, ...more],
    );

  test("is read with its own separator and heads, refused lines are named, and read again brings nothing", async () => {
    const file = list(
      "a.csv",
      "\ufeffNomor;Waktu;Jawab;Selesai;Kelas;Catatan\r\n" +
        "0812-1111-2222;2026-10-05 10.15.30;2026-10-05 10.15.40;2026-10-05 10.16.00;iseng;tertawa\r\n" +
        "6,28E+12;2026-10-05 10.20.00;;;;\r\n" +
        ";05/10/2026 11.00;;05/10/2026 11.00;terputus;\r\n" +
        "0812-1111-3333;kemarin;;;;\r\n",
    );
    const dry = await brought(file, "--dry-run");
    expect(dry).toMatchObject({ rows: 4, new: 2, known: 0, refused: [{ line: 3 }, { line: 5 }] });
    expect(await brought(file)).toEqual(dry);
    expect(await brought(file)).toMatchObject({ new: 0, known: 2 });
    const [call] = (await exported<Call & { end_at: string }>("calls")).filter(({ ring_at }) =>
      ring_at.startsWith("2026-10-05T10:15:30"),
    );
    expect(call).toMatchObject({
      class: "prank",
      answer_at: "2026-10-05T10:15:40+07:00",
      end_at: "2026-10-05T10:16:00+07:00",
    });
  });

  test("in Windows-1252 and with named columns", async () => {
    const file = list("b.csv", Buffer.from("2026-09-01 08:00:00,0813-0000-1111,Caf\xe9 terbakar\n", "latin1"));
    expect(await brought(file, "--map", "at=A,number=B,note=C")).toMatchObject({ rows: 1, new: 1, refused: [] });
  });
});
