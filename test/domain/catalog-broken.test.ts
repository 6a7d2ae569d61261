import { describe, expect, test } from "vitest";
import { type CatalogProblem, parseOfficeCatalog } from "../../shared/domain/catalog/parse";
import { officeFiles } from "./catalog-files";

const ID = "klaten-1-penambahan-bandwidth-internet";

/** Klaten's files with one thing changed. The parts are loosely typed: the tests put wrong things into them. */
function broken(change: (parts: { entries: Loose[]; overlays: Loose[]; actors: Loose; sentences: Loose }) => void) {
  const files = officeFiles("klaten");
  const own = files.overlays.find((file) => file.fileName === "overlays/klaten.json");
  const json = own?.json as { overlays: Loose[]; actors: Loose };
  change({
    entries: files.entries as Loose[],
    overlays: json.overlays,
    actors: json.actors,
    sentences: files.anomalies.json,
  });
  return parseOfficeCatalog(files);
}
// biome-ignore lint/suspicious/noExplicitAny: the point is to hold what no type allows
type Loose = any;

function only(problems: CatalogProblem[]): CatalogProblem {
  expect(problems).toHaveLength(1);
  return problems[0] as CatalogProblem;
}

describe("a broken catalog file", () => {
  test("with a missing field names file, entry and field", () => {
    const { problems, services } = broken(({ entries }) => delete entries[0].requirements);
    expect(only(problems)).toEqual({
      file: "klaten.json",
      entry: ID,
      field: "requirements",
      message: `Berkas klaten.json, entri ${ID}, kolom requirements: kolom wajib ini tidak ada.`,
    });
    expect(services).toHaveLength(10);
  });

  test("with a duplicate id names it", () => {
    const { problems } = broken(({ entries }) => entries.push(structuredClone(entries[0])));
    expect(only(problems)).toMatchObject({ file: "klaten.json", entry: ID, field: "id" });
    expect(problems[0]?.message).toContain("dipakai dua kali");
  });

  test.each(["3 hari", "P", "PT", "P-3D", "P9999Y", "P1DT"])(
    "with the impossible duration %j names the limit",
    (iso) => {
      const { problems } = broken(({ entries }) => {
        entries[0].time_limits[0].max_iso = iso;
      });
      expect(problems[0]).toMatchObject({ file: "klaten.json", entry: ID, field: "time_limits[0].max_iso" });
      expect(problems[0]?.message).toContain(`durasi ISO 8601 tidak mungkin: ${JSON.stringify(iso)}`);
    },
  );

  test("with a maximum that has no bound names the limit", () => {
    const { problems } = broken(({ entries }) => {
      entries[0].time_limits[0].max_iso = null;
    });
    expect(problems[0]?.field).toBe("time_limits[0].max_iso");
  });

  test.each([
    ["an unknown field", (entry: Loose) => Object.assign(entry, { syarat: [] }), "", "kolom tidak dikenal: syarat"],
    ["another office", (entry: Loose) => Object.assign(entry, { office: "bantul" }), "office", "bukan"],
    [
      "an unknown calendar",
      (entry: Loose) => Object.assign(entry.service_hours, { calendar: "sometimes" }),
      "service_hours.calendar",
      "pilih salah satu",
    ],
    [
      "a wrong type",
      (entry: Loose) => Object.assign(entry, { requirements: "KTP" }),
      "requirements",
      "seharusnya daftar",
    ],
    [
      "an impossible hour",
      (entry: Loose) => Object.assign(entry.service_hours, { open: "25:00" }),
      "service_hours.open",
      "HH:MM",
    ],
    ["a step twice", (entry: Loose) => Object.assign(entry.procedure[1], { n: 1 }), "procedure[1].n", "dua kali"],
    ["an empty name", (entry: Loose) => Object.assign(entry, { name: "" }), "name", "tidak boleh kosong"],
    [
      "an actor no one knows",
      (entry: Loose) => Object.assign(entry.procedure[1], { actor: "Camat" }),
      "procedure[1].actor",
      "Camat",
    ],
  ])("with %s names the field", (_what, change, field, part) => {
    const { problems } = broken(({ entries }) => change(entries[0]));
    expect(problems[0]).toMatchObject({ file: "klaten.json", entry: ID, field });
    expect(problems[0]?.message).toContain(part);
  });

  test.each([null, 7, "text", {}, [null], [[]], [{ id: 3 }]])(
    "that holds %j gives problems and does not throw",
    (entries) => {
      const { problems } = parseOfficeCatalog({ ...officeFiles("klaten"), entries });
      expect(problems.length).toBeGreaterThan(0);
      expect(problems[0]?.file).toBe("klaten.json");
    },
  );
});

describe("a broken overlay file", () => {
  const at = (overlays: Loose[], no: number) => overlays.find((overlay) => overlay.id.startsWith(`klaten-${no}-`));

  test.each([
    [
      "a target that does not exist",
      (o: Loose[]) => (at(o, 8).steps[1].outcomes[0].to = "nowhere"),
      8,
      "steps[1].outcomes[0].to",
      'langkah "nowhere" tidak ada',
    ],
    [
      "a step nothing leads to",
      (o: Loose[]) => at(o, 8).steps.push({ id: "lost", from: [2] }),
      8,
      "steps[2]",
      "tidak pernah dicapai",
    ],
    [
      "a loop without an end",
      (o: Loose[]) => (at(o, 4).steps[1].outcomes = [{ id: "again", label: "Ulang", to: "disposition" }]),
      4,
      "steps[0]",
      "tidak pernah sampai ke akhir",
    ],
    [
      "a source step left out",
      (o: Loose[]) => (at(o, 8).omitted = []),
      8,
      "steps",
      "langkah 1 dari sumber tidak dipakai",
    ],
    [
      "a source step that is not printed",
      (o: Loose[]) => at(o, 8).steps[0].from.push(9),
      8,
      "steps[0].from",
      "langkah 9 tidak ada",
    ],
    [
      "a step id used twice",
      (o: Loose[]) => (at(o, 4).steps[1].id = "disposition"),
      4,
      "steps[1].id",
      "dipakai dua kali",
    ],
    [
      "a step named like an ending",
      (o: Loose[]) => (at(o, 4).steps[1].id = "handover"),
      4,
      "steps[1].id",
      "nama khusus",
    ],
    [
      "a clock that names no step",
      (o: Loose[]) => (at(o, 8).limits = [{ limit: 0, starts: "survey" }]),
      8,
      "limits[0].starts",
      'langkah "survey" tidak ada',
    ],
    [
      "a limit that is not printed",
      (o: Loose[]) => (at(o, 8).limits = [{ limit: 4 }]),
      8,
      "limits[0].limit",
      "tidak ada",
    ],
    [
      "a decision with one outcome",
      (o: Loose[]) => at(o, 8).steps[1].outcomes.splice(1),
      8,
      "steps[1].outcomes",
      "dua hasil",
    ],
    [
      "an effect that contradicts its target",
      (o: Loose[]) => (at(o, 8).steps[1].outcomes[0].effect = "advance"),
      8,
      "steps[1].outcomes[0].effect",
      "tidak sesuai",
    ],
    [
      "an added step without its origin",
      (o: Loose[]) => at(o, 4).steps.push({ id: "extra", from: [] }),
      4,
      "steps[2].title",
      "judul",
    ],
    [
      "all steps left out",
      (o: Loose[]) => at(o, 11).omitted.push({ n: 2, reason: "x" }, { n: 3, reason: "x" }),
      11,
      "omitted",
      "semua langkah",
    ],
  ])("with %s names overlay and field", (_what, change, no, field, part) => {
    const { problems, services } = broken(({ overlays }) => change(overlays));
    const found = problems.find((problem) => problem.field === field);
    expect(found, JSON.stringify(problems)).toBeDefined();
    expect(found?.file).toBe("overlays/klaten.json");
    expect(found?.entry).toMatch(new RegExp(`^klaten-${no}-`));
    expect(found?.message).toContain(part);
    expect(services).toHaveLength(10);
  });

  test("for an entry that does not exist names it", () => {
    const { problems } = broken(({ overlays }) => overlays.push({ id: "klaten-99-tidak-ada" }));
    expect(only(problems)).toMatchObject({ file: "overlays/klaten.json", entry: "klaten-99-tidak-ada", field: "id" });
  });

  test("for one entry twice names the first file", () => {
    const { problems } = broken(({ overlays }) => overlays.push(structuredClone(overlays[0])));
    expect(only(problems).message).toContain("sudah ada di overlays/klaten.json");
  });

  test("with a role that does not exist is not used", () => {
    const { problems } = broken(({ actors }) => {
      actors.Pemohon = { kind: "role", roles: ["king"] };
    });
    expect(problems[0]).toMatchObject({ file: "overlays/klaten.json", entry: "", field: "actors.Pemohon.roles[0]" });
  });

  test.each([null, 7, [], {}, { office: "klaten" }, { office: "mars", actors: {}, overlays: [] }])(
    "that holds %j gives problems and does not throw",
    (json) => {
      const files = officeFiles("klaten");
      const { problems } = parseOfficeCatalog({
        ...files,
        overlays: [...files.overlays, { fileName: "overlays/new.json", json }],
      });
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.every((problem) => problem.file === "overlays/new.json")).toBe(true);
    },
  );
});

describe("a broken file of translated anomalies", () => {
  const FILE = "anomalies/klaten.json";

  test("without an entry names the entry and what is missing", () => {
    let wanted = 0;
    const { problems, services } = broken(({ entries, sentences }) => {
      wanted = entries[0].anomalies.length;
      delete sentences[ID];
    });
    expect(only(problems)).toEqual({
      file: FILE,
      entry: ID,
      field: "",
      message: `Berkas ${FILE}, entri ${ID}: terjemahan untuk ${wanted} catatan dokumen sumber tidak ada.`,
    });
    expect(services).toHaveLength(10);
  });

  test.each([
    ["too few", (list: string[]) => list.pop()],
    ["too many", (list: string[]) => list.push("Satu kalimat lagi.")],
  ])("with %s sentences says how many there are and should be", (_what, change) => {
    let given = 0;
    let wanted = 0;
    const { problems, services } = broken(({ entries, sentences }) => {
      change(sentences[ID]);
      given = sentences[ID].length;
      wanted = entries[0].anomalies.length;
    });
    expect(only(problems)).toMatchObject({ file: FILE, entry: ID, field: "" });
    expect(only(problems).message).toContain(`ada ${given} terjemahan untuk ${wanted} catatan`);
    expect(services).toHaveLength(10);
  });

  test.each([
    ["an empty sentence", "", "tidak boleh kosong"],
    ["a number for a sentence", 7, "seharusnya teks, bukan 7"],
  ])("with %s names its place, once", (_what, value, part) => {
    const { problems, services } = broken(({ sentences }) => {
      sentences[ID][0] = value;
    });
    expect(only(problems)).toMatchObject({ file: FILE, entry: ID, field: "[0]" });
    expect(only(problems).message).toContain(part);
    expect(services).toHaveLength(10);
  });

  test("for an entry that does not exist names it", () => {
    const { problems, services } = broken(({ sentences }) => {
      sentences["klaten-99-tidak-ada"] = ["Kalimat."];
    });
    expect(only(problems)).toMatchObject({ file: FILE, entry: "klaten-99-tidak-ada", field: "" });
    expect(services).toHaveLength(11);
  });

  test.each([null, 7, "text", []])("that holds %j is one problem and does not throw", (json) => {
    const { problems, services } = parseOfficeCatalog({
      ...officeFiles("klaten"),
      anomalies: { fileName: FILE, json },
    });
    expect(only(problems)).toMatchObject({ file: FILE, entry: "", field: "" });
    expect(services.every((service) => service.entry.anomalies.length === 0)).toBe(true);
  });
});
