import type { Block, PrintDocument } from "../../../../shared/domain/documents/model";
import type { DocumentRequest } from "../../../../shared/domain/documents/request";
import { REGISTER_COLUMNS, type RegisterList } from "../../../../shared/domain/registers/columns";
import { Refusal } from "../../../../shared/ipc/errors";
import type { RegisterCell } from "../../../../shared/ipc/registers";
import { formatDate, formatDay, formatInstant, formatLongDate } from "../../../../shared/text/format";
import type { QueryTools } from "../../query";
import { cityOf, headSigner, letterheadOf } from "../../requests/documents/common";
import { rowsForPrint } from "../queries/list";

/** As many lines as one print takes: some hundred sheets. */
const LONGEST = 2_000;

const TITLES: Readonly<Record<RegisterList, { title: string; law: string }>> = {
  ppid: { title: "Register permohonan informasi publik", law: "UU 14/2008; Perki 1/2021" },
  objections: { title: "Register keberatan", law: "UU 14/2008 Ps. 35–36; Perki 1/2021" },
  complaints: { title: "Register pengaduan", law: "PermenPANRB 62/2018 (SP4N-LAPOR!)" },
  incidents: { title: "Register insiden siber", law: "Peraturan BSSN 1/2024" },
  visits: { title: "Register kunjungan data center", law: "" },
  letters: { title: "Agenda surat masuk", law: "" },
};

function cellText(cell: RegisterCell, zone: string): string {
  if (typeof cell === "string") return cell;
  if ("day" in cell) return formatDay(cell.day, "id");
  return cell.time ? formatInstant(cell.at, zone, "id") : formatDate(cell.at, zone, "id");
}

/** "1 November 2026 – 30 November 2026"; `to` is not in it. */
function periodText(from: number | null, to: number | null, zone: string): string {
  const first = from === null ? null : formatLongDate(from, zone, "id");
  const last = to === null ? null : formatLongDate(to - 1, zone, "id");
  if (first !== null && last !== null) return first === last ? first : `${first} – ${last}`;
  if (first !== null) return `sejak ${first}`;
  return last === null ? "semua" : `sampai ${last}`;
}

/**
 * A register of a period in its own columns, oldest line first. Reporters who asked for it stay unnamed.
 * @throws Refusal `register-too-long`
 */
export function registerPrint(request: DocumentRequest & { kind: "register" }, tools: QueryTools): PrintDocument {
  const { list, from, to } = request;
  const { zone } = tools.reference;
  const { rows, more } = rowsForPrint({ list, from, to, search: request.search.trim() }, LONGEST, tools);
  if (more) throw new Refusal("register-too-long", { limit: LONGEST });
  const { title, law } = TITLES[list];
  const period = periodText(from, to, zone);
  const table: Block = {
    block: "table",
    columns: REGISTER_COLUMNS[list].map((column) => ({ title: column.title, width: column.width, align: "start" })),
    rows: rows.map((row) => row.cells.map((cell) => cellText(cell, zone))),
    empty: "Nihil pada periode ini.",
  };
  const notes = [
    law && `Dasar: ${law}.`,
    request.search.trim() && `Hanya baris yang memuat “${request.search.trim()}”.`,
    tools.may("requests.read-personal") ? "" : "Data pribadi tidak ditampilkan untuk peran yang mencetak.",
  ].filter((note) => note !== "");
  return {
    kind: "register",
    title,
    subtitle: `Periode: ${period}`,
    paper: "A4-landscape",
    letterhead: letterheadOf(tools),
    blocks: [
      table,
      ...notes.map((text): Block => ({ block: "note", text })),
      {
        block: "signatures",
        place: cityOf(tools),
        date: formatLongDate(tools.now, zone, "id"),
        signers: [headSigner(tools)],
      },
    ],
    footer: `${title} · ${period} · dicetak ${formatInstant(tools.now, zone, "id")}`,
    name: `${title} ${period}`,
  };
}
