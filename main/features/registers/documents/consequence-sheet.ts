import { BLANK, type PrintDocument } from "../../../../shared/domain/documents/model";
import { Refusal } from "../../../../shared/ipc/errors";
import type { QueryTools } from "../../query";
import { cityOf, documentSource, requestFooter } from "../../requests/documents/common";
import { registerSource } from "../queries/source";

/** Room for a signature in a cell. */
const ROOM = "\u00a0\n\u00a0\n\u00a0";

/** "Sri Wahyuni, Ketua PPID" -> number, name, position and room to sign. Each line of the field is one official. */
function officialRows(officials: string): string[][] {
  const named = officials
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return named.map((line, index) => {
    const comma = line.indexOf(",");
    const [name, position] = comma < 0 ? [line, ""] : [line.slice(0, comma), line.slice(comma + 1)];
    return [String(index + 1), name.trim(), position.trim(), ROOM];
  });
}

/**
 * Lembar pengujian konsekuensi, signed by all who tested (Perki 1/2021 article 49): officials, unit, information,
 * reasons (law and analysis), period, place and date.
 * @throws Refusal `not-found` for an entry that is not there
 */
export function consequenceSheet({ id, entry }: { id: string; entry: string }, tools: QueryTools): PrintDocument {
  const document = documentSource(id, tools);
  const { sheet } = registerSource(id, tools, { printed: true });
  const test = sheet("consequence-test", entry);
  if (!test.filled) throw new Refusal("not-found", { id: entry });
  const typed = (field: string) => document.personal(test.words(field));
  const fact = (label: string, value: string) => ({ label, value: value || "-" });
  return {
    kind: "consequence-sheet",
    title: "Lembar pengujian konsekuensi",
    subtitle: `Permohonan ${document.state.number}`,
    paper: "A4",
    letterhead: document.letterhead,
    blocks: [
      {
        block: "facts",
        columns: 1,
        framed: true,
        facts: [
          fact("Waktu pengujian", test.words("occasion")),
          fact("Tanggal", test.words("tested-on")),
          fact("Tempat", typed("place")),
          fact("Unit kerja", typed("unit")),
          fact("Dokumen", typed("document")),
          fact("Informasi yang akan dikecualikan", typed("information")),
        ],
      },
      { block: "heading", text: "Dasar dan analisis" },
      {
        block: "facts",
        columns: 1,
        framed: true,
        facts: [
          fact("Pasal 17 UU 14/2008", test.words("exclusions")),
          fact("Undang-undang", typed("law")),
          fact("Analisis dan konsekuensi", typed("analysis")),
          fact("Kepatutan", typed("propriety")),
          fact("Kesusilaan", typed("morality")),
          fact("Kepentingan umum", typed("public-interest")),
        ],
      },
      { block: "heading", text: "Keputusan" },
      {
        block: "facts",
        columns: 1,
        framed: true,
        facts: [fact("Keputusan", test.words("decision")), fact("Jangka waktu pengecualian", typed("period"))],
      },
      { block: "paragraph", text: `${typed("place") || cityOf(tools) || BLANK}, ${test.words("tested-on")}` },
      {
        block: "table",
        columns: [
          { title: "No", width: 1, align: "center" },
          { title: "Nama", width: 5, align: "start" },
          { title: "Jabatan", width: 5, align: "start" },
          { title: "Tanda tangan", width: 5, align: "start" },
        ],
        rows: officialRows(typed("officials")),
        empty: "-",
      },
    ],
    footer: requestFooter("Lembar pengujian konsekuensi", document),
    name: `Lembar pengujian konsekuensi ${document.state.number}`,
  };
}
