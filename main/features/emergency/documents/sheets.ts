import {
  CALL_CLASSES,
  CATEGORIES,
  type CallClass,
  type Category,
  STAMPS,
  type Stamp,
} from "../../../../shared/domain/emergency/codes";
import { type EmergencyReport, publicCounts } from "../../../../shared/domain/emergency/report";
import { codeWords } from "../../../../shared/domain/eventlog/codes";
import { CALL_CLASS_WORDS, CATEGORY_WORDS, STAMP_WORDS } from "../../../../shared/text/emergency-words";
import type { Sheet } from "../../../documents/xlsx";

type Counts = Readonly<Record<string, number>>;

/** The sheets of a period's report, in the order in which offices publish them. `isPublic`: fit to be published. */
export function emergencySheets(report: EmergencyReport, { isPublic }: { isPublic: boolean }): Sheet[] {
  const { period, calls, byClass, real, intervals } = report;
  const shown = (counts: Counts) => Object.entries(isPublic ? publicCounts(counts) : counts);
  const title = (what: string) => [`Layanan NTPD 112, ${period}`, what];
  const table = (name: string, what: string, head: string, rows: [string, string | number][]): Sheet => ({
    name,
    title: title(what),
    columns: [
      { head, width: 40 },
      { head: "Jumlah", width: 12 },
    ],
    rows,
  });
  const category = (code: string) => codeWords<Category>(CATEGORIES, code, (known) => CATEGORY_WORDS[known]);
  const stamp = (code: string) => codeWords<Stamp>(STAMPS, code, (known) => STAMP_WORDS[known]);
  const classWords = (code: string) => codeWords<CallClass>(CALL_CLASSES, code, (known) => CALL_CLASS_WORDS[known]);
  return [
    table("Panggilan", "Panggilan masuk", "Panggilan", [
      ["Masuk", calls.in],
      ["Terjawab", calls.answered],
      ["Tidak terjawab", calls.unanswered],
      ["Terputus", calls.abandoned],
    ]),
    table(
      "Kelas",
      "Panggilan menurut kelas",
      "Kelas",
      Object.entries(byClass).map(([code, n]) => [classWords(code), n]),
    ),
    table(
      "Kategori",
      "Kejadian nyata menurut kategori",
      "Kategori",
      shown(real.byCategory).map(([code, n]) => [category(code), n]),
    ),
    table("Unit", "Kejadian nyata menurut instansi dan unit", "Unit", shown(real.byUnit)),
    table("Wilayah", "Kejadian nyata menurut wilayah", "Wilayah", shown(real.byArea)),
    table(
      "Jam",
      "Kejadian nyata menurut jam",
      "Jam",
      shown(real.byHour).map(([hour, n]) => [`${hour}.00`, n]),
    ),
    {
      name: "Waktu tanggap",
      title: title("Ruas waktu tanggap; median dan persentil ke-90 menurut peringkat terdekat"),
      columns: [
        { head: "Dari", width: 20 },
        { head: "Sampai", width: 20 },
        { head: "Kategori", width: 28 },
        { head: "n", width: 8 },
        { head: "Median (detik)", width: 16 },
        { head: "P90 (detik)", width: 14 },
        { head: "Janji (detik)", width: 14 },
        { head: "Dalam janji (%)", width: 16 },
      ],
      rows: intervals.map((one) => [
        stamp(one.from),
        stamp(one.to),
        one.category === null ? "semua" : category(one.category),
        one.n,
        one.median_s,
        one.p90_s,
        one.target_s,
        one.within === null ? null : Math.round(one.within * 1000) / 10,
      ]),
    },
  ];
}
