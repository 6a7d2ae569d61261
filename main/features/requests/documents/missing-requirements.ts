import type { PrintDocument } from "../../../../shared/domain/documents/model";
import { Refusal } from "../../../../shared/ipc/errors";
import type { QueryTools } from "../../query";
import {
  cityOf,
  complaintChannels,
  documentSource,
  letterOpening,
  ownSigner,
  requestFacts,
  requestFooter,
} from "./common";

/** Pemberitahuan kekurangan persyaratan. @throws Refusal `does-not-apply` where nothing is missing */
export function missingRequirements({ id }: { id: string }, tools: QueryTools): PrintDocument {
  const source = documentSource(id, tools);
  const { state, service, personal } = source;
  const missing = state.requirements.filter((item) => item.state === "missing");
  if (missing.length === 0) throw new Refusal("does-not-apply", { number: state.number });
  const pause = state.pauses.findLast((candidate) => candidate.to === null && candidate.ground === "requirements");
  return {
    kind: "missing-requirements",
    title: "Pemberitahuan kekurangan persyaratan",
    subtitle: "",
    paper: "A4",
    letterhead: source.letterhead,
    blocks: [
      ...letterOpening(source, `Kekurangan persyaratan permohonan ${state.number}`),
      {
        block: "paragraph",
        text: `Permohonan Saudara yang kami terima pada ${source.instant(state.receivedAt)} sudah kami periksa:`,
      },
      { block: "facts", columns: 1, framed: false, facts: requestFacts(source) },
      { block: "paragraph", text: "Persyaratan berikut belum lengkap. Mohon dilengkapi:" },
      {
        block: "table",
        columns: [
          { title: "No.", width: 8, align: "center" },
          { title: "Persyaratan yang kurang", width: 52, align: "start" },
          { title: "Catatan petugas", width: 40, align: "start" },
        ],
        rows: missing.map((item, index) => [
          String(index + 1),
          service.entry.requirements[item.index] ?? "",
          item.note ? personal(item.note) : "",
        ]),
        empty: "",
      },
      {
        block: "paragraph",
        text:
          pause === undefined
            ? "Sebutkan nomor permohonan saat menyampaikan kekurangan tersebut."
            : `Jangka waktu pelayanan berhenti sejak ${source.instant(pause.from)} dan berjalan kembali setelah kekurangan tersebut kami terima. Sebutkan nomor permohonan saat menyampaikannya.`,
      },
      { block: "heading", text: "Pengaduan, saran dan masukan" },
      complaintChannels(source),
      {
        block: "signatures",
        place: cityOf(tools),
        date: source.longDate(tools.now),
        signers: [ownSigner(source)],
      },
    ],
    footer: requestFooter("Kekurangan persyaratan", source),
    name: `Kekurangan persyaratan ${state.number}`,
  };
}
