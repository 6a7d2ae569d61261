import { findPlaces, type PlaceSources } from "../../../main/features/emergency/place-search";
import { emergencyView } from "../../../main/features/emergency/tables";
import { loadAreas } from "../../../main/platform/resources";
import { Database } from "../../../main/store/database";
import { createSearchTables, indexedTexts } from "../../../main/store/view/search";
import { AreaSearch } from "../../../shared/domain/emergency/area-search";
import type { Areas } from "../../../shared/domain/emergency/areas";
import { PLACE_KINDS } from "../../../shared/domain/emergency/codes";
import { placeIndexText } from "../../../shared/domain/emergency/place-words";
import { RESOURCES } from "../../helpers/store";
import { type BenchResult, ratio, type Say } from "../result";
import { quantile } from "../statistics";

const PLACES = 100_000;
const REGENCY = "34.02";
const SHOWN = 20;
const ROUNDS = 5;
const LIMIT = 3;

const BEFORE = [
  "Masjid",
  "SD Negeri 1",
  "Puskesmas",
  "Pasar",
  "Jl.",
  "Gg.",
  "Dusun",
  "Jembatan",
  "Toko",
  "Balai",
] as const;
const AFTER = ["", "Lor", "Kidul", "Wetan", "Kulon", "Baru", "Indah", "RT 03 RW 02"] as const;

/** Gazetteer and areas as Sigap keeps them, and beside them one index of the same names that is asked by beginnings alone. */
function fill(areas: Areas): Database {
  const database = new Database(":memory:");
  database.attach("view", ":memory:", null);
  const places = emergencyView.tables.find(({ name }) => name === "places");
  database.exec(`CREATE TABLE view.places ${places?.columns}`);
  createSearchTables(database, ["place"]);
  database.exec("CREATE TABLE bare_rows (row INTEGER PRIMARY KEY, id TEXT, name TEXT, within TEXT)");
  database.exec(
    "CREATE VIRTUAL TABLE bare USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2', prefix='1 2')",
  );
  database.exec("BEGIN");
  const villages = [...areas].filter(({ level }) => level === 4);
  const text = indexedTexts(database);
  let row = 0;
  const bare = (id: string, name: string, within: string) => {
    row += 1;
    database.rawRun("INSERT INTO bare_rows VALUES (?, ?, ?, ?)", row, id, name, within);
    database.rawRun("INSERT INTO bare (rowid, text) VALUES (?, ?)", row, `${name} ${within}`);
  };
  for (let at = 1; at <= PLACES; at++) {
    const village = villages[(at * 7919) % villages.length];
    const name = `${BEFORE[at % BEFORE.length]} ${village?.name} ${AFTER[(at >> 3) % AFTER.length]}`.trim();
    const where = `dekat ${villages[(at * 104_729) % villages.length]?.name}`;
    const kind = PLACE_KINDS[at % PLACE_KINDS.length] ?? "other";
    database.rawRun(
      "INSERT INTO view.places VALUES (?, ?, ?, ?, ?, NULL, NULL, 1, '{}', 1)",
      at,
      `place-${at}`,
      kind,
      village?.code ?? null,
      name,
    );
    text("place", at, "", placeIndexText([name], where));
    bare(`place-${at}`, name, where);
  }
  for (const { code, name } of villages)
    bare(
      code,
      name,
      areas
        .around(code)
        .map((area) => area.name)
        .join(" "),
    );
  database.exec("COMMIT");
  // The writer merges an index while it has nothing else to do; both are measured merged.
  for (const index of ["view.place_search", "bare"]) {
    database.exec(`INSERT INTO ${index} (${index.replace("view.", "")}) VALUES ('optimize')`);
  }
  return database;
}

/** What is asked without any tolerance: every word as the beginning of one, the newest first. */
function exactly(database: Database, typed: string): unknown[] {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  return database.rawAll(
    `SELECT r.* FROM bare AS s CROSS JOIN bare_rows AS r ON r.row = s.rowid WHERE s.bare MATCH ? ORDER BY s.rowid DESC LIMIT ?`,
    words.map((word) => `"${word}"*`).join(" AND "),
    SHOWN,
  );
}

/** What call-takers type, letter by letter, and how it stands in the gazetteer: the bare question is put as that. */
const TYPED: readonly (readonly [typed: string, meant: string])[] = [
  ["panggungharjo sewon", "panggungharjo sewon"],
  ["sewon panggungharjo", "sewon panggungharjo"],
  ["masjid wonokromo", "masjid wonokromo"],
  ["mesjid wonokromo lor", "masjid wonokromo lor"],
  ["jl parangtritis", "jl parangtritis"],
  ["jln imogiri baru", "jl imogiri baru"],
  ["gg karangtalun", "gg karangtalun"],
  ["puskesmas kretek", "puskesmas kretek"],
  ["dsn poncosari", "dusun poncosari"],
  ["pasar bantul", "pasar bantul"],
  ["karang tengah imogiri", "karangtengah imogiri"],
  ["sd negeri 1 sidomulyo", "sd negeri 1 sidomulyo"],
  // One wrong letter.
  ["pangungharjo sewon", "panggungharjo sewon"],
  ["masjid wonokrono", "masjid wonokromo"],
  ["jl parangtriits", "jl parangtritis"],
  ["puskesmas kretel", "puskesmas kretek"],
  ["psar bantul", "pasar bantul"],
  ["trirengo", "trirenggo"],
  ["bambnaglipuro", "bambanglipuro"],
  ["kasihhan tamantirto", "kasihan tamantirto"],
];

/** A search per keystroke over gazetteer and areas, p95 of all keystrokes, in turn with the bare question. */
export function benchPlaces(say: Say): BenchResult[] {
  const areas = loadAreas(RESOURCES);
  const from = performance.now();
  const search = new AreaSearch(areas);
  say(`index of ${areas.size.toLocaleString("en")} areas: ${(performance.now() - from).toFixed(0)} ms`);
  const database = fill(areas);
  const sources: PlaceSources = { database, areas, search, regency: REGENCY };
  const keystrokes = TYPED.flatMap(([typed, meant]) =>
    Array.from(typed, (_, at) => [typed.slice(0, at + 1), meant.slice(0, at + 1)] as const),
  );
  const ours: number[] = [];
  const bare: number[] = [];
  const slowest = new Map<string, number>();
  let empty = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [typed, meant] of keystrokes) {
      const [one, other] = [timed(() => exactly(database, meant)), timed(() => findPlaces(sources, typed, SHOWN))];
      // The first round fills the caches of both.
      if (round === 0) continue;
      bare.push(one);
      ours.push(other);
      slowest.set(typed, other);
    }
  }
  for (const [text] of TYPED) if (findPlaces(sources, text, SHOWN).length === 0) empty += 1;
  database.close();
  const worst = [...slowest].sort(([, one], [, other]) => other - one).slice(0, 5);
  say(
    `p50 ${quantile(ours, 0.5).toFixed(2)} ms against ${quantile(bare, 0.5).toFixed(2)} ms, p95 ${quantile(ours, 0.95).toFixed(2)} ms against ${quantile(bare, 0.95).toFixed(2)} ms; nothing found for ${empty} of ${TYPED.length}`,
  );
  say(`slowest: ${worst.map(([typed, ms]) => `"${typed}" ${ms.toFixed(1)} ms`).join(", ")}`);
  return [
    ratio(
      `place search per keystroke, ${PLACES.toLocaleString("en")} places and all villages, p95 against an exact prefix query`,
      quantile(ours, 0.95),
      quantile(bare, 0.95),
      LIMIT,
    ),
  ];
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}
