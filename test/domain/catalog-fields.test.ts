import { describe, expect, test } from "vitest";
import { OFFICES } from "../../shared/domain/catalog/entry";
import { parseOfficeCatalog } from "../../shared/domain/catalog/parse";
import { REGISTERS, type RegisterName } from "../../shared/domain/registers/registers";
import { checkValues, splitValues } from "../../shared/forms/values";
import { valuesFor } from "../helpers/walk";
import { officeFiles, shippedService, shippedServices } from "./catalog-files";

const services = shippedServices();
const shortOf = (id: string) => /^[a-z-]+?-\d+b?(?=-)/.exec(id)?.[0] ?? id;

/** The standards whose requests the law asks to register. */
const REGISTERED: Record<RegisterName, string[]> = {
  ppid: [
    "bantul-6",
    "bantul-38",
    "bantul-42",
    "klaten-8",
    "klaten-9",
    "pasuruan-1",
    "pasuruan-8",
    "trenggalek-1",
    "polewali-mandar-4",
  ],
  complaints: [
    "bantul-30",
    "bantul-65",
    "klaten-10",
    "pasuruan-2",
    "trenggalek-2",
    "polewali-mandar-8",
    "polewali-mandar-9",
  ],
  incidents: ["klaten-5", "trenggalek-6"],
  visits: ["bantul-55"],
};

describe("what the overlays declare beside steps", () => {
  test.each(REGISTERS)("the register %s holds the standards that it is kept for", (register) => {
    const held = services.filter((service) => service.register === register).map(({ entry }) => shortOf(entry.id));
    expect(held).toEqual(REGISTERED[register]);
  });

  test("every field says which line of the standard or which rule asks for it", () => {
    const fields = services.flatMap((service) => service.fields);
    expect(fields.length).toBeGreaterThan(300);
    for (const { id, source } of fields) {
      expect(source, id).toMatch(
        /^(Persyaratan|Langkah|Jangka waktu|Produk|Sarana|Jaminan|Jumlah|Perlengkapan|UU |Perki |Permen|Peraturan )/,
      );
    }
  });

  test("a step or requirement that a field names is there", () => {
    for (const { entry, fields } of services) {
      for (const { id, source = "" } of fields) {
        const where = `${entry.id} ${id}: ${source}`;
        const [, step] = /^Langkah (\d+)/.exec(source) ?? [];
        const [, requirement] = /^Persyaratan (\d+)/.exec(source) ?? [];
        if (step)
          expect(
            entry.procedure.map(({ n }) => n),
            where,
          ).toContain(Number(step));
        if (requirement) expect(Number(requirement), where).toBeLessThanOrEqual(entry.requirements.length);
      }
    }
  });

  test("required is what the standard itself requires", () => {
    const required = services.flatMap(({ entry, fields }) =>
      fields.filter((field) => field.required).map((field) => `${shortOf(entry.id)} ${field.id}`),
    );
    expect(required).toEqual([
      "bantul-6 party",
      "bantul-18 news-source",
      "bantul-30 event-date",
      "bantul-30 event-place",
      "bantul-34 purpose",
      "bantul-38 information",
      "bantul-38 purpose",
      "bantul-43 coordinates",
      "bantul-55 emergency",
      "bantul-56 responsible",
      "bantul-56 budget",
      "klaten-8 information",
      "klaten-9 grounds",
      "klaten-11 proof",
      "pasuruan-1 information",
      "pasuruan-3 needs",
      "pasuruan-4 fault",
      "pasuruan-8 information",
      "trenggalek-1 information",
      "trenggalek-4 message",
      "trenggalek-5 message",
      "trenggalek-7 mobile",
      "trenggalek-7 official-email",
      "trenggalek-9 flow",
      "trenggalek-9 participants",
      "trenggalek-10 needs",
      "trenggalek-11 needs",
      "trenggalek-12 message",
      "polewali-mandar-1 starts",
      "polewali-mandar-1 event-place",
    ]);
  });

  test("the applicant's own NIK and name are asked once: no field repeats them", () => {
    const kinds = services.flatMap((service) => service.fields.map((field) => field.kind));
    expect(kinds).not.toContain("nik");
    expect(services.flatMap((service) => service.fields.map((field) => field.id))).not.toContain("name");
  });

  test("values made from a declaration pass its checks, and what is typed stays out of the open part", () => {
    for (const { entry, fields } of services) {
      for (const turn of [0, 1, 2]) {
        const values = valuesFor(fields, "all", turn);
        expect(checkValues(fields, values), entry.id).toEqual({});
        const { coded, typed } = splitValues(fields, values);
        expect({ ...coded, ...typed }).toEqual(values);
        const open = fields.filter(({ id }) => id in coded).map(({ kind }) => kind);
        for (const kind of open) expect(["choice", "choices", "yes-no", "number", "date", "instant"]).toContain(kind);
      }
    }
  });

  test("an extension is its own limit, never one to pick; only Bantul 38 and 42 print one", () => {
    const extending = services.flatMap(({ entry, limits }) =>
      limits.filter((run) => run.extends !== null).map((run) => ({ id: shortOf(entry.id), ...run })),
    );
    expect(extending).toMatchObject([
      { id: "bantul-38", limit: 1, extends: 0, selectable: false },
      { id: "bantul-42", limit: 1, extends: 0, selectable: false },
    ]);
    // Whatever document speaks of an extension has it as one.
    const printed = services.filter(({ entry }) => entry.time_limits.some(({ text }) => /perpanjang/i.test(text)));
    expect(printed.map(({ entry }) => shortOf(entry.id))).toEqual(["bantul-38", "bantul-42"]);
    expect(shippedService("klaten", "klaten-8-").notes.join(" ")).toMatch(/tidak memberi perpanjangan tersendiri/);
  });

  test.each([
    [
      "the same field twice",
      [
        { id: "x", label: "X", kind: "text" },
        { id: "x", label: "Y", kind: "text" },
      ],
      "fields[1].id",
    ],
    [
      "a condition on a field that is not there",
      [{ id: "x", label: "X", kind: "text", when: { field: "y", is: [true] } }],
      "fields[0].when",
    ],
    ["a choice without options", [{ id: "x", label: "X", kind: "choice" }], "fields[0].options"],
    [
      "options on a text",
      [{ id: "x", label: "X", kind: "text", options: [{ id: "a", label: "A" }] }],
      "fields[0].options",
    ],
    ["a kind that does not exist", [{ id: "x", label: "X", kind: "colour" }], "fields[0].kind"],
  ])("%s is named with its file and field", (_what, fields, field) => {
    const files = officeFiles("klaten");
    const overlay = files.overlays.find(({ fileName }) => fileName.endsWith("klaten.json"));
    const written = overlay?.json as { overlays: Record<string, unknown>[] } | undefined;
    const first = written?.overlays[0];
    if (!first) throw new Error("no overlay");
    first.fields = fields;
    const { problems } = parseOfficeCatalog(files);
    expect(problems[0]).toMatchObject({ file: "overlays/klaten.json", entry: first.id, field });
  });

  test.each(OFFICES)("%s has an overlay for every entry", (office) => {
    const files = officeFiles(office);
    const written = files.overlays.flatMap(({ json }) => {
      const file = json as { office: string; overlays: { id: string }[] };
      return file.office === office ? file.overlays.map(({ id }) => id) : [];
    });
    expect([...written].sort()).toEqual(files.entries.map(({ id }) => id as string).sort());
  });
});
