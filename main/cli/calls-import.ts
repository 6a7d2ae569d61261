import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { parseInstant } from "../../shared/domain/deadlines/instants";
import {
  classOfWords,
  columnOfLetters,
  columnsByHead,
  isoOfListTime,
  LIST_COLUMNS,
  type ListColumn,
} from "../../shared/domain/emergency/call-list";
import { readCallerNumber } from "../../shared/identity/caller-number";
import { callerProblemText } from "../../shared/text/place-text";
import type { ImportCall } from "../features/emergency/commands/call-import";
import { FEATURES } from "../features/index";
import { Store } from "../store/store";
import { ACCESS_HELP, ACCESS_OPTIONS, existingFolder, openFolder } from "./access";
import { readOptions, required } from "./options";
import { answer, CliError, type Verb } from "./verb";

type Columns = Partial<Record<ListColumn, number>>;

/** `calls import`: brings the calls of a list that the call management system made. */
export const callsImport: Verb = {
  name: "calls import",
  summary: "masukkan daftar panggilan (CSV) dari sistem panggilan",
  help: `calls import --data DIR --file BERKAS.csv [--map number=B,at=A] [--dry-run] [--json]

Membaca daftar panggilan. Pemisah, BOM dan Windows-1252 dikenali sendiri. Tanpa --map kolom dikenali dari judulnya
(nomor|number, waktu|at, jawab|answer, selesai|end, kelas|class, catatan|note). Waktu tanpa selisih zona adalah waktu
kantor. Panggilan yang sudah ada (nomor dan waktunya) tidak dicatat lagi. Baris yang ditolak disebut, yang lain masuk.

  --data DIR                folder data
  --file BERKAS             daftar panggilan
  --map KOLOM=HURUF,…       kolom menurut hurufnya, misalnya number=B,at=A
  --dry-run                 hanya periksa
${ACCESS_HELP}
  --json                    cetak {rows, new, known, refused: [{line, reason}]}

Contoh: calls import --data /srv/sigap --file oktober.csv --dry-run`,
  async run(args, context) {
    const options = readOptions(args, {
      data: { type: "string" },
      file: { type: "string" },
      map: { type: "string" },
      "dry-run": { type: "boolean" },
      ...ACCESS_OPTIONS,
    });
    const paths = existingFolder(options.data);
    const file = required(options.file, "file", "oktober.csv");
    const { lines, columns } = readList(decoded(readFileSync(file)), options.map);
    const { officeKey } = await openFolder(context, paths, options);
    const { clock, random } = context;
    const store = Store.open({ paths, officeKey, clock, random, features: FEATURES });
    const result = { rows: lines.length, new: 0, known: 0, refused: [] as { line: number; reason: string }[] };
    const dryRun = options["dry-run"] ?? false;
    const seen = new Set<string>();
    try {
      const { zone } = store.referenceData;
      store.inBulk(() => {
        for (const { line, cells } of lines) {
          const read = callOf(cells, columns, zone, clock.now().wall);
          if (typeof read === "string") {
            result.refused.push({ line, reason: read });
            continue;
          }
          const same = `${read.number}\n${read.ringAt}`;
          const context = { operatorId: null, main: true };
          const { added } = store.execute("calls.import", { ...read, dryRun }, context) as { added: boolean };
          if (added && !seen.has(same)) result.new += 1;
          else result.known += 1;
          seen.add(same);
        }
      });
    } finally {
      store.close();
    }
    answer(context, options.json, result, [
      `${result.rows} baris: ${result.new} baru${dryRun ? " (belum dicatat)" : ""}, ${result.known} sudah ada, ${result.refused.length} ditolak.`,
      ...result.refused.map(({ line, reason }) => `  baris ${line}: ${reason}`),
    ]);
    return 0;
  },
};

/** The text of a file in UTF-8, UTF-16 with its mark, or Windows-1252. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

interface Line {
  /** As an editor counts them. */
  line: number;
  cells: string[];
}

function readList(text: string, map: string | undefined): { lines: Line[]; columns: Columns } {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), { delimitersToGuess: [",", ";", "\t", "|"] });
  const all = data
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const [head] = all;
  if (!head) throw new CliError("Daftar ini kosong.");
  const columns = map === undefined ? columnsByHead(head.cells) : mapped(map, head.cells);
  if (columns.at === undefined) {
    const example = "--map number=B,at=A";
    throw new CliError(
      `Kolom waktu tidak ditemukan. Judul yang ada: ${head.cells.join(", ")}. Sebutkan kolomnya: ${example}.`,
    );
  }
  // A list without a heading line begins with a call.
  const begins = map !== undefined && isoOfListTime(head.cells[columns.at] ?? "") !== null;
  return { lines: begins ? all : all.slice(1), columns };
}

/** @throws CliError for a column that is not known */
function mapped(map: string, heads: readonly string[]): Columns {
  const columns: Columns = {};
  for (const pair of map.split(",")) {
    const [name = "", place = ""] = pair.split("=").map((part) => part.trim());
    const column = LIST_COLUMNS.find((one) => one === name);
    const byHead = heads.findIndex((head) => head.trim().toLowerCase() === place.toLowerCase());
    const at = byHead >= 0 ? byHead : columnOfLetters(place);
    if (!column || at === null) {
      throw new CliError(
        `--map tidak dapat dibaca: "${pair}". Kolom: ${LIST_COLUMNS.join(", ")}; tempatnya huruf, misalnya number=B,at=A.`,
      );
    }
    columns[column] = at;
  }
  return columns;
}

/** A line as a call, or why it is none. */
function callOf(cells: readonly string[], columns: Columns, zone: string, now: number): ImportCall | string {
  const cell = (column: ListColumn) => (columns[column] === undefined ? "" : (cells[columns[column]] ?? "").trim());
  const time = (column: ListColumn): number | null | undefined => {
    if (cell(column) === "") return null;
    const iso = isoOfListTime(cell(column));
    try {
      return iso === null ? undefined : parseInstant(iso, zone);
    } catch {
      return undefined;
    }
  };
  const [ringAt, answerAt, endAt] = [time("at"), time("answer"), time("end")];
  if (ringAt === null) return "waktu kosong";
  if (ringAt === undefined) return `waktu tidak terbaca: "${cell("at")}"`;
  if (answerAt === undefined) return `waktu jawab tidak terbaca: "${cell("answer")}"`;
  if (endAt === undefined) return `waktu selesai tidak terbaca: "${cell("end")}"`;
  if (ringAt > now) return "waktu belum terjadi";
  if (answerAt !== null && answerAt < ringAt) return "dijawab sebelum berdering";
  if (endAt !== null && endAt < (answerAt ?? ringAt)) return "selesai sebelum dimulai";
  const number = readCallerNumber(cell("number"));
  if (!number.ok) return callerProblemText(number.problem, "id");
  const said = classOfWords(cell("class"));
  if (said === null) return `kelas tidak dikenal: "${cell("class")}"`;
  return { number: cell("number"), ringAt, answerAt, endAt, class: said, note: cell("note") };
}
