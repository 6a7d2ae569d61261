import type { AreaSearch } from "../../../shared/domain/emergency/area-search";
import { type Area, type Areas, areaTitle, areaWord } from "../../../shared/domain/emergency/areas";
import { type PlaceQuery, placeQuery, placeWords } from "../../../shared/domain/emergency/place-words";
import type { ReadDatabase } from "../../store/database";
import { type Forgiven, indexOf, searchWords } from "../../store/view/search";

/** A place of the gazetteer or an area, as a search finds it. */
export interface FoundPlace {
  source: "area" | "place";
  /** An area's code, a place's id. */
  id: string;
  name: string;
  /** Where it is as described, and what it lies in: "dekat pasar, Kalurahan Panggungharjo, Kapanewon Sewon, …"; "" where that is not known. */
  within: string;
  /** A place's kind; an area's word (`Kapanewon`). */
  kind: string;
  area: string | null;
  lat: number | null;
  lon: number | null;
}

/** What is searched in: the gazetteer of a view, and the areas of the country. */
export interface PlaceSources {
  database: ReadDatabase;
  /** null where the app's own files are not there: then the gazetteer alone is searched. */
  areas: Areas | null;
  search: AreaSearch | null;
  /** The code of the office's own regency; "" before there is an office. */
  regency: string;
}

interface PlaceRow {
  row: number;
  id: string;
  kind: string;
  area: string | null;
  name: string;
  lat: number | null;
  lon: number | null;
  /** Where it is, in the words of who added it. */
  described: string | null;
}

const COLUMNS = "p.row, p.id, p.kind, p.area, p.name, p.lat, p.lon, json_extract(p.json, '$.where') AS described";
/** As many more are looked at as are shown, so that the best of them come first. */
const LOOKED_AT = 2;
/** A gazetteer has some hundred thousand places at most: the index gathers a beginning soon. */
const ONE_BY_ONE = 16;

interface Ranked {
  rank: number;
  found: FoundPlace;
}

/**
 * One search over gazetteer and areas: words in any order, the last one only begun, Jl/Jln/Jalan as one, one wrong letter
 * forgiven in a word of four and more. What is spelled as typed comes first, of it what lies in the own regency.
 */
export function findPlaces(sources: PlaceSources, typed: string, limit: number): FoundPlace[] {
  const query = placeQuery(typed);
  if (!query) return [];
  const { search, regency } = sources;
  const gazetteer = new Gazetteer(sources.database, limit);
  const places = gazetteer.rows(query.words, "nothing");
  const areas = search?.exactly(query, regency, limit) ?? [];
  // Nobody who finds something nearby has mistyped.
  const known = places.length > 0 || areas.some((area) => isWithin(area, regency));
  if (!known) {
    places.push(...gazetteer.forgiving(query));
    areas.push(...(search?.forgiving(query, regency, limit) ?? []));
  }
  return [
    ...distinct(places).map((place) => rankedPlace(sources, query, place)),
    ...[...new Set(areas)].map((area) => rankedArea(sources, query, area)),
  ]
    .sort((one, other) => one.rank - other.rank)
    .slice(0, limit)
    .map(({ found }) => found);
}

function distinct(rows: readonly PlaceRow[]): PlaceRow[] {
  return [...new Map(rows.map((row) => [row.row, row])).values()];
}

function rankedPlace({ areas }: PlaceSources, query: PlaceQuery, place: PlaceRow): Ranked {
  const { id, kind, area, name, lat, lon } = place;
  const lies = area === null || areas === null ? null : areas.get(area);
  const around = lies === null ? [] : [areaTitle(lies), areas?.whereabouts(lies.code)];
  const within = [place.described, ...around].filter(Boolean).join(", ");
  return { rank: rankOf(query, name, 0), found: { source: "place", id, name, within, kind, area, lat, lon } };
}

/** The places of one search: no question is put to the index twice. */
class Gazetteer {
  private readonly asked = new Set<string>();

  constructor(
    private readonly database: ReadDatabase,
    private readonly limit: number,
  ) {}

  /** Places written as one word or as two, or with one wrong letter: first in words that no place has, then in any. */
  forgiving({ words, otherwise }: PlaceQuery): PlaceRow[] {
    const ways = [
      () => otherwise.flatMap((some) => this.rows(some, "nothing")),
      () => this.rows(words, "unknown-words"),
      () => this.rows(words, "every-word"),
    ];
    for (const way of ways) {
      const found = way();
      if (found.length > 0) return found;
    }
    return [];
  }

  rows(typed: readonly string[], forgiven: Forgiven): PlaceRow[] {
    const { database, limit } = this;
    const words = searchWords(database, "place", typed.join(" "), true, { forgiven, oneByOne: ONE_BY_ONE });
    if (!words) return [];
    const waiting = words.pending.slice(0, limit);
    const rows =
      waiting.length === 0
        ? []
        : database.rawAll<PlaceRow>(
            `SELECT ${COLUMNS} FROM json_each(?) AS w CROSS JOIN view.places AS p ON p.row = w.value WHERE p.active = 1`,
            JSON.stringify(waiting),
          );
    if (words.match === null || this.asked.has(words.match)) return rows;
    this.asked.add(words.match);
    const index = indexOf("place");
    const found = database.rawAll<PlaceRow>(
      `SELECT ${COLUMNS} FROM view.${index} AS s CROSS JOIN view.places AS p ON p.row = s.rowid
       WHERE s.${index} MATCH ? AND p.active = 1 ORDER BY s.rowid DESC LIMIT ?`,
      words.match,
      limit * LOOKED_AT,
    );
    return [...rows, ...found];
  }
}

const FAR = 300;

function isWithin({ code }: Area, regency: string): boolean {
  return code === regency || code.startsWith(`${regency}.`);
}

function rankedArea({ areas, regency }: PlaceSources, query: PlaceQuery, area: Area): Ranked {
  const { code } = area;
  const around = areas?.around(code).map(({ name }) => name) ?? [];
  const found: FoundPlace = {
    source: "area",
    id: code,
    name: areaTitle(area),
    within: areas?.whereabouts(code) ?? "",
    kind: areaWord(area),
    area: code,
    lat: null,
    lon: null,
  };
  return { rank: rankOf(query, area.name, isWithin(area, regency) ? 0 : FAR, around.join(" ")) + 1, found };
}

/** Lower is better: every word spelled as typed, in the name itself, the whole name, the kind that was typed. */
function rankOf({ words, kinds }: PlaceQuery, name: string, far: number, around = ""): number {
  const own = placeWords(name);
  const all = [...own, ...placeWords(around)];
  const begins = (list: readonly string[]) => words.filter((word) => list.some((one) => one.startsWith(word))).length;
  const misspelled = words.length - begins(all);
  const whole = own.length === words.length && words.every((word) => own.includes(word));
  const kind = kinds.filter((word) => own.includes(word)).length;
  return far + misspelled * 100 + (words.length - begins(own)) * 10 + (whole ? 0 : 5) - kind * 2;
}
