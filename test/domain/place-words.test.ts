import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { placeIndexText, placeQuery, placeWords } from "../../shared/domain/emergency/place-words";

describe("the words of a place", () => {
  test.each([
    ["Jl. Parangtritis", "jalan parangtritis"],
    ["Jln Parangtritis", "jalan parangtritis"],
    ["JALAN PARANGTRITIS", "jalan parangtritis"],
    ["Gg. Mawar", "gang mawar"],
    ["Gang Mawar", "gang mawar"],
    ["Gg. 3", "gang3"],
    ["Dsn. Ngentak, Ds. Poncosari, Kec. Srandakan", "dusun ngentak desa poncosari kecamatan srandakan"],
    ["RT 03/RW 02", "rt3 rw2"],
    ["RT03 RW02", "rt3 rw2"],
    ["rt. 3 rw. 2", "rt3 rw2"],
    ["RT/RW 03/02", "rt3 rw2"],
    ["No.5", "5"],
    ["Jl. Mawar No. 05", "jalan mawar 5"],
    ["KM 5,5", "km5 5"],
    ["Perum. Griya Indah Blok C", "perumahan griya indah blok c"],
    ["Ma'ruf", "maruf"],
    ["Masjid Jum’at", "masjid jumat"],
    ["Mesjid Agung", "masjid agung"],
    ["Café Ngangeni", "cafe ngangeni"],
    ['lokasi: x OR "y"', "lokasi x or y"],
    ["SD N 2 Sewon", "sd n 2 sewon"],
    ["", ""],
  ])("%j", (text, words) => {
    expect(placeWords(text).join(" ")).toBe(words);
  });

  test("an index has each word of the names and of where it is once", () => {
    expect(placeIndexText(["Karang Tengah", "Jl. Karang"], "dekat pasar")).toBe("karang tengah jalan dekat pasar");
  });

  test("words for the kind of place are not asked for, unless nothing else is", () => {
    expect(placeQuery("Kec. Sewon")).toEqual({ words: ["sewon"], otherwise: [], kinds: ["kecamatan"] });
    expect(placeQuery("jln")).toEqual({ words: ["jalan"], otherwise: [], kinds: [] });
    expect(placeQuery(" -- ")).toBeNull();
  });

  test("two words may be one, and one two", () => {
    expect(placeQuery("karang tengah dlingo")?.otherwise).toEqual([
      ["karangtengah", "dlingo"],
      ["karang", "tengahdlingo"],
    ]);
    expect(placeQuery("karangtengah")?.otherwise).toContainEqual(["karang", "tengah"]);
    expect(placeQuery("rt 3 112")?.otherwise).toEqual([]);
  });

  test("what is read of it reads the same again, and nothing makes it throw", () => {
    assert(
      property(string({ unit: "binary", maxLength: 50 }), (text) => {
        const words = placeWords(text);
        expect(words.every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true);
        placeQuery(text);
      }),
    );
  });
});
