import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Database } from "../../main/store/database";
import { DEFAULT_NUMBERING } from "../../shared/domain/office/numbering";
import { DEFAULT_TEXTS } from "../../shared/domain/office/texts";
import type { CallInput } from "../../shared/ipc/contract";
import { deliver, joinOffice } from "../helpers/consoles";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

const LETTERHEAD = {
  lines: ["PEMERINTAH KABUPATEN BANTUL", "DINAS KOMUNIKASI DAN INFORMATIKA"],
  address: "Jalan Contoh 1",
  contacts: "surel: contoh@bantulkab.go.id",
  city: "Bantul",
  headName: "Nama Kepala",
  headRank: "Pembina Utama Muda",
  headNip: "19700101 199503 1 001",
};
type Setting = Extract<keyof typeof inputs, string>;
const inputs = {
  "settings.set-letterhead": () => ({ version: 0, letterhead: LETTERHEAD }),
  "settings.set-sections": () => ({
    version: 0,
    sections: [{ id: "pikp", name: "Bidang PIKP", units: ["Sekretariat"], head: open.operators["section-head"] }],
  }),
  "settings.set-actors": () => ({
    version: 0,
    actors: [{ label: "Ketua Tim", operators: [open.operators["team-lead"]] }],
  }),
  "settings.set-numbering": () => ({
    version: 0,
    numbering: {
      unit: "DISKOMINFO",
      kinds: {
        agenda: { template: "{urut:4}/{tahun}", security: "B" as const, classification: "" },
        letter: { template: "{keamanan}/{klasifikasi}/{urut:5}", security: "R" as const, classification: "555" },
        minutes: { template: "{urut}/BA/{bulanRomawi}/{tahun}", security: "B" as const, classification: "" },
      },
    },
  }),
  "settings.set-texts": () => ({
    version: 0,
    texts: [{ id: "satu", use: "message" as const, service: null, title: "Judul", body: "Yth. {pemohon}" }],
  }),
  "settings.set-resources": () => ({
    version: 0,
    resources: [
      { id: "ruang-rapat", kind: "meeting-room" as const, name: "Ruang Rapat Dinas", capacity: 40, active: true },
      { id: "data-center", kind: "data-centre" as const, name: "Data Center", capacity: null, active: false },
      { id: "mobil", kind: "vehicle" as const, name: "Mobil dinas", capacity: 7, active: true },
    ],
  }),
  "settings.set-clocks": () => ({
    version: 0,
    clocks: { unspecified: "calendar" as const, everyDay: "calendar" as const, complaints: "calendar" as const },
  }),
};
const NAMES = Object.keys(inputs) as Setting[];

function set(name: Setting, changes: { version?: number } = {}): { version: number } {
  const input = { ...inputs[name](), ...changes } as CallInput<typeof name>;
  return open.execute(name, input as never, "administrator");
}

/** What was appended to the office's stream since it was established, as stored. */
function settingEvents(): { type: string; payload: string; personal: Uint8Array | null }[] {
  return open.store.database.rawAll(
    "SELECT type, payload, personal FROM events WHERE stream = 'office/bantul' AND type LIKE 'office.%-set' ORDER BY pos",
  );
}

describe("a setting", () => {
  test("is set as a whole by one event, and read back", () => {
    for (const name of NAMES) expect(set(name)).toEqual({ version: 1 });
    const settings = open.query("settings.get", {});
    expect(settings.letterhead).toEqual(LETTERHEAD);
    expect(settings.sections).toEqual(inputs["settings.set-sections"]().sections);
    expect(settings.actors).toEqual(inputs["settings.set-actors"]().actors);
    expect(settings.numbering).toEqual(inputs["settings.set-numbering"]().numbering);
    expect(settings.texts).toEqual(inputs["settings.set-texts"]().texts);
    expect(settings.resources).toEqual(inputs["settings.set-resources"]().resources);
    expect(settings.clocks).toEqual(inputs["settings.set-clocks"]().clocks);
    expect(new Set(Object.values(settings.versions))).toEqual(new Set([1]));
    expect(settings.changed.letterhead).toEqual({ at: open.clock.now().wall, byName: "Operator administrator" });
    expect(settingEvents().map(({ type }) => type)).toEqual(
      NAMES.map((name) => name.replace("settings.set-", "office.").concat("-set")),
    );
    expect(open.changed).toContain("settings");
  });

  test("keeps typed texts in the sealed part alone", () => {
    for (const name of NAMES) set(name);
    const payloads = settingEvents()
      .map(({ payload }) => payload)
      .join();
    for (const typed of [
      "Jalan",
      "Nama Kepala",
      "Bidang PIKP",
      "Judul",
      "Yth",
      "Mobil dinas",
      "Ruang Rapat",
      "{urut",
    ]) {
      expect(payloads).not.toContain(typed);
    }
    expect(settingEvents().filter(({ personal }) => personal !== null)).toHaveLength(5);
  });

  test("has defaults of the office until it is set, and invents no address", () => {
    const settings = open.query("settings.get", {}, "call-taker");
    expect(settings.letterhead.lines[0]).toBe("PEMERINTAH KABUPATEN BANTUL");
    expect(settings.letterhead).toMatchObject({ address: "", contacts: "", headName: "", headNip: "" });
    expect(settings.texts).toEqual(DEFAULT_TEXTS);
    expect(settings.resources.map(({ name }) => name)).toEqual(["Ruang Rapat Dinas", "Data Center"]);
    expect(settings.changed).toEqual({});
  });

  test("that somebody else set meanwhile is refused as old, and nothing is lost", () => {
    set("settings.set-letterhead");
    const refused = refusalOf(() => set("settings.set-letterhead"));
    expect(refused).toMatchObject({ code: "stale", params: { seen: 0, now: 1 } });
    expect(set("settings.set-clocks")).toEqual({ version: 1 });
  });

  test("that is so already is not written again", () => {
    expect(set("settings.set-texts")).toEqual({ version: 1 });
    expect(set("settings.set-texts", { version: 1 })).toEqual({ version: 1 });
    expect(settingEvents()).toHaveLength(1);
  });

  test("outlives the view and a restart", () => {
    for (const name of NAMES) set(name);
    const before = open.query("settings.get", {});
    open.shut();
    const rows = viewRows(open);
    rmSync(open.paths.view);
    open.reopen();
    expect(open.query("settings.get", {})).toEqual(before);
    open.shut();
    expect(viewRows(open)).toEqual(rows);
  });

  test("reads with empty texts where the key is gone", () => {
    for (const name of NAMES) set(name);
    open.shut();
    const keys = new Database(open.paths.keys);
    const log = new Database(open.paths.log);
    const used = log.rawAll<{ key: Uint8Array }>(
      "SELECT DISTINCT substr(personal, 2, 16) AS key FROM events WHERE stream = 'office/bantul' AND personal IS NOT NULL",
    );
    for (const { key } of used) keys.rawRun("DELETE FROM stream_keys WHERE key_id = ?", key);
    log.close();
    keys.close();
    rmSync(open.paths.view);
    open.reopen();
    const settings = open.query("settings.get", {});
    expect(settings.letterhead).toMatchObject({ lines: [], address: "", headName: "" });
    expect(settings.sections).toEqual([{ ...inputs["settings.set-sections"]().sections[0], name: "" }]);
    expect(settings.texts).toEqual([{ ...inputs["settings.set-texts"]().texts[0], title: "", body: "" }]);
    expect(settings.actors).toEqual(inputs["settings.set-actors"]().actors);
    expect(settings.numbering).toEqual(DEFAULT_NUMBERING);
  });
});

describe("what cannot be set", () => {
  const fieldsOf = (work: () => unknown) => refusalOf(work).fields;

  test("names the field at fault", () => {
    const { sections } = inputs["settings.set-sections"]();
    const twice = [...sections, { id: "dua", name: "bidang pikp", units: ["Sekretariat"], head: "nobody" }];
    expect(
      fieldsOf(() => open.execute("settings.set-sections", { version: 0, sections: twice }, "administrator")),
    ).toEqual({
      "sections.1.name": "name-taken",
      "sections.1.units": "unit-twice",
      "sections.1.head": "operator-unknown",
    });
    const actors = [{ label: "Ketua Tim", operators: ["nobody"] }];
    expect(fieldsOf(() => open.execute("settings.set-actors", { version: 0, actors }, "administrator"))).toEqual({
      "actors.0.operators": "operator-unknown",
    });
    const texts = [{ id: "a", use: "note" as const, service: "nothing", title: "A", body: "B" }];
    expect(fieldsOf(() => open.execute("settings.set-texts", { version: 0, texts }, "administrator"))).toEqual({
      "texts.0.service": "not-found",
    });
    const { numbering } = inputs["settings.set-numbering"]();
    numbering.kinds.letter.template = "{keamanan}/{nomor}";
    const refused = fieldsOf(() => open.execute("settings.set-numbering", { version: 0, numbering }, "administrator"));
    expect(refused["numbering.kinds.letter.template"]).toContain("{nomor} tidak dikenal");
    expect(settingEvents()).toEqual([]);
  });

  test("a resource that has had bookings cannot be taken off the list", () => {
    const resources = inputs["settings.set-resources"]().resources.slice(1);
    expect(fieldsOf(() => open.execute("settings.set-resources", { version: 0, resources }, "administrator"))).toEqual({
      resources: "resource-kept",
    });
  });
});

describe("the basis of limits without one in their source", () => {
  const SERVICE = "bantul-5-evaluasi-isu-publik";
  const request = () => aRequest({ serviceId: SERVICE, limit: 0, requirements: answered(SERVICE) });
  const answered = (id: string) =>
    (open.store.referenceData.currentService(id)?.service.entry.requirements ?? []).map((_text, index) => ({
      index,
      state: "complete" as const,
      note: "",
    }));

  test("moves open deadlines at once; the promised date stays", () => {
    const id = receive(open, request());
    const before = open.query("requests.detail", { id }).row.deadline;
    expect(before).toMatchObject({ basis: "working", due: Date.parse("2026-11-26T16:00:00+07:00") });
    open.changed.length = 0;
    set("settings.set-clocks");
    const after = open.query("requests.detail", { id }).row.deadline;
    expect(after).toMatchObject({
      basis: "calendar",
      due: Date.parse("2026-11-26T23:59:59+07:00"),
      promised: before.due,
    });
    expect(open.changed).toContain("requests");
    expect(open.query("deadlines.explain-request", { id }).deadline.due).toBe(after.due);
    const next = receive(open, request());
    expect(open.query("requests.detail", { id: next }).row.deadline.promised).toBe(after.due);
  });

  test("arrives at another workstation with the same effect, and after a rebuild", () => {
    const id = receive(open, request());
    const other = joinOffice(open, "K2");
    try {
      set("settings.set-clocks");
      deliver(open, other);
      const row = open.query("requests.detail", { id }).row.deadline;
      expect(other.query("requests.detail", { id }).row.deadline).toEqual(row);
      other.shut();
      rmSync(other.paths.view);
      other.reopen();
      expect(other.query("requests.detail", { id }).row.deadline).toEqual(row);
    } finally {
      other.close();
    }
  });
});

test("the facts for the settings are those that the catalog prints", () => {
  const facts = open.query("settings.facts", {}, "administrator");
  const leader = facts.actors.find(({ label }) => label === "Ketua Tim");
  expect(leader?.steps).toBeGreaterThan(50);
  expect(leader?.services).toBeGreaterThan(20);
  expect(leader?.roles).toContain("team-lead");
  expect(facts.units.map(({ unit }) => unit)).toContain("Sekretariat");
  expect(facts.unnamedSteps).toBeGreaterThan(0);
});
