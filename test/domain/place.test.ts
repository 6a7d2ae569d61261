import { assert, constantFrom, double, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBox } from "../../main/platform/resources";
import { OFFICES } from "../../shared/domain/catalog/entry";
import { OUTLINE_PROBLEMS, readOutline } from "../../shared/domain/emergency/outline";
import { type District, PLACE_NOTES, PLACE_PROBLEMS, readPlace } from "../../shared/domain/emergency/place";
import { encodePlusCode } from "../../shared/domain/emergency/plus-code";
import { CALLER_PROBLEMS } from "../../shared/identity/caller-number";
import { callerProblemText, outlineProblemText, placeNoteText, placeProblemText } from "../../shared/text/place-text";
import { RESOURCES } from "../helpers/store";

const bantul: District = { box: loadBox(RESOURCES, "bantul"), outline: null };
const nowhere: District = { box: null, outline: null };
const LAT = -7.8886;
const LON = 110.3289;

function read(text: string, district = bantul) {
  const reading = readPlace(text, district);
  if (!reading.ok) throw new Error(`${text}: ${reading.problem}`);
  return { ...reading, codes: reading.notes.map(({ code }) => code) };
}

function expectPoint(text: string, form: string, lat = LAT, lon = LON, precision = 4) {
  const found = read(text);
  expect(found.form).toBe(form);
  expect(found.lat).toBeCloseTo(lat, precision);
  expect(found.lon).toBeCloseTo(lon, precision);
  return found;
}

describe("decimal degrees", () => {
  test.each([
    "-7.8886, 110.3289",
    "-7.8886,110.3289",
    "-7.8886 110.3289",
    "-7.8886;110.3289",
    "-7.8886 / 110.3289",
    "-7,8886, 110,3289",
    "-7,8886 110,3289",
    "-7,8886;110,3289",
    // Four groups of commas.
    "-7,8886,110,3289",
    "(-7.8886, 110.3289)",
    "[-7.8886, 110.3289]",
    "-7.8886°, 110.3289°",
    "7.8886 LS 110.3289 BT",
    "7,8886 LS 110,3289 BT",
    "7,8886° LS, 110,3289° BT",
    "7.8886° S, 110.3289° E",
    "7.8886S,110.3289E",
    "S7.8886 E110.3289",
    "S 7.8886, E 110.3289",
    "LS 7,8886 BT 110,3289",
    "7.8886 Lintang Selatan, 110.3289 Bujur Timur",
    "lintang selatan 7,8886 bujur timur 110,3289",
    "Lat: -7.8886 Long: 110.3289",
    "lat=-7.8886&lng=110.3289",
    "Latitude -7.8886, Longitude 110.3289",
    "Lintang: -7,8886 Bujur: 110,3289",
    "X: 110.3289 Y: -7.8886",
    "\u22127.8886, 110.3289",
    "\u20137.8886, 110.3289",
    "- 7.8886, 110.3289",
    "\u200e-7.8886, 110.3289\u200f",
    "\u202d-7.8886,\u00a0110.3289\u202c",
    "７．８８８６ LS １１０．３２８９ BT",
    "110.3289 BT 7.8886 LS",
    "E 110.3289 S 7.8886",
    "Lokasi: -7.8886, 110.3289 dekat masjid",
    "Jl. Imogiri Timur KM 5, -7.8886, 110.3289",
    "Rumah no 3 RT 02\n-7.8886,110.3289\nmohon segera",
    "titik 7,8886 LS dan 110,3289 BT",
  ])("%j", (text) => {
    expect(expectPoint(text, "decimal")).toMatchObject({ certain: true, inDistrict: null, notes: [] });
  });

  test("longitude first is turned, and said", () => {
    expect(expectPoint("110.3289, -7.8886", "decimal")).toMatchObject({ certain: true, codes: ["swapped"] });
    expect(expectPoint("110,3289, -7,8886", "decimal")).toMatchObject({ certain: true, codes: ["swapped"] });
  });

  test.each(["7.8886, 110.3289", "7,8886 110,3289", "7,8886,110,3289"])("%j lacks its sign", (text) => {
    expect(expectPoint(text, "decimal")).toMatchObject({ certain: false, inDistrict: null, codes: ["sign-missing"] });
    expect(read(text, nowhere)).toMatchObject({ lat: LAT, certain: false });
  });

  test("a sign is missing also where both halves of the world are Indonesia", () => {
    const mandar: District = { box: loadBox(RESOURCES, "polewali-mandar"), outline: null };
    expect(read("3.4321, 119.3435", mandar)).toMatchObject({ lat: -3.4321, certain: false, codes: ["sign-missing"] });
    // Medan lies north of the equator.
    expect(read("3.5952, 98.6722", mandar)).toMatchObject({ lat: 3.5952, certain: true, inDistrict: false });
  });

  test("swapped and without a sign", () => {
    expect(expectPoint("110.3289, 7.8886", "decimal")).toMatchObject({
      certain: false,
      codes: ["swapped", "sign-missing"],
    });
  });

  test("sign and letter that say opposite things", () => {
    expect(read("-7.8886 LU 110.3289 BT").codes).toContain("sign-contradicts");
    expect(read("-7.8886 LU 110.3289 BT").certain).toBe(false);
    expect(expectPoint("-7.8886 LS 110.3289 BT", "decimal").notes).toEqual([]);
  });

  test("few digits are a place only to a kilometre", () => {
    expect(read("-7.88, 110.33")).toMatchObject({ certain: false, codes: ["coarse"] });
  });
});

describe("degrees, minutes, seconds", () => {
  test.each([
    `7°53'18.96"S 110°19'44.04"E`,
    `7°53'18.96" S, 110°19'44.04" E`,
    `7° 53' 18.96" LS 110° 19' 44.04" BT`,
    `7°53'18,96" LS, 110°19'44,04" BT`,
    `07º53’18.96” S 110º19’44.04” E`,
    "7°53′18.96″S 110°19′44.04″E",
    "7˚53‘18.96‘‘ LS 110˚19‘44.04‘‘ BT",
    "7°53'18.96''S 110°19'44.04''E",
    `S 7°53'18.96" E 110°19'44.04"`,
    `S7°53'18.96",E110°19'44.04"`,
    `LS: 7°53'18.96" BT: 110°19'44.04"`,
    `-7°53'18.96", 110°19'44.04"`,
    `110°19'44.04" BT 7°53'18.96" LS`,
    "7 53 18.96 LS 110 19 44.04 BT",
    "7:53:18.96 S 110:19:44.04 E",
    "7 derajat 53 menit 18,96 detik LS 110 derajat 19 menit 44,04 detik BT",
    `7d53m18.96" S 110d19m44.04" E`,
    `\u200e7°53'18.96"S\u00a0110°19'44.04"E\u200f`,
    `Lokasi kejadian di 7°53'18.96"S 110°19'44.04"E ya pak`,
    `7°53'18.96 S 110°19'44.04 E`,
  ])("%j", (text) => {
    expect(expectPoint(text, "dms")).toMatchObject({ certain: true, inDistrict: null, notes: [] });
  });

  test.each([
    "7°53.316' LS 110°19.734' BT",
    "7°53,316' LS, 110°19,734' BT",
    "7° 53.316'S 110° 19.734'E",
    "S 7° 53.316' E 110° 19.734'",
    "-7°53.316', 110°19.734'",
    "7 53.316 S 110 19.734 E",
    "7 derajat 53,316 menit LS, 110 derajat 19,734 menit BT",
  ])("%j has minutes alone", (text) => {
    expect(expectPoint(text, "dm")).toMatchObject({ certain: true, notes: [] });
  });

  test("nothing says south", () => {
    expect(expectPoint(`7°53'18.96", 110°19'44.04"`, "dms")).toMatchObject({ certain: false, codes: ["sign-missing"] });
  });

  test.each([`7°63'18" LS 110°19'44" BT`, `7°53'78" LS 110°19'44" BT`, `7.5°53'18" LS 110°19'44" BT`])(
    "%j is no angle",
    (text) => {
      expect(readPlace(text, bantul)).toEqual({ ok: false, problem: "not-an-angle" });
    },
  );
});

describe("map links", () => {
  const at = `@-7.8900,110.3300,17z`;

  test.each([
    `https://www.google.com/maps/place/Masjid+Agung/@-7.8890,110.3267,17z/data=!3m1!4b1!4m6!3m5!1s0x2e7a:0x1!8m2!3d-7.8886!4d110.3289!16s%2Fg%2F1?entry=ttu`,
    // The last pin is the place; earlier ones are others on the way.
    `https://www.google.com/maps/place/X/@-7.8890,110.3267,17z/data=!4m9!1m2!8m2!3d-7.7!4d110.4!1m2!8m2!3d-7.8886!4d110.3289`,
    "https://www.google.com/maps?q=-7.8886,110.3289",
    "https://maps.google.com/?q=-7.8886,110.3289",
    "https://maps.google.com/maps?q=-7.8886%2C110.3289&z=17&hl=id",
    "https://maps.google.com/?q=-7.8886,+110.3289",
    "https://maps.google.com/maps?q=loc:-7.8886,110.3289",
    "https://maps.google.com/maps?q=loc:-7.8886+110.3289",
    "https://www.google.com/maps/search/?api=1&query=-7.8886%2C110.3289",
    "https://www.google.com/maps/search/-7.8886,+110.3289?entry=tts",
    "https://www.google.com/maps/dir/?api=1&destination=-7.8886,110.3289",
    "https://www.google.com/maps/dir/?api=1&origin=-7.7,110.4&destination=-7.8886,110.3289",
    `https://www.google.com/maps/dir//-7.8886,110.3289/${at}`,
    `https://www.google.com/maps/place/-7.8886,110.3289/${at}`,
    `https://www.google.com/maps/place/7%C2%B053'18.96%22S+110%C2%B019'44.04%22E/${at}`,
    `https://www.google.co.id/maps/place/7%C2%B053'18.96%22S+110%C2%B019'44.04%22E/${at}/data=!3m1!4b1!4m4!3m3!8m2!3d-7.8886!4d110.3289`,
    "maps.google.com/?q=-7.8886,110.3289",
    "www.google.com/maps?q=-7.8886,110.3289",
    "https://maps.apple.com/?address=Jl.%20Sudirman&ll=-7.8886,110.3289&q=Pasar",
    "https://maps.apple.com/place?coordinate=-7.8886,110.3289&name=Pasar",
    "https://maps.apple.com/?daddr=-7.8886,110.3289",
    "https://waze.com/ul?ll=-7.8886,110.3289&navigate=yes",
    "https://www.waze.com/ul?ll=-7.8886%2C110.3289&navigate=yes&zoom=17",
    "https://www.waze.com/live-map/directions?to=ll.-7.8886%2C110.3289",
    "https://www.openstreetmap.org/?mlat=-7.8886&mlon=110.3289#map=17/-7.8886/110.3289",
    "https://www.openstreetmap.org/?mlat=-7.8886&mlon=110.3289",
    "geo:-7.8886,110.3289",
    "geo:-7.8886,110.3289;u=35",
    "geo:-7.8886,110.3289?z=17",
    "geo:0,0?q=-7.8886,110.3289(Lokasi)",
    "google.navigation:q=-7.8886,110.3289",
    "https://share.here.com/l/-7.8886,110.3289",
    "https://peta.example.go.id/?lat=-7.8886&lng=110.3289",
    "Lokasi saya: https://maps.google.com/?q=-7.8886,110.3289.",
    "[10.15, 23/11/2026] Budi: https://maps.google.com/?q=-7.8886,110.3289",
  ])("%s", (text) => {
    expect(expectPoint(text, "map-link")).toMatchObject({ certain: true, inDistrict: null, notes: [] });
  });

  test.each([
    "https://www.google.com/maps/@-7.8886,110.3289,17z",
    "https://www.google.com/maps/place/Masjid+Agung/@-7.8886,110.3289,17z",
    "https://www.google.com/maps/search/masjid/@-7.8886,110.3289,15z/data=!3m1!4b1",
    "https://www.google.com/maps/@-7.8886,110.3289,3a,75y,90t/data=!3m6!1e1",
    "https://www.google.com/maps/@?api=1&map_action=map&center=-7.8886,110.3289&zoom=17",
    "https://maps.google.com/?ll=-7.8886,110.3289&z=17",
    "https://www.openstreetmap.org/#map=17/-7.8886/110.3289",
    "https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d3952.1!2d110.3289!3d-7.8886!2m3!1f0",
  ])("%s shows only the middle of a screen", (text) => {
    expect(expectPoint(text, "map-link")).toMatchObject({ certain: false, codes: ["middle-only"] });
  });

  test("a link that contradicts itself says so, with the other point", () => {
    const pinAndMiddle = "https://www.google.com/maps/place/X/@-6.2000,106.8000,17z/data=!8m2!3d-7.8886!4d110.3289";
    expect(expectPoint(pinAndMiddle, "map-link")).toMatchObject({
      certain: false,
      notes: [{ code: "contradicts", point: { lat: -6.2, lon: 106.8 } }],
    });
    const pinAndQuery = "https://www.google.com/maps?q=-7.8000,110.3700&data=!3d-7.8886!4d110.3289";
    expect(expectPoint(pinAndQuery, "map-link")).toMatchObject({ certain: false, codes: ["contradicts"] });
    const queryAndMiddle = "https://maps.google.com/maps?q=-7.8886,110.3289&ll=-6.2,106.8&z=17";
    const found = expectPoint(queryAndMiddle, "map-link");
    expect(found).toMatchObject({ certain: false, codes: ["contradicts"] });
    expect(found.notes.map((note) => placeNoteText(note, "id")).join()).toContain("-6.2, 106.8");
    expect(read("geo:-7.8886,110.3289?q=-6.2,106.8").codes).toEqual(["contradicts"]);
    expect(read("https://www.openstreetmap.org/?mlat=-7.8886&mlon=110.3289#map=17/-6.2/106.8").codes).toEqual([
      "contradicts",
    ]);
  });

  test("the middle of a wide screen may lie far from the pin", () => {
    const wide = "https://www.google.com/maps/place/X/@-7.6,110.9,9z/data=!8m2!3d-7.8886!4d110.3289";
    expect(expectPoint(wide, "map-link")).toMatchObject({ certain: true, notes: [] });
  });

  test("a text and a link that name two places", () => {
    expect(read("https://maps.google.com/?q=-7.8886,110.3289 atau -7.7956, 110.3695").codes).toEqual(["contradicts"]);
    expect(read("-7.8886, 110.3289\nhttps://maps.google.com/?q=-7.88861,110.32891").codes).toEqual([]);
  });

  test.each([
    "https://maps.app.goo.gl/AbCdEf123",
    "maps.app.goo.gl/AbCdEf123",
    "https://goo.gl/maps/AbCdEf",
    "Lokasi: https://maps.app.goo.gl/AbCdEf123?g_st=iw",
    "https://g.co/kgs/abc",
    "https://bit.ly/3abc",
    "https://osm.org/go/abc--",
    "https://share.google/abc",
  ])("%s is short and never opened", (text) => {
    expect(readPlace(text, bantul)).toEqual({ ok: false, problem: "short-link" });
  });

  test("beside a short link the numbers count", () => {
    expect(expectPoint("-7.8886,110.3289 https://maps.app.goo.gl/AbC", "decimal")).toMatchObject({
      certain: true,
      codes: ["short-link"],
    });
  });

  test.each([
    "https://www.google.com/maps/place/Masjid+Agung",
    "https://example.com/a?b=c",
    "https://maps.apple.com/?q=Pasar",
  ])("%s holds no point", (text) => {
    expect(readPlace(text, bantul)).toEqual({ ok: false, problem: "link-without-place" });
  });

  test("numbers of a link in the wrong order", () => {
    expect(expectPoint("https://maps.google.com/?q=110.3289,-7.8886", "map-link").codes).toEqual(["swapped"]);
    expect(expectPoint("https://maps.google.com/?q=7.8886,110.3289", "map-link")).toMatchObject({
      certain: false,
      codes: ["sign-missing"],
    });
  });
});

describe("plus codes", () => {
  const code = encodePlusCode({ lat: LAT, lon: LON });

  test.each([
    code,
    code.toLowerCase(),
    `${code} Bantul`,
    `Lokasi ${code}, Bantul, DIY`,
    `https://plus.codes/${code}`,
    `https://www.google.com/maps/place/${code.replace("+", "%2B")}`,
    `https://www.google.com/maps?q=${code.replace("+", "%2B")}`,
  ])("%s", (text) => {
    const found = read(text);
    expect(found.form).toBe(text.startsWith("http") ? "map-link" : "plus-code");
    expect(found.lat).toBeCloseTo(LAT, 3);
    expect(found.lon).toBeCloseTo(LON, 3);
    expect(found).toMatchObject({ certain: true, notes: [] });
  });

  test("a short one is completed by the district, and to be confirmed", () => {
    const short = `${code.slice(4)} Bantul`;
    expect(expectPoint(short, "plus-code", LAT, LON, 3)).toMatchObject({ certain: false, codes: ["short-code"] });
    expect(readPlace(short, nowhere)).toEqual({ ok: false, problem: "short-code" });
  });

  test("a large cell is coarse", () => {
    expect(read(`${code.slice(0, 6)}00+`)).toMatchObject({ form: "plus-code", certain: false, codes: ["coarse"] });
  });
});

describe("within the district", () => {
  const square = (south: number, west: number, north: number, east: number) => [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const outlined = (): District => {
    const geometry = {
      type: "Polygon",
      coordinates: [square(-7.95, 110.2, -7.8, 110.45), square(-7.9, 110.3, -7.88, 110.34)],
    };
    const reading = readOutline(JSON.stringify({ type: "Feature", properties: {}, geometry }));
    if (!reading.ok) throw new Error(reading.problem);
    return { ...bantul, outline: reading.outline };
  };

  test("the box alone says only where a point is not", () => {
    expect(read("-7.8886, 110.3289").inDistrict).toBeNull();
    expect(read("-6.2000, 106.8166").inDistrict).toBe(false);
    expect(read("-6.2000, 106.8166", nowhere).inDistrict).toBeNull();
  });

  test("an imported outline says both, holes left out", () => {
    expect(read("-7.8500, 110.3289", outlined()).inDistrict).toBe(true);
    expect(read("-7.8886, 110.3289", outlined()).inDistrict).toBe(false);
    expect(read("-7.9900, 110.3289", outlined()).inDistrict).toBe(false);
  });

  test.each([
    ["bantul", -8.0259, 110.3299, "Parangtritis"],
    ["bantul", -7.8887, 110.3307, "the office of Bantul"],
    ["klaten", -7.7047, 110.6033, "Klaten"],
    ["pasuruan", -7.5996, 112.7856, "Bangil"],
    ["pasuruan", -7.9425, 112.9531, "Bromo"],
    ["trenggalek", -8.05, 111.7089, "Trenggalek"],
    ["trenggalek", -8.2737778, 111.3744083, "Pulau Banyutarung"],
    ["polewali-mandar", -3.4321, 119.3435, "Polewali"],
  ] as const)("%s may hold %d, %d: %s", (office, lat, lon, _name) => {
    expect(readPlace(`${lat}, ${lon}`, { box: loadBox(RESOURCES, office), outline: null })).toMatchObject({
      inDistrict: null,
    });
  });

  test.each(OFFICES)("%s does not hold Jakarta", (office) => {
    expect(readPlace("-6.1754, 106.8272", { box: loadBox(RESOURCES, office), outline: null })).toMatchObject({
      inDistrict: false,
    });
  });
});

describe("what is no position of this country", () => {
  test.each(["51.5074, -0.1278", "-33.8688, 151.2093", "0, 0", "35.6812 N 139.7671 E"])(
    "%j is outside Indonesia",
    (text) => {
      const found = readPlace(text.replace("0, 0", "0.0000, 0.0000"), bantul);
      expect(found).toMatchObject({ ok: true, certain: false, inDistrict: false });
      expect(found.ok && found.notes.map(({ code }) => code)).toContain("outside-indonesia");
    },
  );

  test.each([
    ["", "empty"],
    ["  \u200e ", "empty"],
    ["Jalan Parangtritis KM 5", "unreadable"],
    ["110", "unreadable"],
    ["-7.8886", "unreadable"],
    ["5, 110", "unreadable"],
    ["0812-3456-7890", "unreadable"],
    ["RT 03 RW 02", "unreadable"],
    ["7.8886 LS 110.3289 LS", "unreadable"],
    ["-97.8886, 210.3289", "not-an-angle"],
    ["x".repeat(6000), "too-long"],
  ])("%.30j: %s", (text, problem) => {
    expect(readPlace(text, bantul)).toEqual({ ok: false, problem });
  });
});

test("whatever is told of a place or a number has words in both languages", () => {
  for (const language of ["id", "en"] as const) {
    const words = [
      ...PLACE_NOTES.map((code) => placeNoteText({ code }, language)),
      ...PLACE_PROBLEMS.map((problem) => placeProblemText(problem, language)),
      ...OUTLINE_PROBLEMS.map((problem) => outlineProblemText(problem, language)),
      ...CALLER_PROBLEMS.map((problem) => callerProblemText(problem, language)),
    ];
    expect(new Set(words).size).toBe(words.length);
    for (const text of words) expect(text).toMatch(/^\p{Lu}.{20,}[.)]$/su);
  }
});

describe("any point", () => {
  const degrees = (least: number, most: number) => double({ min: least, max: most, noNaN: true });
  const parts = (value: number, places: number) => {
    const all = Math.round(Math.abs(value) * 3600 * 10 ** places) / 10 ** places;
    return {
      degrees: Math.floor(all / 3600),
      minutes: Math.floor((all % 3600) / 60),
      seconds: (all % 60).toFixed(places),
    };
  };
  const dms = (value: number) => {
    const { degrees, minutes, seconds } = parts(value, 2);
    return `${degrees}°${minutes}'${seconds}"`;
  };
  const dm = (value: number) => {
    const all = Math.round(Math.abs(value) * 60 * 1e4) / 1e4;
    return `${Math.floor(all / 60)}°${(all % 60).toFixed(4)}'`;
  };
  const comma = (value: number) => value.toFixed(6).replace(".", ",");
  const letter = (lat: number) => (lat < 0 ? "LS" : "LU");
  const forms: Readonly<Record<string, (lat: number, lon: number) => string>> = {
    decimal: (lat, lon) => `${lat.toFixed(6)}, ${lon.toFixed(6)}`,
    commas: (lat, lon) => `${comma(lat)}, ${comma(lon)}`,
    groups: (lat, lon) => `${comma(lat)},${comma(lon)}`,
    letters: (lat, lon) => `${comma(Math.abs(lat))} ${letter(lat)} ${comma(lon)} BT`,
    before: (lat, lon) => `${lat < 0 ? "S" : "N"} ${Math.abs(lat).toFixed(6)} E ${lon.toFixed(6)}`,
    dms: (lat, lon) => `${dms(lat)} ${letter(lat)} ${dms(lon)} BT`,
    dm: (lat, lon) => `${dm(lat)} ${letter(lat)}, ${dm(lon)} BT`,
    query: (lat, lon) => `https://maps.google.com/?q=${lat.toFixed(6)},${lon.toFixed(6)}`,
    pin: (lat, lon) => `https://www.google.com/maps/place/X/data=!3d${lat.toFixed(6)}!4d${lon.toFixed(6)}`,
    osm: (lat, lon) => `https://www.openstreetmap.org/?mlat=${lat.toFixed(6)}&mlon=${lon.toFixed(6)}`,
    geo: (lat, lon) => `geo:${lat.toFixed(6)},${lon.toFixed(6)}`,
    code: (lat, lon) => encodePlusCode({ lat, lon }),
  };

  test("printed in any form and read is the same point within the form's precision", () => {
    assert(
      property(degrees(-11, -0.001), degrees(95, 141), constantFrom(...Object.keys(forms)), (lat, lon, name) => {
        const found = read(forms[name]?.(lat, lon) ?? "", nowhere);
        const precision = name === "code" ? 0.0000627 : name === "dms" ? 0.0000015 : 0.0000011;
        expect(Math.abs(found.lat - lat)).toBeLessThan(precision);
        expect(Math.abs(found.lon - lon)).toBeLessThan(precision);
        expect(found.certain).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  test("no text makes it throw", () => {
    const signs = constantFrom(
      "",
      "geo:",
      "https://maps.google.com/?q=",
      "https://www.google.com/maps/@",
      "7°",
      "-7.8886,",
      "%E0%A4%A",
    );
    assert(
      property(signs, string({ unit: "binary", maxLength: 80 }), (begin, text) => {
        readPlace(begin + text, bantul);
      }),
      { numRuns: 400 },
    );
    assert(
      property(string({ unit: constantFrom(..."0179.,-+°'\"SELTUBN /;:!@dq=&%36+"), maxLength: 40 }), (text) => {
        readPlace(text, bantul);
      }),
      { numRuns: 800 },
    );
  });
});
