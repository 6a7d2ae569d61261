/** Words that are written in many ways, each as one. */
const SAME: Readonly<Record<string, string>> = {
  jl: "jalan",
  jln: "jalan",
  jalan: "jalan",
  gg: "gang",
  gng: "gang",
  gang: "gang",
  dsn: "dusun",
  dusun: "dusun",
  dk: "dukuh",
  dkh: "dukuh",
  dukuh: "dukuh",
  padukuhan: "dukuh",
  pedukuhan: "dukuh",
  ds: "desa",
  desa: "desa",
  kel: "kelurahan",
  kelurahan: "kelurahan",
  kal: "kalurahan",
  kalurahan: "kalurahan",
  kec: "kecamatan",
  kecamatan: "kecamatan",
  kapanewon: "kapanewon",
  kpn: "kapanewon",
  kemantren: "kemantren",
  kab: "kabupaten",
  kabupaten: "kabupaten",
  prov: "provinsi",
  provinsi: "provinsi",
  propinsi: "provinsi",
  perum: "perumahan",
  perumahan: "perumahan",
  prm: "perumahan",
  komp: "kompleks",
  komplek: "kompleks",
  kompleks: "kompleks",
  kp: "kampung",
  kampung: "kampung",
  lap: "lapangan",
  lapangan: "lapangan",
  mesjid: "masjid",
  masjid: "masjid",
  musholla: "mushola",
  mushola: "mushola",
  musala: "mushola",
  rs: "rs",
  jembatan: "jembatan",
  jbt: "jembatan",
  simp: "simpang",
  simpang: "simpang",
  prempatan: "perempatan",
  perempatan: "perempatan",
};

/** Words that say what kind of place it is: many leave them out, so they never keep a place from being found. */
const KINDS: ReadonlySet<string> = new Set(
  "jalan gang dusun dukuh desa kelurahan kalurahan kecamatan kapanewon kemantren kabupaten provinsi perumahan kompleks kampung".split(
    " ",
  ),
);

/** "No. 5": the word before a house's number. */
const NUMBER_WORDS: ReadonlySet<string> = new Set(["no", "nomor", "nmr", "nomer"]);

/** RT 03, RW 02, km 5, blok C: a word and its number belong together. */
const WITH_NUMBER: ReadonlySet<string> = new Set(["rt", "rw", "km", "blok", "blk", "gg", "gang"]);

/**
 * The words of a place's name or description in one writing: small letters without accents, abbreviations written out
 * (Jl, Jln, Gg, Dsn, Kec …), RT/RW with their numbers (`rt3`), no "No.". Never throws.
 */
export function placeWords(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    // Ma'ruf, Jum'at: the stroke belongs to the word.
    .replace(/(?<=\p{L})['‘’ʼ`´](?=\p{L})/gu, "")
    // RT/RW 03/02 and 03/02 behind it.
    .replace(/\brt\s*\/\s*rw\.?\s*:?\s*(\d+)\s*\/\s*(\d+)/g, "rt $1 rw $2");
  const pieces = plain.match(/\p{L}+|\p{N}+/gu) ?? [];
  const words: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] ?? "";
    const next = pieces[at + 1] ?? "";
    if (NUMBER_WORDS.has(piece) && /^\d/.test(next)) continue;
    if (WITH_NUMBER.has(piece) && /^\d/.test(next)) {
      words.push(`${piece === "gg" ? "gang" : piece === "blk" ? "blok" : piece}${next.replace(/^0+(?=\d)/, "")}`);
      at += 1;
      continue;
    }
    words.push(Object.hasOwn(SAME, piece) ? (SAME[piece] ?? piece) : piece.replace(/^0+(?=\d)/, ""));
  }
  return words;
}

/** What a place is found by: the words of its names and of where it is. */
export function placeIndexText(names: readonly string[], where: string): string {
  return [...new Set([...names, where].flatMap(placeWords))].join(" ");
}

const isJoinable = (word: string) => /^\p{L}{2,}$/u.test(word) && !KINDS.has(word);

/** What somebody typed to find a place. */
export interface PlaceQuery {
  /** The words that must be there, in any order; the last may be only begun. */
  words: string[];
  /** The same with two words written as one ("karang tengah" as "karangtengah"), and one as two. */
  otherwise: string[][];
  /** Words for the kind of place, which put what has them first. */
  kinds: string[];
}

/** Reads what was typed to find a place; null where there is nothing to search for. */
export function placeQuery(typed: string): PlaceQuery | null {
  const all = placeWords(typed);
  if (all.length === 0) return null;
  const named = all.filter((word) => !KINDS.has(word));
  // Somebody who types no more than "jalan" looks for that.
  const words = named.length === 0 ? all : named;
  const unique = [...new Set(words)];
  const kinds = named.length === 0 ? [] : all.filter((word) => KINDS.has(word));
  return { words: unique, otherwise: [...joined(words), ...split(unique)], kinds };
}

function joined(words: readonly string[]): string[][] {
  return words.slice(1).flatMap((word, at) => {
    const before = words[at] ?? "";
    return isJoinable(before) && isJoinable(word)
      ? [[...words.slice(0, at), before + word, ...words.slice(at + 2)]]
      : [];
  });
}

/** Shorter halves are rather beginnings of words than words. */
const FEWEST_OF_HALF = 4;

function split(words: readonly string[]): string[][] {
  return words.flatMap((word, at) =>
    Array.from({ length: isJoinable(word) ? Math.max(0, word.length - 2 * FEWEST_OF_HALF + 1) : 0 }, (_, cut) => {
      const half = cut + FEWEST_OF_HALF;
      return [...words.slice(0, at), word.slice(0, half), word.slice(half), ...words.slice(at + 1)];
    }),
  );
}
