import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findPlaces, type PlaceSources } from "../../main/features/emergency/place-search";
import { emergencyView } from "../../main/features/emergency/tables";
import { loadAreas } from "../../main/platform/resources";
import { Database } from "../../main/store/database";
import { createSearchTables, indexPending, pendingTexts } from "../../main/store/view/search";
import { AreaSearch } from "../../shared/domain/emergency/area-search";
import { placeIndexText } from "../../shared/domain/emergency/place-words";
import { RESOURCES } from "../helpers/store";

const PLACES: readonly (readonly [name: string, alias: string, where: string, area: string | null])[] = [
  ["Masjid Al-Ma'ruf", "", "Jl. Parangtritis KM 5", "34.02.15.2003"],
  ["Pasar Niten", "Pasar Tirtonirmolo", "RT 03/RW 02", "34.02.16.2002"],
  ["Jl. Imogiri Timur", "", "", null],
  ["Karang Tengah", "", "dusun", "34.02.10.2005"],
  ["Jembatan Karangsemut", "", "", null],
  ["Gg. Sewon Indah", "", "", null],
];

let sources: PlaceSources;
let database: Database;
beforeAll(() => {
  database = new Database(":memory:");
  database.attach("view", ":memory:", null);
  database.exec(`CREATE TABLE view.places ${emergencyView.tables.find(({ name }) => name === "places")?.columns}`);
  createSearchTables(database, ["place"]);
  const waiting = pendingTexts(database);
  for (const [at, [name, alias, where, area]] of PLACES.entries()) {
    database.rawRun(
      "INSERT INTO view.places VALUES (?, ?, 'other', ?, ?, NULL, NULL, 1, '{}', 1)",
      at + 1,
      `p${at}`,
      area,
      name,
    );
    waiting("place", at + 1, "", placeIndexText([name, alias], where));
  }
  const areas = loadAreas(RESOURCES);
  sources = { database, areas, search: new AreaSearch(areas), regency: "34.02" };
});
afterAll(() => database.close());

const named = (typed: string, limit = 5) => findPlaces(sources, typed, limit).map(({ name }) => name);

describe.each(["waiting for the index", "in the index"])("places %s", (state) => {
  beforeAll(() => {
    if (state === "in the index") while (indexPending(database, 100) > 0);
  });

  test.each([
    ["pasar niten", "Pasar Niten"],
    ["niten pas", "Pasar Niten"],
    ["pasar nitem", "Pasar Niten"],
    ["psar niten", "Pasar Niten"],
    ["tirtonirmolo pasar", "Pasar Niten"],
    ["pasar rt 3 rw 2", "Pasar Niten"],
    ["jln imogiri timur", "Jl. Imogiri Timur"],
    ["jalan imogiri tmur", "Jl. Imogiri Timur"],
    ["mesjid maruf", "Masjid Al-Ma'ruf"],
    ["masjid al ma'ruf", "Masjid Al-Ma'ruf"],
    ["maruf parangtrits", "Masjid Al-Ma'ruf"],
    ["jembatan karang semut", "Jembatan Karangsemut"],
    ["gang sewon indah", "Gg. Sewon Indah"],
  ])("%j finds %s first", (typed, name) => {
    expect(named(typed)[0]).toBe(name);
  });

  test("areas and places come from one search, each with what it lies in", () => {
    expect(findPlaces(sources, "karang tengah", 5).map(({ source, name, within }) => [source, name, within])).toEqual(
      expect.arrayContaining([
        ["place", "Karang Tengah", expect.stringContaining("Kapanewon Imogiri, Kabupaten Bantul")],
      ]),
    );
    const [area] = findPlaces(sources, "kapanewon sewon", 5);
    expect(area).toMatchObject({ source: "area", id: "34.02.15", name: "Kapanewon Sewon", within: "Kabupaten Bantul" });
    expect(named("sewon").slice(0, 2).sort()).toEqual(["Gg. Sewon Indah", "Kapanewon Sewon"]);
  });

  test("no text breaks it", () => {
    for (const typed of [
      '"',
      "RT 03/RW 02",
      "No.5",
      "lokasi: x",
      "pasar OR",
      "NEAR(",
      "*",
      "112-20261123-K1-0042",
      "",
    ]) {
      expect(() => findPlaces(sources, typed, 5)).not.toThrow();
    }
    expect(named(" ")).toEqual([]);
  });
});
