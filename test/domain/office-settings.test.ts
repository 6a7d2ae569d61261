import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../shared/domain/catalog/canonical";
import type { JsonObject, LogEvent } from "../../shared/domain/eventlog/event";
import { EMPTY_OFFICE, type OfficeState, reduceOffice } from "../../shared/domain/office/events";
import { peopleOfStep, sectionOfUnit } from "../../shared/domain/office/people";
import { basisSetting, officeSettings, SETTING_NAMES, type SettingName } from "../../shared/domain/office/settings";
import { reduceSettings, SETTING_EVENTS, settingEvent } from "../../shared/domain/office/settings-events";
import { Authors, fold } from "../helpers/events";
import { shippedService } from "./catalog-files";

const reduce = (state: OfficeState | null, event: LogEvent) => reduceOffice(state ?? EMPTY_OFFICE, event);
const office = (count: number) => new Authors<OfficeState>("office/bantul", reduce, count);

describe("a setting's event", () => {
  test("gives back the value that was set, and only codes stand in its open part", () => {
    const authors = office(1);
    const texts = [
      { id: "a", use: "note" as const, service: null, title: "Judul", body: "Isi" },
      { id: "b", use: "refusal" as const, service: "x", title: "", body: "" },
    ];
    const { type, payload, personal } = settingEvent("office/bantul", "texts", texts);
    authors.write(0, type, payload, personal ?? null);
    expect(authors.state(0)?.settings.texts).toMatchObject({ value: texts, version: 1, by: "operator-1" });
    expect(JSON.stringify(payload)).not.toContain("Judul");
  });

  test("without its key reads with empty texts", () => {
    const authors = office(1);
    const resources = [{ id: "r", kind: "vehicle" as const, name: "Mobil", capacity: 7, active: true }];
    const { type, payload } = settingEvent("office/bantul", "resources", resources);
    authors.write(0, type, payload, null);
    expect(authors.state(0)?.settings.resources?.value).toEqual([{ ...resources[0], name: "" }]);
  });

  test("of a newer version is read as far as it can be, and counts", () => {
    const authors = office(1);
    authors.write(0, "office.resources-set", {
      resources: [
        { id: "ok", kind: "vehicle", capacity: "many", active: true, colour: "red" },
        { id: "drone", kind: "drone", capacity: 1, active: true },
      ],
      more: true,
    });
    authors.write(0, "office.clocks-set", { unspecified: "lunar", everyDay: "calendar" });
    expect(officeSettings("bantul", authors.state(0)?.settings ?? {})).toMatchObject({
      resources: [{ id: "ok", capacity: null }],
      clocks: { unspecified: "working", everyDay: "calendar", complaints: "working" },
      versions: { resources: 1, clocks: 1 },
    });
    authors.write(0, "office.numbering-set", { kinds: 5 });
    expect(officeSettings("bantul", authors.state(0)?.settings ?? {}).versions.numbering).toBe(1);
    expect(officeSettings("bantul", authors.state(0)?.settings ?? {}).numbering.unit).toBe("DISKOMINFO");
  });

  test("is one of seven; another event changes nothing", () => {
    expect(SETTING_EVENTS).toHaveLength(SETTING_NAMES.length);
    const state = {};
    const event = office(1).write(0, "office.moon-set", { phase: "full" });
    expect(reduceSettings(state, event)).toBe(state);
  });
});

const SAMPLES: { [Name in SettingName]: readonly JsonObject[] } = {
  letterhead: [{}, {}],
  sections: [{ sections: [{ id: "a", units: ["Sekretariat"], head: null }] }, { sections: "none" }],
  actors: [{ actors: [{ label: "Ketua Tim", operators: ["o1"] }] }, { actors: [] }],
  numbering: [{ unit: "X", kinds: {} }, {}],
  texts: [{ texts: [{ id: "t", use: "note", service: null }] }, { texts: [7, null] }],
  resources: [{ resources: [] }, { resources: [{ id: "r", kind: "vehicle", capacity: 3, active: false }] }],
  clocks: [{ unspecified: "calendar" }, { everyDay: 3 }],
};
const action = fc.record({
  author: fc.nat({ max: 2 }),
  what: fc.constantFrom<SettingName | "sync">(...SETTING_NAMES, "sync", "sync", "sync"),
  choice: fc.nat({ max: 5 }),
});

test("any order of delivery folds to the same settings, and the later in causal order wins", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 25 }), fc.infiniteStream(fc.nat({ max: 1_000 })), (actions, keys) => {
      const authors = office(3);
      for (const { author, what, choice } of actions) {
        if (what === "sync") authors.send(author, choice % 3);
        else {
          const payload = SAMPLES[what][choice % 2] ?? {};
          authors.write(author, `office.${what}-set`, payload, { names: { a: `nama ${choice}` }, lines: ["A"] });
        }
      }
      const shuffled = authors.all
        .map((event) => ({ event, key: keys.next().value ?? 0 }))
        .sort((left, right) => left.key - right.key)
        .map(({ event }) => event);
      const expected = fold(reduce, authors.all);
      expect(canonicalJson(fold(reduce, shuffled) ?? {})).toBe(canonicalJson(expected ?? {}));
      for (const name of SETTING_NAMES) {
        const own = authors.all.filter(({ type }) => type === `office.${name}-set`);
        expect(expected?.settings[name]?.version ?? 0).toBe(own.length);
      }
    }),
  );
});

test("every office has a letterhead of its own, and no address or name that nobody entered", () => {
  for (const name of ["bantul", "klaten", "pasuruan", "trenggalek", "polewali-mandar"] as const) {
    const { letterhead, resources } = officeSettings(name, {});
    expect(letterhead.lines).toHaveLength(2);
    expect([letterhead.address, letterhead.contacts, letterhead.headName, letterhead.headNip].join("")).toBe("");
    expect(new Set(resources.map(({ id }) => id)).size).toBe(resources.length);
  }
  expect(officeSettings("trenggalek", {}).resources.map(({ kind }) => kind)).toEqual(["smart-center"]);
  expect(basisSetting(officeSettings(null, {}))).toEqual({ unspecified: "working", everyDay: "working" });
});

test("the people of a step are those of its printed actor, however it is written", () => {
  const step = shippedService("bantul", "bantul-52-").steps.find(({ actor }) => actor.label !== null);
  if (!step?.actor.label) throw new Error("no actor");
  const actors = [{ label: `  ${step.actor.label.toUpperCase()} `, operators: ["o1", "o2"] }];
  expect(peopleOfStep({ actors }, step)).toEqual(["o1", "o2"]);
  expect(peopleOfStep({ actors: [] }, step)).toEqual([]);
  expect(peopleOfStep({ actors }, { actor: { ...step.actor, label: null } })).toEqual([]);
});

test("a unit of the catalog finds its section", () => {
  const section = { id: "a", name: "Bidang A", units: ["Unit A"], head: null };
  expect(sectionOfUnit({ sections: [section] }, "Unit A")).toBe(section);
  expect(sectionOfUnit({ sections: [section] }, "Unit B")).toBeNull();
  expect(sectionOfUnit({ sections: [section] }, null)).toBeNull();
});
