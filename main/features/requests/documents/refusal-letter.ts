import type { Block, PrintDocument } from "../../../../shared/domain/documents/model";
import { Refusal } from "../../../../shared/ipc/errors";
import type { QueryTools } from "../../query";
import {
  cityOf,
  complaintChannels,
  type DocumentSource,
  documentSource,
  headSigner,
  letterOpening,
  requestFacts,
  requestFooter,
} from "./common";

/**
 * Pemberitahuan penolakan, or that a request was answered but cannot be fulfilled: the reason, and what the applicant
 * can do. @throws Refusal `does-not-apply` for any other request
 */
export function refusalLetter({ id }: { id: string }, tools: QueryTools): PrintDocument {
  const source = documentSource(id, tools);
  const { state, personal } = source;
  const { closed, status } = state;
  const refused = status === "refused";
  if (!closed || !(refused || status === "unfulfilled")) throw new Refusal("does-not-apply", { number: state.number });
  const what = refused ? "ditolak" : "tidak dapat dipenuhi";
  return {
    kind: "refusal-letter",
    title: refused ? "Pemberitahuan penolakan permohonan" : "Pemberitahuan permohonan tidak dapat dipenuhi",
    subtitle: "",
    paper: "A4",
    letterhead: source.letterhead,
    blocks: [
      ...letterOpening(source, `Permohonan ${state.number} ${what}`),
      {
        block: "paragraph",
        text: `Permohonan Saudara yang kami terima pada ${source.instant(state.receivedAt)}:`,
      },
      { block: "facts", columns: 1, framed: false, facts: requestFacts(source) },
      { block: "paragraph", text: `${what} pada ${source.instant(closed.at)} dengan alasan:` },
      { block: "paragraph", text: personal(closed.text) },
      ...remedies(source),
      {
        block: "signatures",
        place: cityOf(tools),
        date: source.longDate(closed.at),
        signers: [
          source.service.register === "ppid"
            ? { role: "Pejabat Pengelola Informasi dan Dokumentasi", name: "", rank: "", nip: "" }
            : headSigner(tools),
        ],
      },
    ],
    footer: requestFooter("Pemberitahuan", source),
    name: `Pemberitahuan ${refused ? "penolakan" : "tidak dapat dipenuhi"} ${state.number}`,
  };
}

/** What the applicant can do: UU 14/2008 articles 35 and 36 for public information, the standard's channels for all. */
function remedies(source: DocumentSource): Block[] {
  const objection: Block = {
    block: "paragraph",
    text: "Apabila keberatan, Saudara dapat mengajukan keberatan secara tertulis kepada Atasan PPID dalam jangka waktu paling lambat 30 (tiga puluh) hari kerja setelah ditemukannya alasan keberatan (Undang-Undang Nomor 14 Tahun 2008 Pasal 35 dan Pasal 36).",
  };
  return [
    { block: "heading", text: "Hak Saudara" },
    ...(source.service.register === "ppid" ? [objection] : []),
    {
      block: "paragraph",
      text: "Keberatan dan pengaduan atas pelayanan ini dapat disampaikan melalui saluran yang ditetapkan standar layanan:",
    },
    complaintChannels(source),
  ];
}
