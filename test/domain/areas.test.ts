import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { loadAreas, loadBox } from "../../main/platform/resources";
import { OFFICES } from "../../shared/domain/catalog/entry";
import { AreaSearch } from "../../shared/domain/emergency/area-search";
import { AREAS_CREDIT, Areas, areaTitle } from "../../shared/domain/emergency/areas";
import { RESOURCES } from "../helpers/store";

const areas = loadAreas(RESOURCES);
const search = new AreaSearch(areas);
const BANTUL = "34.02";
const found = (typed: string, regency = BANTUL, limit = 5) =>
  search.find(typed, regency, limit).map((area) => `${areaTitle(area)}, ${areas.whereabouts(area.code)}`);
const first = (typed: string, regency = BANTUL) => found(typed, regency)[0];

describe("the areas of Indonesia", () => {
  test("are all there (Kepmendagri 300.2.2-2138/2025)", () => {
    const counts = [0, 0, 0, 0];
    for (const { level } of areas) counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    expect(counts).toEqual([38, 514, 7285, 83_762]);
  });

  test.each([
    ["bantul", "Kabupaten Bantul", 17, 75],
    ["klaten", "Kabupaten Klaten", 26, 401],
    ["pasuruan", "Kabupaten Pasuruan", 24, 365],
    ["trenggalek", "Kabupaten Trenggalek", 14, 157],
    ["polewali-mandar", "Kabupaten Polewali Mandar", 16, 167],
  ] as const)("%s is %s with %d districts and %d villages", (office, name, districts, villages) => {
    const { area } = loadBox(RESOURCES, office);
    expect(areas.get(area)?.name).toBe(name);
    const within = areas.within(area);
    expect(within.length).toBe(districts);
    expect(within.flatMap(({ code }) => areas.within(code)).length).toBe(villages);
  });

  test.each([
    ["34.02.15", "Kapanewon Sewon", "Kabupaten Bantul"],
    ["34.02.15.2004", "Kalurahan Panggungharjo", "Kapanewon Sewon, Kabupaten Bantul"],
    ["34.71.01", "Kemantren Tegalrejo", "Kota Yogyakarta"],
    ["34.71.01.1001", "Kelurahan Kricak", "Kemantren Tegalrejo, Kota Yogyakarta"],
    ["33.10.25", "Kecamatan Klaten Tengah", "Kabupaten Klaten"],
    ["34.02", "Kabupaten Bantul", "Provinsi Daerah Istimewa Yogyakarta"],
    ["34", "Provinsi Daerah Istimewa Yogyakarta", ""],
  ])("%s is called %s", (code, title, whereabouts) => {
    const area = areas.get(code);
    expect(area && areaTitle(area)).toBe(title);
    expect(areas.whereabouts(code)).toBe(whereabouts);
  });

  test("villages of an office outside DIY are desa and kelurahan", () => {
    const villages = areas.within("33.10").flatMap(({ code }) => areas.within(code).map(areaTitle));
    expect(villages.some((title) => title.startsWith("Kelurahan "))).toBe(true);
    expect(villages.some((title) => title.startsWith("Desa "))).toBe(true);
    expect(villages.some((title) => title.startsWith("Kalurahan "))).toBe(false);
  });

  test("a damaged file is no list of areas", () => {
    for (const text of ["..01 Sewon", "34", "34 DIY\n....1 X"]) expect(() => new Areas(text)).toThrow("areas.txt");
  });
});

test("the file names the database that it was made of, and its licence, for the credit", () => {
  const text = readFileSync(join(RESOURCES, "areas/areas.txt"), "utf8");
  expect(text.split("\n")[0]).toContain(AREAS_CREDIT.name);
  expect(readFileSync(join(RESOURCES, "areas/README.md"), "utf8")).toContain(AREAS_CREDIT.address);
});

describe("a search for an area", () => {
  const PANGGUNGHARJO = "Kalurahan Panggungharjo, Kapanewon Sewon, Kabupaten Bantul";

  test.each([
    "panggungharjo",
    "Panggungharjo Sewon",
    "sewon panggungharjo",
    "Kal. Panggungharjo, Kec. Sewon",
    "panggung",
    "bantul sewon pangg",
    // One wrong letter: another, missing, too many, turned; also in the beginning of the last word.
    "panggumgharjo",
    "pangungharjo",
    "pangggungharjo",
    "pagngungharjo",
    "sewom panggungharjo",
    "pangungh",
    "PANGGUNG HARJO",
  ])("%j", (typed) => {
    expect(first(typed)).toBe(PANGGUNGHARJO);
  });

  test("written as one word or as two", () => {
    expect(first("karang tengah imogiri")).toBe("Kalurahan Karangtengah, Kapanewon Imogiri, Kabupaten Bantul");
    expect(first("klatentengah", "33.10")).toBe("Kecamatan Klaten Tengah, Kabupaten Klaten");
  });

  test("the own regency comes first, then the own province, then the country", () => {
    expect(first("Trimulyo")).toBe("Kalurahan Trimulyo, Kapanewon Jetis, Kabupaten Bantul");
    expect(first("jetis")).toBe("Kapanewon Jetis, Kabupaten Bantul");
    expect(first("jetis", "34.71")).toBe("Kemantren Jetis, Kota Yogyakarta");
    expect(first("Gedongtengen")).toBe("Kemantren Gedongtengen, Kota Yogyakarta");
    expect(first("matangnga")).toContain("Kabupaten Polewali Mandar");
  });

  test("the word for the kind says which of two of one name", () => {
    expect(first("kapanewon bantul")).toBe("Kapanewon Bantul, Kabupaten Bantul");
    expect(first("kalurahan bantul")).toBe("Kalurahan Bantul, Kapanewon Bantul, Kabupaten Bantul");
    expect(first("kabupaten bantul")).toBe("Kabupaten Bantul, Provinsi Daerah Istimewa Yogyakarta");
  });

  test("one or two letters find the own regency's areas", () => {
    expect(found("se", BANTUL, 50).length).toBeGreaterThan(3);
    expect(found("se", BANTUL, 50).every((text) => text.includes("Kabupaten Bantul"))).toBe(true);
  });

  test("two wrong letters, numbers and nothing find nothing", () => {
    expect(found("pamggumgharjo")).toEqual([]);
    expect(found("99999")).toEqual([]);
    expect(found("  ")).toEqual([]);
  });

  test("every village of the five offices is found by its name and its district's", () => {
    for (const office of OFFICES) {
      const regency = loadBox(RESOURCES, office).area;
      for (const district of areas.within(regency)) {
        for (const village of areas.within(district.code)) {
          const codes = search.find(`${village.name} ${district.name}`, regency, 20).map(({ code }) => code);
          expect([village.name, codes.includes(village.code)]).toEqual([village.name, true]);
        }
      }
    }
  });

  test("no text makes it throw, and one search leaves nothing for the next", () => {
    assert(
      property(string({ maxLength: 20 }), (text) => {
        search.find(text, BANTUL, 5);
        expect(search.find("panggungharjo sewon", BANTUL, 1)[0]?.code).toBe("34.02.15.2004");
      }),
      { numRuns: 60 },
    );
  });
});
