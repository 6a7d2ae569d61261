import type { PrintDocument } from "../../../../shared/domain/documents/model";
import { Refusal } from "../../../../shared/ipc/errors";
import type { QueryTools } from "../../query";
import { cityOf, documentSource, headSigner, requestFooter } from "../../requests/documents/common";
import { registerSource } from "../queries/source";

/**
 * The report of a cyber incident to the sector team, with the least that Peraturan BSSN 1/2024 article 15 asks for: who
 * reports, description, chronology and impact.
 * @throws Refusal `not-found` while its sheet has not been filled in
 */
export function incidentReport({ id }: { id: string }, tools: QueryTools): PrintDocument {
  const document = documentSource(id, tools);
  const source = registerSource(id, tools, { printed: true });
  const report = source.sheet("incident-report");
  if (!report.filled) throw new Refusal("not-found", { id: "incident-report" });
  const typed = (field: string) => document.personal(report.words(field));
  const fact = (label: string, value: string) => ({ label, value: value || "-" });
  const notices = source.sheets("incident-notified");
  return {
    kind: "incident-report",
    title: "Laporan insiden siber",
    subtitle: report.words("tlp"),
    paper: "A4",
    letterhead: document.letterhead,
    blocks: [
      {
        block: "facts",
        columns: 1,
        framed: true,
        facts: [
          fact("Nomor", document.state.number),
          fact("Waktu ditemukan", report.words("discovered-at")),
          fact("Sistem", document.personal(source.asked("system") || source.asked("website"))),
          fact("Jenis insiden", report.words("kind")),
          fact("Tingkat keparahan", report.words("severity")),
          fact("Pada infrastruktur informasi vital", report.words("vital")),
          fact("Kegagalan pelindungan data pribadi", report.words("personal-data")),
          fact("Penyebaran", report.words("tlp")),
        ],
      },
      { block: "heading", text: "Isi minimal laporan (Peraturan BSSN 1/2024 Pasal 15)" },
      {
        block: "facts",
        columns: 1,
        framed: true,
        facts: [
          fact("Kontak pelapor", typed("contact")),
          fact("Deskripsi", typed("description")),
          fact("Kronologi", typed("chronology")),
          fact("Dampak", typed("impact")),
          fact("Bukti", typed("evidence")),
        ],
      },
      {
        block: "table",
        columns: [
          { title: "Diberitahukan kepada", width: 3, align: "start" },
          { title: "Waktu", width: 3, align: "start" },
          { title: "Cara", width: 3, align: "start" },
        ],
        rows: notices.map((sent) => [
          sent.words("recipients"),
          sent.words("notified-at"),
          document.personal(sent.words("how")),
        ]),
        empty: "Belum ada pemberitahuan yang dicatat.",
      },
      {
        block: "signatures",
        place: cityOf(tools),
        date: document.longDate(tools.now),
        signers: [headSigner(tools)],
      },
    ],
    footer: requestFooter("Laporan insiden siber", document),
    name: `Laporan insiden siber ${document.state.number}`,
  };
}
