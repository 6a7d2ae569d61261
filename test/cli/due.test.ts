import { describe, expect, test } from "vitest";
import { cli, cliJson } from "./helpers";

interface DueAnswer {
  due: string | null;
  basis: string;
  explanation: { date: string; kind: string; counted: boolean; note: string }[];
}

const NETWORK_REPAIR = "bantul-52-permohonan-perbaikan-jaringan";

function dueOf(iso: string, received: string, ...more: string[]): Promise<DueAnswer> {
  const options = more.includes("--basis") ? more : ["--basis", "working", ...more];
  return cliJson<DueAnswer>("due", "--iso", iso, "--office", "bantul", "--received", received, ...options);
}

describe("due of a duration", () => {
  test.each([
    ["P10D", "2026-03-13T09:00:00+07:00", "2026-04-06T16:00:00+07:00"],
    ["P30D", "2026-11-23T09:00:00+07:00", "2027-01-08T16:30:00+07:00"],
    ["P3DT1H15M", "2026-03-16T10:00:00+07:00", "2026-03-27T08:45:00+07:00"],
    ["P4M21DT16H", "2026-01-05T08:00:00+07:00", "2026-06-15T08:30:00+07:00"],
    ["PT19M", "2026-11-20T16:25:00+07:00", "2026-11-23T07:44:00+07:00"],
    ["P3D", "2026-11-21T11:00:00+07:00", "2026-11-26T16:00:00+07:00"],
  ])("%s working from %s", async (iso, received, due) => {
    const answer = await dueOf(iso, received);
    expect(answer.due).toBe(due);
    expect(answer.basis).toBe("working");
    expect(answer.explanation.at(-1)).toMatchObject({ date: due.slice(0, 10), kind: "due" });
  });

  test("a pause moves it by the open time inside the pause", async () => {
    const pause = ["--pause", "2026-11-24T10:00:00+07:00/2026-11-25T10:00:00+07:00"];
    const answer = await dueOf("P3D", "2026-11-23T10:00:00+07:00", ...pause);
    expect(answer.due).toBe("2026-11-27T16:30:00+07:00");
  });

  test("on the clock it runs over the weekend", async () => {
    const answer = await dueOf("PT7M", "2026-11-22T23:58:00+07:00", "--basis", "clock");
    expect(answer.due).toBe("2026-11-23T00:05:00+07:00");
  });

  test("with hours of its own, and without the office's breaks", async () => {
    const hours = ["--basis", "working", "--open", "08:00", "--close", "14:00"];
    const received = ["--received", "2026-11-20T15:00:00+07:00"];
    const answer = await cliJson<DueAnswer>("due", "--iso", "P10D", "--office", "pasuruan", ...received, ...hours);
    expect(answer.due).toBe("2026-12-07T14:00:00+07:00");
  });

  test("Polewali Mandar answers in its own zone", async () => {
    const received = ["--received", "2026-11-23T08:00:00+07:00"];
    const answer = await cliJson<DueAnswer>(
      "due",
      "--iso",
      "PT30M",
      "--basis",
      "working",
      "--office",
      "polewali-mandar",
      ...received,
    );
    expect(answer.due).toBe("2026-11-23T09:30:00+08:00");
  });

  test("a year that the calendar lacks gives no due time and says so", async () => {
    const answer = await dueOf("P30D", "2027-12-15T09:00:00+07:00");
    expect(answer.due).toBeNull();
    expect(answer.explanation.at(-1)?.note).toBe("kalender 2028 belum diatur");
  });
});

describe("due of a service", () => {
  test("takes the service's first limit unless another is named", async () => {
    const received = ["--received", "2026-11-23T10:00:00+07:00"];
    const first = await cliJson<DueAnswer>("due", "--service", NETWORK_REPAIR, ...received);
    const named = await cliJson<DueAnswer>("due", "--service", NETWORK_REPAIR, ...received, "--limit", "0");
    expect(first).toEqual(named);
    expect(first.due).toBe("2026-11-25T16:00:00+07:00");
    expect(first.explanation.map((day) => day.date)).toEqual(["2026-11-23", "2026-11-24", "2026-11-25"]);
    expect(Object.keys(first.explanation[0] ?? {})).toEqual(["date", "kind", "counted", "note"]);
  });

  test("another limit gives another due time", async () => {
    const content = ["--service", "bantul-22-menyusun-konten", "--received", "2026-11-23T10:00:00+07:00"];
    const [simple, large] = [
      await cliJson<DueAnswer>("due", ...content),
      await cliJson<DueAnswer>("due", ...content, "--limit", "2"),
    ];
    expect(simple.due).toBe("2026-11-24T16:00:00+07:00");
    expect(large.due).toBe("2026-11-30T16:00:00+07:00");
  });

  test("a service without limits has none, with the reason", async () => {
    const answer = await cliJson<DueAnswer>(
      "due",
      "--service",
      "polewali-mandar-15-pemeliharaan-jaringan-tik",
      "--received",
      "2026-11-23T10:00:00+08:00",
    );
    expect(answer.due).toBeNull();
    expect(answer.explanation).toHaveLength(1);
    expect(answer.explanation[0]?.kind).toBe("no-due");
  });
});

describe("bad input of due", () => {
  const received = ["--received", "2026-11-23T10:00:00+07:00"];
  const duration = ["--iso", "P3D", "--basis", "working", "--office", "bantul"];
  test.each([
    [
      "an unknown service",
      ["--service", "bantul-99-tidak-ada", ...received],
      /tidak ada di katalog.*catalog list --office bantul/,
    ],
    ["a service without an office", ["--service", "yogya-1", ...received], /tidak ada di katalog/],
    ["no time of receipt", ["--service", NETWORK_REPAIR], /--received harus diisi/],
    [
      "an impossible date",
      ["--service", NETWORK_REPAIR, "--received", "2026-02-30T10:00:00+07:00"],
      /2026-02-30.*tidak dapat dibaca/,
    ],
    ["a time without its zone", [...duration, "--received", "2026-11-23T10:00"], /selisih zona/],
    [
      "an impossible duration",
      ["--iso", "3 hari", "--basis", "working", "--office", "bantul", ...received],
      /durasi "3 hari" tidak mungkin/,
    ],
    [
      "an unknown basis",
      ["--iso", "P3D", "--basis", "kerja", "--office", "bantul", ...received],
      /Dasar "kerja".*working, calendar, clock/,
    ],
    ["no basis", ["--iso", "P3D", "--office", "bantul", ...received], /--basis harus diisi/],
    [
      "an unknown office",
      ["--iso", "P3D", "--basis", "working", "--office", "sleman", ...received],
      /Kantor "sleman".*bantul/,
    ],
    [
      "a limit that is not there",
      ["--service", NETWORK_REPAIR, "--limit", "1", ...received],
      /tidak punya jangka waktu nomor 1[\s\S]*0: /,
    ],
    [
      "a limit that is no number",
      ["--service", NETWORK_REPAIR, "--limit", "satu", ...received],
      /--limit harus berupa bilangan bulat/,
    ],
    [
      "a limit of a service without any",
      ["--service", "polewali-mandar-15-pemeliharaan-jaringan-tik", "--limit", "0", ...received],
      /tidak punya jangka waktu/,
    ],
    [
      "a pause upside down",
      [...duration, ...received, "--pause", "2026-11-25T10:00:00+07:00/2026-11-24T10:00:00+07:00"],
      /terbalik/,
    ],
    [
      "a pause with one end",
      [...duration, ...received, "--pause", "2026-11-25T10:00:00+07:00"],
      /Jeda .* tidak dapat dibaca/,
    ],
    [
      "a pause with a bad time",
      [...duration, ...received, "--pause", "besok/2026-11-24T10:00:00+07:00"],
      /"besok" tidak dapat dibaca/,
    ],
    [
      "two pauses at once",
      [
        ...duration,
        ...received,
        "--pause",
        "2026-11-24T08:00:00+07:00/2026-11-24T12:00:00+07:00",
        "--pause",
        "2026-11-24T11:00:00+07:00/2026-11-24T13:00:00+07:00",
      ],
      /bertumpuk/,
    ],
    ["an opening time alone", [...duration, ...received, "--open", "08:00"], /jam layanan/],
    ["both a service and a duration", ["--service", NETWORK_REPAIR, ...duration, ...received], /salah satu saja/],
    ["neither", received, /--service ID, atau --iso/],
    ["hours with a service", ["--service", NETWORK_REPAIR, ...received, "--open", "08:00"], /hanya untuk --iso/],
    ["an unknown option", ["--servis", "x"], /--servis tidak dikenal/],
    ["an option without its value", ["--service"], /--service perlu nilai/],
    ["a word too many", [...duration, ...received, "besok"], /"besok" tidak dikenal/],
  ])("%s", async (_what, args, message) => {
    const run = await cli("due", ...args, "--json");
    expect(run.code).toBe(1);
    expect(run.out).toBe("");
    expect(run.err).toMatch(message);
    expect(run.err).not.toMatch(/\n\s+at /);
  });
});
