import { CALL_CLASSES, type CallClass } from "./codes";

/** What a list of calls (CSV) may say of each. */
export const LIST_COLUMNS = ["number", "at", "answer", "end", "class", "note"] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

const HEADS: Readonly<Record<ListColumn, readonly string[]>> = {
  number: ["nomor", "number", "nomor telepon", "no telepon", "caller", "phone"],
  at: ["waktu", "at", "time", "tanggal", "waktu masuk", "ring"],
  answer: ["jawab", "answer", "answered", "waktu jawab"],
  end: ["selesai", "end", "ended", "waktu selesai"],
  class: ["kelas", "class", "jenis"],
  note: ["catatan", "note", "keterangan"],
};

/** Which column of a heading line says what, by its words in either language. */
export function columnsByHead(heads: readonly string[]): Partial<Record<ListColumn, number>> {
  const plain = heads.map((head) => head.trim().toLowerCase());
  return Object.fromEntries(
    LIST_COLUMNS.flatMap((column) => {
      const at = plain.findIndex((head) => HEADS[column].includes(head));
      return at < 0 ? [] : [[column, at]];
    }),
  );
}

/** `B` as the second column; null where it is no column of a spreadsheet. */
export function columnOfLetters(letters: string): number | null {
  if (!/^[A-Z]{1,2}$/i.test(letters)) return null;
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const CLASS_WORDS: Readonly<Record<string, CallClass>> = {
  darurat: "real",
  nyata: "real",
  normal: "real",
  emergency: "real",
  informasi: "information",
  "permintaan informasi": "information",
  perkembangan: "progress",
  "menanyakan perkembangan": "progress",
  iseng: "prank",
  hening: "ghost",
  terputus: "abandoned",
  abandon: "abandoned",
  drop: "abandoned",
  "tidak terjawab": "unanswered",
  missed: "unanswered",
  "no answer": "unanswered",
  "uji coba": "test",
  percobaan: "test",
  "belum dikelaskan": "unclassified",
};

/** A class by its code or its words; `unclassified` for nothing, null for what is not known. */
export function classOfWords(text: string): CallClass | null {
  const plain = text.trim().toLowerCase();
  if (plain === "") return "unclassified";
  return CALL_CLASSES.find((code) => code === plain) ?? CLASS_WORDS[plain] ?? null;
}

/**
 * A time as lists write it, as ISO 8601: `2026-10-05 10:15:30`, `05/10/2026 10.15`, `2026-10-05T10:15:30+07:00`. Without
 * an offset it has none: it is the office's. null where it is no time.
 */
export function isoOfListTime(text: string): string | null {
  const plain = text.trim();
  const iso =
    /^(\d{4})-(\d{1,2})-(\d{1,2})[T ]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      plain,
    );
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[ ,T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?$/.exec(plain);
  const parts = iso ?? (local && [local[0], local[3], local[2], local[1], local[4], local[5], local[6], undefined]);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second = "00", offset = ""] = parts;
  const two = (value: string | undefined) => String(value).padStart(2, "0");
  const zone = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${zone}`;
}
